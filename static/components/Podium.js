// 2 - 1 - 3 by CSS order, rank order in the document; ties share a step. Third comes first, half a second each.
import { html, useEffect, useState } from "../lib/dom.js";
import { number, t } from "../lib/i18n.js";
import { Name } from "./Name.js";

/** @import { Placed } from "lms-types/live" */
/** @typedef {((rank: number) => number) | null} Tied how many stand on a step, where it is known */

const STEP = 500;
const LISTED = 10; // rows that the podium comes with
const PER_STEP = 3; // names that fit on a step; "+ n" says the rest

/**
 * How many people of a step aren't named: the list ends at ten rows, and `tied` is the step's whole number.
 * @param {Placed[]} people @param {boolean} known @param {Tied} tied
 */
function rest(people, known, tied) {
  const all = Math.max(people.length, tied?.(people[0].rank) ?? 0);
  if (all <= PER_STEP) return null;
  return known ? `+ ${number(all - PER_STEP)}` : t("host.more_names_hidden");
}

/** @param {{ rows: Placed[], at: number, tied?: Tied, counted?: boolean }} props */
export function Podium({ rows, at, tied = null, counted = true }) {
  const steps = [1, 2, 3]
    .map((rank) => ({ rank, people: rows.filter((row) => row.rank === rank) }))
    .filter(({ people }) => people.length);
  return html`
    <ol class="podium">
      ${steps.map(
        ({ rank, people }, i) => html`
        <li class="podium-step" value=${rank} data-rank=${rank} data-shown=${at >= steps.length - i}>
          <span class="podium-names">${people.slice(0, PER_STEP).map((row) => html`<${Name}>${row.name}<//>`)}
            ${people.length > PER_STEP && html`<span class="quiet">${rest(people, counted && (tied !== null || rows.length < LISTED || i < steps.length - 1), tied)}</span>`}</span>
          <span class="podium-block"><b class="num" aria-hidden="true">${number(rank)}</b><span class="num">${number(people[0].total)}</span></span>
        </li>`,
      )}
    </ol>`;
}

/** @param {Placed[]} rows @returns {[at: number, finish: () => void]} */
export function usePodium(rows) {
  const steps = new Set(rows.map((row) => row.rank)).size;
  const [at, set] = useState(0);
  useEffect(() => {
    if (at >= steps) return undefined;
    const id = setTimeout(() => set(at + 1), STEP);
    return () => clearTimeout(id);
  }, [at, steps]);
  return [at, () => set(steps)];
}
