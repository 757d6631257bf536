// Rows in rank order; they move once (FLIP), points don't count up.
import { html, useLayoutEffect, useRef } from "../lib/dom.js";
import { number, t } from "../lib/i18n.js";
import { placed } from "../lib/rank.js";
import { Name } from "./Name.js";

/** @import { Placed } from "lms-types/live" */
/** @import { Ref } from "lms-types/view" */

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** @param {Ref<HTMLElement>} list @param {Placed[]} rows */
function useMoves(list, rows) {
  useLayoutEffect(() => {
    if (still()) return;
    const items = /** @type {HTMLElement[]} */ ([...(list.current?.children ?? [])]);
    const step = items.length > 1 ? items[1].offsetTop - items[0].offsetTop : 0;
    rows.forEach((row, i) => {
      const frames = row.moved ? [{ transform: `translateY(${row.moved * step}px)` }, { transform: "none" }] : null;
      if (frames)
        items[i].animate(frames, { duration: 280, easing: "cubic-bezier(.2,.8,.2,1)", delay: 120, fill: "backwards" });
    });
  }, []);
}

/** @param {{ by: number | null | undefined }} props */
function Moved({ by }) {
  if (by === null || by === undefined) return html`<span class="moved">${t("board.new")}</span>`;
  const [sign, key] = by > 0 ? ["▲", "up"] : by < 0 ? ["▼", "down"] : ["–", "same"];
  return html`<span class="moved num" data-way=${key}><span aria-hidden="true">${sign}${by ? ` ${number(Math.abs(by))}` : ""}</span>
    <span class="vh">${t(`board.${key}`, { n: Math.abs(by) })}</span></span>`;
}

/** @param {{ rows: Placed[], own?: string, count: number, counted?: boolean }} props `own`: the participant to be marked */
export function Leaderboard({ rows, own, count, counted = true }) {
  /** @type {Ref<HTMLOListElement>} */
  const list = useRef(null);
  useMoves(list, rows);
  const more = count - rows.length;
  return html`
    <ol class="board" ref=${list}>
      ${rows.map(
        (row) => html`
        <li class="board-row" key=${row.participant_id} value=${placed(row) ? row.rank : undefined} data-first=${placed(row) && row.rank === 1} aria-current=${row.participant_id === own ? "true" : undefined}>
          <span class="board-rank num">${placed(row) ? number(row.rank) : "–"}</span>
          <${Name}>${row.name}<//>
          <span class="board-points num">${number(row.total)}</span>
          ${placed(row) ? html`<${Moved} by=${row.moved} />` : html`<span class="moved"></span>`}
        </li>`,
      )}
    </ol>
    ${!rows.some(placed) ? html`<p class="quiet">${t("board.empty")}</p>` : more > 0 && html`<p class="board-more quiet">${counted ? t("board.more", { n: more }) : t("board.more_hidden")}</p>`}`;
}
