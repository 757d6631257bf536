import { html } from "../../lib/dom.js";
import { T, t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";
import { NameCloud } from "../../components/NameCloud.js";
import { Pin } from "../../components/Pin.js";
import { QrCode } from "../../components/QrCode.js";
import { Tag } from "../../components/Tag.js";
import { useRemoval } from "./people.js";

/** @import { Game } from "lms-types/live" */
/** @import { Host } from "./commands.js" */

/** @param {string} url */
const address = (url) => {
  const { host, pathname } = new URL(url, location.href);
  return host + pathname.replace(/\/\d+$/, "");
};

/**
 * What a plain `make run` listens on: no other device gets there.
 * @param {string} url
 */
const ownMachine = (url) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url, location.href).hostname);

/** @param {{ sessionId: string, host: Host, state: Game, showCount: boolean, clean: boolean }} props */
export function Lobby({ sessionId, host, state, showCount, clean }) {
  const { menu, dialog } = useRemoval(host);
  return html`
    <div class="lobby">
      <section class="lobby-join" data-locked=${state.locked}>
        <div>
          <p class="lobby-at"><${T} k="host.join_at" host=${html`<b dir="ltr">${address(state.join_url)}</b>`} /></p>
          <h1 class="lobby-pin" tabindex="-1"><${Pin} value=${state.pin} /></h1>
          ${ownMachine(state.join_url) && !clean && html`<p class="lobby-own"><${Icon} name="alert" /><span><${T} k="host.own_machine" command=${html`<code dir="ltr">HOST=0.0.0.0 make run</code>`} /></span></p>`}
          <p class="lobby-lock">${state.locked && html`<${Tag} tone="warn">${t("host.locked_tag")}<//>`}</p>
        </div>
        <${QrCode} sessionId=${sessionId} pin=${state.pin} />
      </section>
      <section class="lobby-names" aria-label=${t("host.people_title")}>
        <h2 class="num">${showCount ? t("host.players_in", { n: state.count }) : t("host.people_title")}</h2>
        <${NameCloud} names=${state.names} count=${state.count} counted=${showCount} menu=${!clean && !host.off && menu} />
      </section>
      ${dialog}
    </div>`;
}
