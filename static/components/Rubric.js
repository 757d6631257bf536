// What the levels of a rubric that were chosen are worth, and how they are shown.
import { html } from "../lib/dom.js";
import { number, t } from "../lib/i18n.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["RubricOut"]} Rubric */
/** @typedef {Rubric["criteria"][number]} Criterion */
/** @typedef {{ level_id: string, comment: string }} Chosen */
/** @typedef {Chosen & { title: string, level: string, points: string, max_points: string, position?: number }} Given as it is stored: readable without the rubric */

/** @param {Criterion} criterion */
const most = ({ levels }) => Math.max(...levels.map(({ points }) => points));

/**
 * The question's points by the chosen levels, as the server counts them: two places.
 * @param {Rubric} rubric @param {Record<string, Chosen>} chosen @param {number} points
 */
export function worth(rubric, chosen, points) {
  const largest = rubric.criteria.reduce((sum, one) => sum + most(one), 0);
  const sum = rubric.criteria.reduce(
    (all, one) => all + (one.levels.find(({ id }) => id === chosen[one.id]?.level_id)?.points ?? 0),
    0,
  );
  return largest ? Math.round((100 * points * sum) / largest + 1e-9) / 100 : 0;
}

/** @param {Record<string, Given>} given */
const inOrder = (given) =>
  Object.entries(given).sort(([, one], [, other]) => (one.position ?? 0) - (other.position ?? 0));

/** @param {{ given: Record<string, Given> }} props */
export const RubricGiven = ({ given }) => html`
  <ul class="plain rubric-given">
    ${inOrder(given).map(
      ([id, one]) => html`
      <li key=${id}><span class="rubric-line"><b dir="auto">${one.title}</b><span class="num">${t("rubric.of", { n: Number(one.points), max: Number(one.max_points) })}</span></span>
        <span dir="auto">${one.level}</span>${one.comment && html`<span class="quiet" dir="auto">${one.comment}</span>`}</li>`,
    )}
  </ul>`;

/** @param {{ rubric: Rubric }} props */
export const RubricTable = ({ rubric }) => html`
  <ul class="plain rubric-given">
    ${rubric.criteria.map(
      (one) => html`
      <li key=${one.id}><b dir="auto">${one.title}</b>
        <span class="rubric-levels">${one.levels.map((level) => html`<span class="tag" key=${level.id}><span dir="auto">${level.title}</span> <span class="num">${number(level.points)}</span></span>`)}</span></li>`,
    )}
  </ul>`;
