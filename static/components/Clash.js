// Both texts of what two devices changed; one of them is kept.
import { html } from "../lib/dom.js";
import { moment, t } from "../lib/i18n.js";
import { useMe } from "../lib/session.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";

/** @import { Children } from "lms-types/view" */
/** @import { Change } from "../lib/autosave.js" */

/** Who changed it, and when. @param {Change | null} change @param {string} me */
function titleOf(change, me) {
  if (!change) return t("clash.title");
  const time = moment(new Date(change.at));
  if (!change.by) return t("clash.at", { time });
  return change.by.id === me ? t("clash.own", { time }) : t("clash.by", { name: change.by.name, time });
}

/**
 * @param {{ auto: any, nameOf: (name: string) => Children, shown: (name: string, value: any) => Children }} props
 *   `auto`: an autosave that has met other changes
 */
export function Clash({ auto, nameOf, shown }) {
  const { me } = useMe();
  const by = auto.theirChange?.by;
  return html`
  <${Dialog} title=${titleOf(auto.theirChange, me.id)} wide onClose=${() => {}} actions=${html`
    <${Button} onPress=${() => auto.settle(false)}>${t("clash.theirs")}<//>
    <${Button} kind="primary" data-safe onPress=${() => auto.settle(true)}>${t("clash.mine")}<//>`}>
    <p>${t("clash.text")}</p>
    ${auto.clashes.map(
      (/** @type {{ name: string, theirs: unknown }} */ { name, theirs }) => html`
      <section class="clash" key=${name}>
        <h3>${nameOf(name)}</h3>
        <dl class="clash-sides">
          <div><dt>${t("clash.here")}</dt><dd>${shown(name, auto.values[name])}</dd></div>
          <div><dt>${by && by.id !== me.id ? t("clash.of", { name: by.name }) : t("clash.there")}</dt><dd>${shown(name, theirs)}</dd></div>
        </dl>
      </section>`,
    )}
  <//>`;
}
