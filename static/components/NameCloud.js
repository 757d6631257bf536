// New names at the end, fifty in the document; each can be a menu for its host.
import { html, useEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { say } from "./Announcer.js";
import { Menu } from "./Menu.js";
import { Name } from "./Name.js";

/** @import { Player } from "lms-types/live" */
/** @import { MenuItem } from "lms-types/view" */

const SHOWN = 50; // as many as live.lobby brings
const SPEAK_EVERY = 10000;

/** @param {number} count @param {boolean} counted */
function useSpokenCount(count, counted) {
  const latest = useRef(count);
  const spoken = useRef(count);
  latest.current = count;
  useEffect(() => {
    if (!counted) return undefined;
    const id = setInterval(() => {
      if (latest.current === spoken.current) return;
      spoken.current = latest.current;
      say(t("host.players_in", { n: latest.current }));
    }, SPEAK_EVERY);
    return () => clearInterval(id);
  }, [counted]);
}

/**
 * Ids grow with time, and the server's lists come in either order.
 * @param {Player} a @param {Player} b
 */
const byAge = (a, b) => (a.participant_id < b.participant_id ? -1 : 1);

/**
 * `menu` makes each name a menu: its items for that person. Only the server's list is shown: who isn't on it may have been removed.
 * @param {{ names: Player[], count: number, counted?: boolean, menu?: ((person: Player) => MenuItem[]) | false }} props
 */
export function NameCloud({ names, count, counted = true, menu }) {
  useSpokenCount(count, counted);
  const shown = [...names].sort(byAge).slice(-SHOWN);
  const more = count - shown.length;
  return html`
    <ul class="cloud" data-size=${count <= 12 ? "l" : count <= 40 ? "m" : "s"}>
      ${shown.map((person) => {
        const name = html`<${Name}>${person.nickname}<//>`;
        return menu
          ? html`<li key=${person.participant_id}><${Menu} kind="chip" label=${t("host.player_menu", { name: person.nickname })} text=${name} items=${menu(person)} /></li>`
          : html`<li class="chip" key=${person.participant_id}>${name}</li>`;
      })}
      ${more > 0 && shown.length > 0 && html`<li class="chip" data-more="true">${counted ? t("host.more_names", { n: more }) : t("host.more_names_hidden")}</li>`}
    </ul>
    ${count === 0 && html`<p class="quiet cloud-empty">${t("host.waiting")}</p>`}`;
}
