// One labelled select a row; a partner that is used stays selectable and says where.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

export function MatchList({ left, right, pairs, off, onChange }) {
  const user = (id, mine) => left.find((item) => item.id !== mine && pairs[item.id] === id);
  return html`
    <ul class="match">
      ${left.map(
        (item) => html`
        <li class="match-row" key=${item.id}>
          <label class="tile-text" for=${`match-${item.id}`} dir="auto">${item.text}</label>
          <select class="input" id=${`match-${item.id}`} value=${pairs[item.id] || ""} disabled=${off} aria-label=${t("play.partner", { option: item.text })}
            onChange=${(event) => onChange({ ...pairs, [item.id]: event.target.value })}>
            <option value="" disabled>${t("play.choose")}</option>
            ${right.map((partner) => {
              const other = user(partner.id, item.id);
              return html`<option value=${partner.id}>${other ? t("play.used", { option: partner.text, other: other.text }) : partner.text}</option>`;
            })}
          </select>
        </li>`,
      )}
    </ul>`;
}
