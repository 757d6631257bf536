// What is put in order, paired or sorted: on the projector as it is asked, then the solution.
import { html } from "../../lib/dom.js";
import { sidesOf } from "../../lib/answers.js";
import { number, percent, t } from "../../lib/i18n.js";
import { Label, textOf } from "../../components/Rich.js";

/** @import { Asked, Option } from "lms-types/live" */
/** @import { Layout } from "../../lib/fit.js" */
/** @typedef {Option & { place?: number, with?: Option }} Part */

/**
 * What answers of several parts show: what is to be put in order or paired, then the solution with how many had each part.
 * @param {Asked} state @returns {Part[] | null} null for other types
 */
export function partsOf({ question, revealed }) {
  const { options } = question;
  const sides = sidesOf(question);
  const correct = /** @type {{ options?: string[], pairs?: Record<string, string> } | undefined} */ (revealed?.correct);
  /** @param {Option[]} things @param {string | undefined} id */
  const named = (things, id) => things.find((thing) => thing.id === id);
  if (sides) {
    const { left, right } = sides;
    return left.map((one) => ({ ...one, with: named(right, correct?.pairs?.[one.id]) }));
  }
  if (question.question_type !== "ordering") return null;
  const solved = correct?.options?.flatMap((id) => named(options, id) ?? []);
  return solved?.map((one, n) => ({ ...one, place: n + 1 })) ?? options;
}

/** @param {{ state: Asked, parts: Part[], counts?: Record<string, number> | null, layout: Layout }} props */
export function Parts({ state, parts, counts, layout }) {
  const { question, revealed, tally } = state;
  const sides = sidesOf(question);
  const sorts = question.question_type === "categorise";
  const people = (revealed ?? tally)?.answered;
  const [left, right] = sorts ? ["host.items_of", "host.categories_of"] : ["host.left_of", "host.right_of"];
  const label = t(revealed ? "host.solved" : sides ? left : "host.options_of");
  const size = { "--cols": layout.cols, "--size": layout.size, "--tile": layout.tile };
  return html`
    <ul class="tally parts" data-dense=${layout.dense} style=${size} aria-label=${label}>
      ${parts.map((part) => {
        const { id, place, with: other } = part;
        const n = counts?.[id] ?? 0;
        const share = people ? n / people : 0;
        const words = [place, textOf(part), other && `– ${textOf(other)}`].filter(Boolean).join(" ");
        return html`
          <li class="tile tally-tile" key=${id} data-state=${revealed ? "right" : "idle"}>
            ${revealed && html`<span class="vh">${t("tally.part", { part: words, n, share })}</span>`}
            <span class="tally-line" aria-hidden=${revealed ? "true" : undefined}>
              ${place && html`<b class="part-place num">${number(place)}</b>`}
              <span class="tile-text"><${Label} option=${part} />${other && html` <span class="part-arrow">→</span> <${Label} option=${other} />`}</span>
              ${revealed && html`<span class="tally-count num"><b>${number(n)}</b> <bdi>${percent(share)}</bdi></span>`}
            </span>
            ${revealed && html`<span class="tally-bar" aria-hidden="true"><i style=${{ transform: `scaleX(${share})` }}></i></span>`}
          </li>`;
      })}
    </ul>
    ${
      sides &&
      !revealed &&
      html`<ul class="tally parts partners" data-dense=${layout.dense} style=${size} aria-label=${t(right)}>
        ${sides.right.map((one) => html`<li class="tile tally-tile" key=${one.id} data-state="idle"><span class="tally-line"><span class="tile-text"><${Label} option=${one} /></span></span></li>`)}
      </ul>`
    }`;
}
