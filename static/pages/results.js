// Results of one live session: by question, and everybody by rank with each answer.
import { html, useState } from "../lib/dom.js";

import { number, percent, t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { placed } from "../lib/rank.js";
import { usePage } from "../lib/router.js";
import { Button } from "../components/Button.js";
import { Icon } from "../components/Icon.js";
import { Name } from "../components/Name.js";
import { Empty, Loaded } from "../components/States.js";
import { Tag } from "../components/Tag.js";
import { Time } from "../components/Time.js";
import { digest, readPage, readResults, saveCsv } from "./host/board.js";

/** @import { Results } from "lms-types/rest" */

const PAGE = 500;
const ICONS = { right: "check", wrong: "cross", missed: "dash" };

/** @param {{ person: Results["items"][number], question: Results["questions"][number] }} props */
function Cell({ person, question }) {
  const answer = person.answers.find(({ question_id }) => question_id === question.question_id);
  const dropped = question.voided ? "voided" : question.skipped ? "skipped" : "";
  const kind = !answer || dropped ? "missed" : answer.correct ? "right" : "wrong";
  return html`
    <td data-end="true"><span class="cell-mark num" data-kind=${kind}>
      <${Icon} name=${ICONS[kind]} /><span class="vh">${t(`results.${dropped || kind}`)}</span>${answer && !dropped ? number(answer.points) : ""}</span></td>`;
}

/** @param {Pick<Results, "questions" | "items">} props */
function Grid({ questions, items }) {
  return html`
    <div class="scroller" role="region" tabindex="0" aria-label=${t("results.title")}>
      <table class="table" data-grid="true">
        <thead><tr>
          <th scope="col">${t("results.name")}</th><th scope="col" data-end="true">${t("results.rank")}</th>
          <th scope="col" data-end="true">${t("results.total")}</th><th scope="col" data-end="true">${t("results.correct")}</th>
          ${questions.map(
            (
              question,
            ) => html`<th key=${question.question_id} scope="col" data-end="true" title=${question.stem}>${t("results.question", { n: question.number })}
            ${question.voided && html` <span class="meta">${t("results.voided")}</span>`}${question.skipped && html` <span class="meta">${t("results.skipped")}</span>`}</th>`,
          )}
        </tr></thead>
        <tbody>
          ${items.map(
            (person) => html`
            <tr key=${person.participant_id}>
              <th scope="row"><${Name}>${person.nickname}<//>${person.kicked && html` <${Tag}>${t("results.removed")}<//>`}</th>
              <td data-end="true" class="num">${placed(person) ? number(person.rank) : "–"}</td><td data-end="true" class="num"><b>${number(person.total)}</b></td>
              <td data-end="true" class="num">${number(person.correct)}</td>
              ${questions.map((question) => html`<${Cell} key=${question.question_id} person=${person} question=${question} />`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** @param {Pick<ReturnType<typeof digest>, "shares">} props */
const ByQuestion = ({ shares }) => html`
  <section class="card stack">
    <h2>${t("results.by_question")}</h2>
    <ol class="bars">
      ${shares.map(
        (item) => html`
        <li key=${item.question_id}>
          <span class="bar-line"><span dir="auto">${number(item.number)}. <bdi>${item.stem}</bdi></span><span class="num"><bdi>${percent(item.share)}</bdi> <span class="vh">${t("results.share", { n: item.right, total: item.total })}</span></span></span>
          <span class="progress" aria-hidden="true"><i style=${{ transform: `scaleX(${item.share})` }}></i></span>
        </li>`,
      )}
    </ol>
  </section>`;

/** @param {{ sessionId: string }} props */
export default function ResultsPage({ sessionId }) {
  const [shown, setShown] = useState(PAGE);
  const load = useLoad(() => readPage(sessionId), [sessionId]);
  usePage(t("results.title"));
  const first = load.data;
  const all = useLoad(
    () => (first ? readResults(sessionId, first) : /** @type {Promise<Results>} */ (new Promise(() => {}))),
    [first],
  );
  const empty = html`<${Empty} title=${t("results.none")} hint=${t("results.none_hint")} />`;
  return html`
    <${Loaded} load=${load} height=${48} empty=${empty}>${(
      /** @type {Results} */ { session, questions, items, next },
    ) => {
      const rows = (all.data?.items ?? items).slice(0, Math.max(shown, items.length));
      const more = all.data ? rows.length < all.data.items.length : Boolean(next);
      return html`
        <div class="section-head page-line">
          <div><h1 tabindex="-1">${t("results.title")}</h1><p class="quiet"><bdi>${session.title}</bdi>${session.created_at && html` · <${Time} at=${session.created_at} absolute=${true} />`}</p></div>
          <${Button} icon="download" onPress=${() => saveCsv(sessionId)}>${t("results.download")}<//>
        </div>
        <${Grid} questions=${questions} items=${rows} />
        ${more && html`<div><${Button} onPress=${() => setShown(shown + PAGE)}>${t("results.more")}<//></div>`}
        <${Loaded} load=${all}>${(/** @type {Results} */ whole) => html`<${ByQuestion} shares=${digest(whole).shares} />`}<//>`;
    }}<//>`;
}
