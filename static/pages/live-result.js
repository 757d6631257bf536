// The player's answers in one live quiz, beside the right ones.
import { html } from "../lib/dom.js";
import { thingsOf } from "../lib/answers.js";
import { get } from "../lib/api.js";
import { number, signed, T, t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { inWords } from "../components/AnswerWords.js";
import { Icon } from "../components/Icon.js";
import { placeOf } from "../components/OwnResults.js";
import { Rich } from "../components/Rich.js";
import { Loaded } from "../components/States.js";
import { StatTile } from "../components/StatTile.js";
import { Time } from "../components/Time.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */

/** @type {Record<string, [kind: string, icon: string]>} by whether it was right */
const kinds = { true: ["right", "check"], false: ["wrong", "cross"], null: ["missed", "dash"] };

/** @param {{ question: Schemas["PlayedQuestion"] }} props */
function Question({ question }) {
  const { number: n, stem, stem_html, answer, key, explanation, explanation_html } = question;
  const { correct, points, answered_ms: ms, voided, skipped } = question;
  const things = thingsOf(question);
  const [kind, icon] = kinds[String(correct)];
  const word = voided ? "voided" : skipped ? "skipped" : kind;
  return html`
    <li class="row own-row">
      <span class="cell-mark num" data-kind=${kind}><${Icon} name=${icon} />${number(n)}<span class="vh">${t(`results.${word}`)}</span></span>
      <span class="row-main">
        <${Rich} class="own-stem" of=${stem_html} or=${stem} />
        <span>${answer ? html`<${T} k="own.answer" answer=${inWords(things, answer)} />` : t("own.no_answer")}${answer && ms !== null && html` <span class="meta num"><${T} k="own.took" seconds=${number(Math.round(ms / 100) / 10)} /></span>`}</span>
        ${key && correct !== true && html`<span><${T} k="live.wrong_was" option=${inWords(things, key)} /></span>`}
        ${(voided || skipped) && html`<span class="meta">${t(voided ? "play.voided" : "play.skipped")}</span>`}
        ${explanation && html`<${Rich} class="quiet" of=${explanation_html} or=${explanation} />`}
      </span>
      ${correct && html`<b class="num"><bdi>${signed(points)}</bdi></b>`}
    </li>`;
}

/** @param {{ sessionId: string }} props */
export default function LiveResult({ sessionId }) {
  const load = useLoad(() => get(`live-results/${sessionId}`), [sessionId]);
  usePage(load.data?.title ?? t("own.title"));
  return html`
    <${Loaded} load=${load} height=${72}>${(/** @type {Data<typeof load>} */ result) => html`
      <div><h1 tabindex="-1"><bdi>${result.title}</bdi></h1>
        <p class="quiet"><${T} k="own.as" name=${result.nickname} /> · <${Time} at=${result.finished_at} absolute=${true} /></p></div>
      <div class="stats" data-three="true">
        <${StatTile} label=${t("play.rank")} value=${placeOf(result)} />
        <${StatTile} label=${t("sum.points")} value=${number(result.total)} />
        <${StatTile} label=${t("sum.right")} value=${html`<bdi dir="ltr">${number(result.correct)} / ${number(result.asked)}</bdi>`} />
      </div>
      <section class="card">
        <h2>${t("sum.review")}</h2>
        <ol class="rows">${result.questions.map((question) => html`<${Question} key=${question.question_id} question=${question} />`)}</ol>
      </section>
      <p><a href="/live-results">${t("own.all")}</a></p>`}<//>`;
}
