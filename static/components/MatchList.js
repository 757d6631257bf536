// One labelled select a row; a partner that is used stays selectable and says where, unless it may have many.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Label, textOf } from "./Rich.js";

/** @import { Option } from "lms-types/live" */
/** @import { On } from "lms-types/view" */
/** @typedef {Record<string, string>} Pairs */

/** @param {{ left: Option[], right: Option[], pairs: Pairs, off: boolean, many?: boolean, onChange: (pairs: Pairs) => void }} props */
export function MatchList({ left, right, pairs, off, many, onChange }) {
  /** @param {string} id @param {string} mine */
  const user = (id, mine) => left.find((item) => item.id !== mine && pairs[item.id] === id);
  return html`
    <ul class="match">
      ${left.map(
        (item) => html`
        <li class="match-row" key=${item.id}>
          <label class="tile-text" for=${`match-${item.id}`}><${Label} option=${item} /></label>
          <select class="input" id=${`match-${item.id}`} value=${pairs[item.id] || ""} disabled=${off} aria-label=${t(many ? "play.place" : "play.partner", { option: textOf(item) })}
            onChange=${(/** @type {On<HTMLSelectElement>} */ event) => onChange({ ...pairs, [item.id]: event.target.value })}>
            <option value="" disabled>${t("play.choose")}</option>
            ${right.map((partner) => {
              const other = many ? undefined : user(partner.id, item.id);
              return html`<option value=${partner.id}>${other ? t("play.used", { option: textOf(partner), other: textOf(other) }) : textOf(partner)}</option>`;
            })}
          </select>
        </li>`,
      )}
    </ul>`;
}
