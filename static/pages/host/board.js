// Leaderboard and podium of the projector.
import { html, useMemo } from "../../lib/dom.js";
import { download, get } from "../../lib/api.js";
import { number, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { placed } from "../../lib/rank.js";
import { Button } from "../../components/Button.js";
import { Leaderboard } from "../../components/Leaderboard.js";
import { Name } from "../../components/Name.js";
import { Rich } from "../../components/Rich.js";
import { Podium } from "../../components/Podium.js";

/** @import { Game } from "lms-types/live" */
/** @import { Results } from "lms-types/rest" */

const SHOWN = 5;

/** @param {{ state: Game, showCount: boolean }} props */
export const Board = ({ state, showCount }) => html`
  <div class="stage-board">
    <h1 tabindex="-1">${t("board.title")}</h1>
    <${Leaderboard} key=${state.number} rows=${(state.top ?? []).slice(0, SHOWN)} count=${state.count} counted=${showCount} />
  </div>`;

/** @param {string} sessionId @param {string | null} [cursor] */
export const readPage = async (sessionId, cursor) =>
  /** @type {Results} */ (
    await get(`live-sessions/${sessionId}/results?limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`)
  );

/**
 * Everybody's results, page by page in rank order: half of them would be the better half.
 * @param {string} sessionId @param {Results} [first]
 */
export async function readResults(sessionId, first) {
  const page = first ?? (await readPage(sessionId));
  const items = [...page.items];
  for (let { next } = page; next; ) {
    const more = await readPage(sessionId, next);
    items.push(...more.items);
    next = more.next;
  }
  return { ...page, items };
}

/**
 * Class average and hardest question, from all results: shares are of the players who answered, as at the reveal.
 * @param {Pick<Results, "questions" | "items">} results
 */
export function digest({ questions, items }) {
  const counted = questions.filter(({ voided, skipped }) => !voided && !skipped);
  const players = items.filter(({ kicked }) => !kicked);
  const shares = counted.map((question) => {
    const given = players.flatMap(({ answers }) =>
      answers.filter((answer) => answer.question_id === question.question_id),
    );
    const right = given.filter(({ correct }) => correct).length;
    return { ...question, right, total: given.length, share: given.length ? right / given.length : 0 };
  });
  const hardest = shares
    .filter(({ total }) => total)
    .reduce(
      (worst, item) => (!worst || item.share < worst.share ? item : worst),
      /** @type {(typeof shares)[number] | null} */ (null),
    );
  /** @param {"right" | "total"} name */
  const all = (name) => shares.reduce((sum, item) => sum + item[name], 0);
  return { shares, hardest, players, average: all("total") ? all("right") / all("total") : null };
}

/** @param {string} sessionId */
export const saveCsv = (sessionId) => download(`live-sessions/${sessionId}/results`, "text/csv", "results.csv");

/** @param {{ sessionId: string, state: Game, at: number, showCount: boolean }} props */
export function Finale({ sessionId, state, at, showCount }) {
  const load = useLoad(() => readResults(sessionId), [sessionId, state.version]); // a void moves the version
  const sum = useMemo(() => load.data && digest(load.data), [load.data]);
  const rest = sum?.players.filter((row) => !placed(row) || row.rank > 3).slice(0, 7) ?? [];
  const winners = (state.podium ?? []).filter(placed);
  return html`
    <div class="finale">
      <h1 tabindex="-1">${t("podium.title")} <span class="quiet"><bdi>${state.title}</bdi></span></h1>
      ${state.phase === "aborted" && html`<p class="quiet">${t("podium.aborted")}</p>`}
      ${winners.length ? html`<${Podium} rows=${winners} at=${at} counted=${showCount} tied=${sum ? (/** @type {number} */ rank) => sum.players.filter((row) => row.rank === rank).length : null} />` : html`<p class="finale-nobody">${t(state.podium?.length ? "board.empty" : "podium.nobody")}</p>`}
      <div class="finale-side">
        ${
          rest.length > 0 &&
          html`<ol class="rest">${rest.map(
            (row) => html`
          <li key=${row.participant_id}><span class="num">${placed(row) ? number(row.rank) : "–"}</span><${Name}>${row.nickname}<//><span class="num">${number(row.total)}</span></li>`,
          )}</ol>`
        }
        ${
          sum &&
          sum.average !== null &&
          html`
          <dl class="facts">
            <div><dt>${t("podium.average")}</dt><dd class="num">${t("podium.right", { share: sum.average })}</dd></div>
            ${sum.hardest && html`<div><dt>${t("podium.hardest")}</dt><dd><${Rich} as="span" of=${sum.hardest.stem_html} or=${sum.hardest.stem} /> <span class="num quiet">${t("podium.right", { share: sum.hardest.share })}</span></dd></div>`}
          </dl>`
        }
      </div>
    </div>`;
}

/** @param {{ sessionId: string }} props */
export const FinaleActions = ({ sessionId }) => html`
  <${Button} icon="download" onPress=${() => saveCsv(sessionId)}>${t("podium.download")}<//>
  <a class="btn" data-kind="primary" data-size="large" href=${`/results/${sessionId}`}>${t("podium.results")}</a>`;
