// A quiz before it is taken: what it asks, how long, how often, and the attempts so far.
import { html, useState } from "../../lib/dom.js";
import { get, post } from "../../lib/api.js";
import { dateTime, number, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Notice } from "../../components/Notice.js";
import { Reasons } from "../../components/Outline.js";
import { Rich } from "../../components/Rich.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { QuizHead, useRights } from "../quiz/frame.js";
import { resultOf } from "./review.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {Reply<"get", "quizzes/{}">} Quiz */
/** @typedef {Reply<"get", "quizzes/{}/attempts">["items"]} Attempts */

/** In seconds, with what they are given beyond it. @param {Quiz} quiz */
const limitOf = ({ mine, time_limit_s }) => (mine ? mine.time_limit_s : time_limit_s);

/** @param {Quiz} quiz */
function facts(quiz) {
  const { mine } = quiz;
  const limit = limitOf(quiz);
  const [opens, closes] = mine ? [mine.opens_at, mine.closes_at] : [quiz.opens_at, quiz.closes_at];
  return [
    t("attempt.questions", { n: quiz.question_count }),
    t("attempt.points", { n: quiz.max_points }),
    limit === null ? t("attempt.no_limit") : t("attempt.limit", { minutes: Math.ceil(limit / 60) }),
    ...(mine ? [mine.left === null ? t("attempt.any") : t("attempt.left", { n: mine.left })] : []),
    ...(opens && new Date(opens) > new Date() ? [t("attempt.opens", { time: dateTime(new Date(opens)) })] : []),
    ...(closes ? [t("attempt.closes", { time: dateTime(new Date(closes)) })] : []),
  ];
}

/** @param {Quiz} quiz @returns {string | null} why it can't be started now */
function barred({ mine }) {
  if (!mine || mine.open_attempt_id) return null;
  const now = new Date();
  if (mine.opens_at && new Date(mine.opens_at) > now) return t("attempt.not_open");
  if (mine.closes_at && new Date(mine.closes_at) <= now) return t("attempt.closed");
  return mine.left === 0 ? t("attempt.left", { n: 0 }) : null;
}

/** @param {{ quiz: Quiz }} props */
function Begin({ quiz }) {
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState("");
  const { mine } = quiz;
  const running = mine?.open_attempt_id;
  const asks = quiz.has_access_code && mine && !running;
  const begin = async () => {
    try {
      const { id } = await post(`quizzes/${quiz.id}/attempts`, asks ? { access_code: code } : {});
      go(`/attempts/${id}`);
    } catch (error) {
      setProblem(/** @type {{ message?: string }} */ (error).message || explain(error));
    }
  };
  const why = barred(quiz);
  const timed = limitOf(quiz) !== null;
  if (mine?.locked) return html`<${Reasons} reasons=${mine.lock_reasons} />`;
  if (why) return html`<${Notice}>${why}<//>`;
  const word = running
    ? "attempt.go_on"
    : !mine
      ? "attempt.preview"
      : mine.attempts
        ? "attempt.again"
        : "attempt.start";
  return html`
    <form class="stack" onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      begin();
    }}>
      ${asks && html`<${Field} name="access_code" label=${t("attempt.code")} hint=${t("attempt.code_hint")} value=${code} onInput=${setCode} autocomplete="off" maxlength="100" />`}
      <${Problem} text=${problem} />
      <div><${Button} kind="primary" data-size="large" onPress=${begin}>${t(word)}<//></div>
    </form>
    ${quiz.no_backtrack && quiz.one_at_a_time && html`<p class="meta">${t("attempt.one_way")}</p>`}
    <p class="meta">${t(timed ? "attempt.saves_timed" : "attempt.saves")}</p>`;
}

/** @param {{ attempts: Attempts }} props */
const Mine = ({ attempts }) => html`
  <section class="card stack" aria-labelledby="mine"><h2 id="mine">${t("attempt.mine")}</h2>
    <ul class="rows">${attempts.map(
      (one) => html`
      <li class="row" key=${one.id}><span class="row-main"><a href=${`/attempts/${one.id}`}>${t("attempt.number", { n: one.number })}</a>
        <span class="meta">${dateTime(new Date(one.started_at))}${one.score !== null && ` · ${resultOf(/** @type {any} */ (one))}`}</span></span>
        <${Tag}>${t(`attempt.state_${one.state}`)}<//></li>`,
    )}</ul></section>`;

/** To its staff: why nobody else finds it. @param {{ quiz: Quiz, onDone: () => unknown }} props */
function Draft({ quiz, onDone }) {
  const [problem, setProblem] = useState("");
  const publish = () => post(`quizzes/${quiz.id}/publish`).then(onDone, (error) => setProblem(explain(error)));
  return html`
    <${Notice} action=${html`<${Button} onPress=${publish}>${t("attempt.publish")}<//>`}>${t("attempt.draft")}<//>
    <${Problem} text=${problem} />`;
}

/** @param {{ quiz: Quiz, attempts: Attempts, course: Reply<"get", "courses/{}">, reload: () => unknown }} props */
function Found({ quiz, attempts, course, reload }) {
  usePage(quiz.title);
  const { mine } = quiz;
  const { manages } = useRights(course);
  return html`
    <${QuizHead} quiz=${quiz} course=${course} at="" />
    ${manages && quiz.status === "draft" && html`<${Draft} quiz=${quiz} onDone=${reload} />`}
    <section class="card stack">
      ${quiz.description_html && html`<${Rich} of=${quiz.description_html} class="prose" />`}
      <ul class="plain attempt-facts">${facts(quiz).map((one) => html`<li key=${one}>${one}</li>`)}</ul>
      ${mine && mine.score !== null && html`<p><b>${t("attempt.best")}</b> <span class="num">${number(mine.score)} / ${number(quiz.max_points)}</span></p>`}
      <${Begin} quiz=${quiz} />
    </section>
    ${attempts.length > 0 && html`<${Mine} attempts=${attempts} />`}`;
}

/** @param {{ id: string }} props */
export function QuizStart({ id }) {
  const load = useLoad(async () => {
    const quiz = await get(`quizzes/${id}`);
    const [course, { items }] = await Promise.all([
      get(`courses/${quiz.course_id}`),
      quiz.mine ? get(`quizzes/${id}/attempts?limit=100`) : { items: [] },
    ]);
    return { quiz, course, attempts: items };
  }, [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Data<typeof load>} */ found) => html`<${Found} ...${found} reload=${load.reload} />`}<//>`;
}
