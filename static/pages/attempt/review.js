// What was handed in, and what of the result the student may see.
import { html } from "../../lib/dom.js";
import { thingsOf } from "../../lib/answers.js";
import { dateTime, percent, t } from "../../lib/i18n.js";
import { usePage } from "../../lib/router.js";
import { inWords } from "../../components/AnswerWords.js";
import { Icon } from "../../components/Icon.js";
import { Notice } from "../../components/Notice.js";
import { Marked, RemarkList } from "../../components/Remarks.js";
import { Label, Rich } from "../../components/Rich.js";
import { RubricGiven } from "../../components/Rubric.js";
import { Tag } from "../../components/Tag.js";
import { numbered } from "./inputs.js";
import { ByHand } from "./override.js";

/** @import { Children } from "lms-types/view" */
/** @import { Answer, Asked, Attempt } from "./saving.js" */

/** @param {Attempt} attempt */
export const resultOf = ({ score, max_points, percent: share }) =>
  score === null ? "" : t("attempt.result", { score, max: max_points, share: (share ?? 0) / 100 });

/** The files that were handed in. @param {{ asked: Asked }} props */
export const Files = ({ asked }) =>
  Boolean(asked.files?.length) &&
  html`<ul class="rows">${asked.files?.map((one) => html`<li class="row" key=${one.id}><a href=${one.url}><bdi>${one.name}</bdi></a></li>`)}</ul>`;

/** @param {Asked} asked @param {Answer} answer @returns {Children} */
export function said(asked, answer) {
  if (!answer) return t("outcome.no_answer");
  if (answer.gaps) {
    const gaps = /** @type {Record<string, Answer>} */ (answer.gaps);
    return (asked.gaps ?? []).map(
      (gap, n) => html`${n > 0 && ", "}(${n + 1}) ${gaps[gap.id] ? inWords(gap.options, gaps[gap.id]) : "–"}`,
    );
  }
  if (answer.points) {
    const points = /** @type {number[][]} */ (answer.points);
    return points.map(([x, y], n) => html`${n > 0 && ", "}${percent(x)} / ${percent(y)}`);
  }
  if (asked.type === "essay" || asked.files?.length) {
    const text = String(answer.text ?? "");
    const remarks = asked.inline ?? [];
    return html`
      ${text && (remarks.length ? html`<${Marked} text=${text} remarks=${remarks} /><${RemarkList} text=${text} remarks=${remarks} />` : html`<span class="take-essay-text" dir="auto">${text}</span>`)}
      <${Files} asked=${asked} />`;
  }
  return inWords(thingsOf(asked), answer);
}

/** All that could be chosen, with what was, and what is right where that may be seen. @param {{ asked: Asked, own: boolean }} props */
function Chosen({ asked, own }) {
  const [mine, key] = [asked.answer, asked.key].map((one) => /** @type {string[] | undefined} */ (one?.options));
  return html`
    <ul class="plain review-options">
      ${(asked.options ?? []).map((option) => {
        const [chosen, right] = [mine, key].map((one) => one?.includes(option.id) ?? false);
        const kind = right ? "right" : chosen && key ? "wrong" : "";
        const notes = [
          ...(chosen ? [t(own ? "outcome.chosen" : "outcome.picked")] : []),
          ...(right ? [t("outcome.is_right")] : []),
        ];
        return html`<li key=${option.id} data-kind=${kind} data-chosen=${chosen}>
          <${Icon} name=${right ? "check" : chosen ? (key ? "cross" : "check") : "dash"} /><span><${Label} option=${option} />${notes.length > 0 && html` <span class="meta">${notes.join(", ")}</span>`}</span></li>`;
      })}
    </ul>
    ${!mine && html`<p class="meta">${t("outcome.no_answer")}</p>`}`;
}

const CHOICES = ["single_choice", "true_false", "multiple_choice"];
/** @param {Asked} asked */
const chooses = ({ type }) => CHOICES.includes(type);

/** @param {Asked} asked @returns {[tone: string, text: string]} */
function tone({ earned, correct, fraction }) {
  if (typeof earned !== "number") return ["", t("outcome.waits")];
  if (correct) return ["ok", t("outcome.correct")];
  return (fraction ?? earned ?? 0) > 0 ? ["warn", t("outcome.partial")] : ["bad", t("outcome.incorrect")];
}

