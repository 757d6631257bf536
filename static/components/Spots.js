// Places on a picture: those that were clicked, numbered, and those that are right.
import { html } from "../lib/dom.js";
import { percent, t } from "../lib/i18n.js";
import { Icon } from "./Icon.js";

/** @typedef {number[][]} Points shares of the picture's width and height */

/** @param {Points} points */
const inWords = (points) => points.map(([x, y]) => `${percent(x)} / ${percent(y)}`).join(", ");

/** @param {{ url?: string | null, points: Points, right?: Points }} props `right`: where they may be seen */
export function Spots({ url, points, right = [] }) {
  const said = [
    points.length ? t("spots.chosen", { places: inWords(points) }) : t("outcome.no_answer"),
    ...(right.length ? [t("spots.right", { places: inWords(right) })] : []),
  ];
  return html`
    <div class="take-picture" role="img" aria-label=${said.join(". ")}>
      <img src=${url} alt="" />
      ${right.map(([x, y], n) => html`<span class="spot-ring" key=${n} style=${{ left: `${x * 100}%`, top: `${y * 100}%` }}><${Icon} name="check" /></span>`)}
      ${points.map(([x, y], n) => html`<span class="take-point num" key=${n} style=${{ left: `${x * 100}%`, top: `${y * 100}%` }}>${n + 1}</span>`)}
    </div>
    ${!points.length && html`<p class="meta">${t("outcome.no_answer")}</p>`}
    ${right.length > 0 && html`<p class="meta spot-legend"><span class="spot-right"><${Icon} name="check" /></span>${t("spots.legend")}</p>`}`;
}
