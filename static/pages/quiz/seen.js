// What the settings mean for students, as a small table: when they see what.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";

/** @param {{ yes: boolean }} props */
const Mark = ({ yes }) =>
  html`<span class="seen-mark" data-yes=${yes}><${Icon} name=${yes ? "check" : "dash"} />${t(yes ? "qset.seen" : "qset.hidden")}</span>`;

/** @param {{ score: string, answers: string, manual: boolean, closes: boolean }} props */
export function Seen({ score, answers, manual, closes }) {
  /** @type {[when: string, score: boolean, key: boolean][]} */
  const rows = [
    ["running", false, false],
    ["handed_in", score === "after_submit", false],
    ["last", score === "after_submit", answers === "after_submit"],
    ...(closes ? [/** @type {[string, boolean, boolean]} */ (["closed", score !== "never", answers !== "never"])] : []),
  ];
  return html`
    <table class="table seen">
      <caption>${t(manual ? "qset.seen_released" : "qset.seen_title")}</caption>
      <thead><tr><th scope="col">${t("qset.seen_when")}</th><th scope="col">${t("qset.seen_score")}</th><th scope="col">${t("qset.seen_key")}</th></tr></thead>
      <tbody>${rows.map(([when, first, second]) => html`<tr key=${when}><th scope="row">${t(`qset.seen_${when}`)}</th><td data-label=${t("qset.seen_score")}><${Mark} yes=${first} /></td><td data-label=${t("qset.seen_key")}><${Mark} yes=${second} /></td></tr>`)}</tbody>
    </table>
    ${!closes && (score === "after_close" || answers === "after_close") && html`<p class="meta">${t("qset.never_closes")}</p>`}`;
}