/** What came of an answer. @param {{ asked: Asked, alone?: boolean }} props `alone`: its options aren't marked */
export function Verdict({ asked, alone = false }) {
  const [kind, text] = tone(asked);
  return html`
    <p><${Tag} tone=${kind}>${text}<//> ${typeof asked.earned === "number" && html`<span class="num">${t("outcome.earned", { n: asked.earned, max: asked.points })}</span>`}</p>
    ${asked.feedback_html && html`<${Rich} of=${asked.feedback_html} class="prose" />`}
    ${asked.key && (alone || !chooses(asked)) && html`<div><h3 class="meta">${t("outcome.key")}</h3><p class="said" dir="auto">${said(asked, asked.key)}</p></div>`}
    ${asked.explanation_html && html`<div><h3 class="meta">${t("outcome.why")}</h3><${Rich} of=${asked.explanation_html} class="prose" /></div>`}
    ${asked.rubric && html`<div><h3 class="meta">${t("outcome.rubric")}</h3><${RubricGiven} given=${asked.rubric} /></div>`}
    ${asked.comment && html`<div><h3 class="meta">${t("outcome.comment")}</h3><p dir="auto">${asked.comment}</p></div>`}`;
}

/** @param {{ attempt: Attempt, asked: Asked, own: boolean, onChanged: (attempt: Attempt) => void }} props */
const Question = ({ attempt, asked, own, onChanged }) => html`
  <section class="card stack" aria-labelledby=${`q-${asked.position}`}>
    <h2 class="meta">${t("take.of", { n: asked.position, total: attempt.question_count })}</h2>
    <${Rich} of=${numbered(asked).stem_html} class="take-stem" id=${`q-${asked.position}`} />
    ${chooses(asked) ? html`<${Chosen} asked=${asked} own=${own} />` : html`<div><h3 class="meta">${t(own ? "outcome.yours" : "grading.answer")}</h3><div class="said" dir="auto">${said(asked, asked.answer)}</div></div>`}
    ${(typeof asked.earned === "number" || asked.key) && html`<${Verdict} asked=${asked} />`}
    ${!own && attempt.state !== "open" && html`<${ByHand} attempt=${attempt} asked=${asked} onChanged=${onChanged} />`}
  </section>`;

/** @param {{ attempt: Attempt, own: boolean, onChanged: (attempt: Attempt) => void }} props `own`: who reads it took it */
export function Review({ attempt, own, onChanged }) {
  const who = attempt.student?.name;
  const title = own || !who ? t("attempt.number", { n: attempt.number }) : who;
  usePage(`${title} · ${attempt.title}`);
  return html`
    <div class="page-head">
      <p><a href=${`/quizzes/${attempt.quiz_id}${own ? "" : "/attempts"}`}><bdi>${attempt.title}</bdi></a></p>
      <h1 tabindex="-1" dir="auto">${title}</h1>
      <p class="meta">${!own && `${t("attempt.number", { n: attempt.number })} · `}${t(`attempt.state_${attempt.state}`)}${attempt.submitted_at && ` · ${dateTime(new Date(attempt.submitted_at))}`}</p>
    </div>
    ${attempt.preview && html`<${Notice}>${t("outcome.preview")}<//>`}
    ${attempt.submitted_by === "deadline" && html`<${Notice} tone="warn">${t("outcome.by_deadline")}<//>`}
    ${
      attempt.score !== null
        ? html`<section class="card attempt-result"><h2>${t(own ? "attempt.best" : "attempt.theirs")}</h2><p class="num attempt-score">${resultOf(attempt)}${attempt.passed !== null && attempt.passed !== undefined && html` <${Tag} tone=${attempt.passed ? "ok" : "bad"}>${t(attempt.passed ? "attempt.passed" : "attempt.failed")}<//>`}</p>${typeof attempt.score_before_regrade === "number" && html`<p class="meta num">${t("attempt.before_regrade", { n: attempt.score_before_regrade, max: attempt.max_points })}</p>`}</section>`
        : own &&
          attempt.state !== "needs_grading" &&
          html`<${Notice}>${t(attempt.state === "abandoned" ? "attempt.dropped" : "attempt.hidden")}<//>`
    }
    ${attempt.state === "needs_grading" && html`<${Notice} action=${!own && html`<a class="btn" href=${`/quizzes/${attempt.quiz_id}/grading`}>${t("attempt.grade")}</a>`}>${t(own ? "attempt.waits" : "attempt.to_grade")}<//>`}
    <div class="stack">${attempt.questions.map((asked) => html`<${Question} key=${asked.question_id} attempt=${attempt} asked=${asked} own=${own} onChanged=${onChanged} />`)}</div>`;
}
