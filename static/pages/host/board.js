// Leaderboard and podium of the projector.
import { html, useMemo } from "../../lib/dom.js";
import { download, get } from "../../lib/api.js";
import { number, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { placed } from "../../lib/rank.js";
import { Button } from "../../components/Button.js";
import { Leaderboard } from "../../components/Leaderboard.js";
import { Name } from "../../components/Name.js";
import { Podium } from "../../components/Podium.js";

const SHOWN = 5;

export const Board = ({ state, showCount }) => html`
  <div class="stage-board">
    <h1 tabindex="-1">${t("board.title")}</h1>
    <${Leaderboard} key=${state.number} rows=${(state.top ?? []).slice(0, SHOWN)} count=${state.count} counted=${showCount} />
  </div>`;

/** Everybody's results, page by page in rank order: half of them would be the better half. */
export async function readResults(sessionId, first) {
  const path = `live-sessions/${sessionId}/results?limit=500`;
  const page = first ?? (await get(path));
  const items = [...page.items];
  for (let { next } = page; next; ) {
    const more = await get(`${path}&cursor=${encodeURIComponent(next)}`);
    items.push(...more.items);
    next = more.next;
  }
  return { ...page, items };
}

/** Class average and hardest question, from the results of all: shares are of those who answered, as at the reveal. */
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
    .reduce((worst, item) => (!worst || item.share < worst.share ? item : worst), null);
  const all = (name) => shares.reduce((sum, item) => sum + item[name], 0);
  return { shares, hardest, players, average: all("total") ? all("right") / all("total") : null };
}

export const saveCsv = (sessionId) => download(`live-sessions/${sessionId}/results`, "text/csv", "results.csv");

export function Finale({ sessionId, state, at, showCount }) {
  const load = useLoad(() => readResults(sessionId), [sessionId, state.version]); // a void moves the version
  const sum = useMemo(() => load.data && digest(load.data), [load.data]);
  const rest = sum?.players.filter((row) => row.rank > 3 || !placed(row)).slice(0, 7) ?? [];
  const winners = (state.podium ?? []).filter(placed);
  return html`
    <div class="finale">
      <h1 tabindex="-1">${t("podium.title")} <span class="quiet"><bdi>${state.title}</bdi></span></h1>
      ${state.phase === "aborted" && html`<p class="quiet">${t("podium.aborted")}</p>`}
      ${winners.length ? html`<${Podium} rows=${winners} at=${at} counted=${showCount} tied=${sum ? (rank) => sum.players.filter((row) => row.rank === rank).length : null} />` : html`<p class="finale-nobody">${t(state.podium?.length ? "board.empty" : "podium.nobody")}</p>`}
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
            ${sum.hardest && html`<div><dt>${t("podium.hardest")}</dt><dd><bdi>${sum.hardest.stem}</bdi> <span class="num quiet">${t("podium.right", { share: sum.hardest.share })}</span></dd></div>`}
          </dl>`
        }
      </div>
    </div>`;
}

export const FinaleActions = ({ sessionId }) => html`
  <${Button} icon="download" onPress=${() => saveCsv(sessionId)}>${t("podium.download")}<//>
  <a class="btn" data-kind="primary" data-size="large" href=${`/results/${sessionId}`}>${t("podium.results")}</a>`;
