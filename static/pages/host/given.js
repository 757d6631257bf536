// What people typed, the most frequent first.
import { html } from "../../lib/dom.js";
import { number, t } from "../../lib/i18n.js";

/** @param {{ counts: Record<string, number>, most?: number }} props */
export function Given({ counts, most = Infinity }) {
  const rows = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most);
  if (rows.length === 0) return html`<p class="quiet">${t("host.nobody_answered")}</p>`;
  return html`<ul class="given" aria-label=${t("host.answers_given")}>${rows.map(([text, n]) => html`<li class="chip" key=${text}><bdi>${text}</bdi> <b class="num">${number(n)}</b></li>`)}</ul>`;
}
