// The report of one live session: figures, questions hardest first, everybody by rank.
import { html, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { LiveGrade } from "../../components/LiveGrade.js";
import { StartLive } from "../../components/StartLive.js";
import { Empty, Loaded } from "../../components/States.js";
import { Time } from "../../components/Time.js";
import { readPage, saveCsv } from "../host/board.js";
import { AskAgain } from "./again.js";
import { Grid } from "./grid.js";
import { LetPractice, MayPractice, mayOpen } from "./practice.js";
import { ByQuestion, Figures } from "./report.js";

/** @import { Results } from "lms-types/rest" */
/** @import { Reported } from "./report.js" */

/** @param {{ sessionId: string, first: Results, reported?: Reported[] }} props */
function People({ sessionId, first, reported }) {
  const [{ items, next }, set] = useState(first);
  const more = async () => {
    const page = await readPage(sessionId, next);
    set((now) => ({ ...page, items: [...now.items, ...page.items] }));
  };
  return html`
    <section class="stack" aria-labelledby="people">
      <h2 id="people">${t("results.people")}</h2>
      <${Grid} questions=${first.questions} items=${items} reported=${reported} />
      ${next && html`<div><${Button} onPress=${more}>${t("results.more")}<//></div>`}
    </section>`;
}

/** @param {{ sessionId: string }} props */
export default function ResultsPage({ sessionId }) {
  const load = useLoad(async () => {
    const [report, first] = await Promise.all([get(`live-sessions/${sessionId}/report`), readPage(sessionId)]);
    // The quiz may be gone; then there is nothing to play again.
    const quiz = await get(`quizzes/${report.session.quiz_id}`).catch(() => null);
    return { report, first, quiz };
  }, [sessionId]);
  usePage(t("results.title"), Boolean(load.data));
  const empty = html`<${Empty} title=${t("results.none")} hint=${t("results.none_hint")} />`;
  return html`
    <${Loaded} load=${load} height=${48} empty=${empty}>${(
      /** @type {NonNullable<typeof load.data>} */ { report, first, quiz },
    ) => {
      const { session } = report;
      return html`
        <div class="section-head page-line">
          <div><h1 tabindex="-1">${t("results.title")}</h1><p class="quiet"><bdi>${session.title}</bdi>${session.created_at && html` · <${Time} at=${session.created_at} absolute=${true} />`}${session.grade !== "none" && html` · ${t("results.counts", { n: session.max_points, how: t(`start.grade_${session.grade}`) })}`}</p></div>
          <div class="row-actions">
            <${Button} icon="download" onPress=${() => saveCsv(sessionId)}>${t("results.download")}<//>
            ${session.phase === "finished" && html`<${LiveGrade} key=${session.grade} session=${session} onDone=${load.reload} />`}
            ${quiz && session.phase === "finished" && html`<a class="btn" href=${`/quizzes/${quiz.id}/statistics?of=${sessionId}`}>${t("report.statistics")}</a>`}
            ${quiz && session.phase === "finished" && mayOpen(quiz) && html`<${LetPractice} quiz=${quiz} onDone=${load.reload} />`}
            ${report.questions.length > 0 && html`<${AskAgain} report=${report} />`}
            ${quiz && html`<${StartLive} quiz=${quiz} kind="primary" label=${t("again.play")} />`}
          </div>
        </div>
        ${quiz && html`<${MayPractice} quiz=${quiz} />`}
        <${Figures} report=${report} />
        <${ByQuestion} report=${report} />
        <${People} sessionId=${sessionId} first=${first} reported=${report.questions} />`;
    }}<//>`;
}
