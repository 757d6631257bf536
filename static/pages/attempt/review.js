// What was handed in, and what of the result the student may see.
import { html, useEffect, useState } from "../../lib/dom.js";
import { thingsOf } from "../../lib/answers.js";
import { bytes, dateTime, t } from "../../lib/i18n.js";
import { usePage } from "../../lib/router.js";
import { inWords } from "../../components/AnswerWords.js";
import { Button } from "../../components/Button.js";
import { Icon } from "../../components/Icon.js";
import { Notice } from "../../components/Notice.js";
import { Marked, RemarkList } from "../../components/Remarks.js";
import { Label, Rich } from "../../components/Rich.js";
import { RubricGiven } from "../../components/Rubric.js";
import { Spots } from "../../components/Spots.js";
import { Tag } from "../../components/Tag.js";
import { Filled, given } from "./gaps.js";
import { ByHand } from "./override.js";
import { forget, leftOut } from "./saving.js";

/** @import { Children } from "lms-types/view" */
/** @import { Answer, Asked, Attempt } from "./saving.js" */

/** @param {Attempt} attempt */
export const resultOf = ({ score, max_points, percent: share }) =>
  score === null ? "" : t("attempt.result", { score, max: max_points, share: (share ?? 0) / 100 });

/** The files that were handed in. @param {{ asked: Asked }} props */
export const Files = ({ asked }) =>
  Boolean(asked.files?.length) &&
  html`
  <ul class="plain handed-in">${asked.files?.map(
    (one) => html`
    <li key=${one.id}>${one.kind === "image" && html`<a href=${one.url} target="_blank" tabindex="-1" aria-hidden="true"><img src=${one.url} alt="" loading="lazy" /></a>`}
      <span><a href=${one.url} target=${one.kind === "image" ? "_blank" : undefined}><bdi>${one.name}</bdi></a> <span class="meta num">${bytes(one.size)}</span></span></li>`,
  )}</ul>`;

/** @param {Asked} asked @param {Answer} answer @returns {Children} */
export function said(asked, answer) {
  if (!answer) return t("outcome.no_answer");
  if (answer.gaps) {
    const gaps = /** @type {Record<string, Answer>} */ (answer.gaps);
    return (asked.gaps ?? []).map(
      (gap, n) => html`${n > 0 && ", "}(${n + 1}) <bdi>${given(gap, gaps[gap.id] ?? null) || "–"}</bdi>`,
    );
  }
  if (answer.points) return html`<${Spots} url=${asked.file_url} points=${answer.points} />`;
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

/** @param {{ asked: Asked }} props */
const Places = ({ asked: { file_url: url, answer, key } }) =>
  html`<${Spots} url=${url} points=${answer?.points ?? []} right=${key?.points ?? []} />`;

/** Whether the right answer is seen where the given one is. @param {Asked} asked */
const keyIsShown = (asked) => chooses(asked) || asked.type === "hotspot";

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
    ${asked.key && (alone || !keyIsShown(asked)) && html`<div><h3 class="meta">${t("outcome.key")}</h3><div class="said" dir="auto">${asked.type === "hotspot" ? html`<${Places} asked=${asked} />` : said(asked, asked.key)}</div></div>`}
    ${asked.explanation_html && html`<div><h3 class="meta">${t("outcome.why")}</h3><${Rich} of=${asked.explanation_html} class="prose" /></div>`}
    ${asked.rubric && html`<div><h3 class="meta">${t("outcome.rubric")}</h3><${RubricGiven} given=${asked.rubric} /></div>`}
    ${asked.comment && html`<div><h3 class="meta">${t("outcome.comment")}</h3><p dir="auto">${asked.comment}</p></div>`}`;
}

/** @param {{ asked: Asked, own: boolean }} props */
function Given({ asked, own }) {
  if (chooses(asked)) return html`<${Chosen} asked=${asked} own=${own} />`;
  if (asked.type === "cloze" && asked.answer) return null; // it stands in the text
  return html`
    <div><h3 class="meta">${t(own ? "outcome.yours" : "grading.answer")}</h3>
      <div class="said" dir="auto">${asked.type === "hotspot" ? html`<${Places} asked=${asked} />` : said(asked, asked.answer)}</div></div>`;
}

/** @param {{ asked: Asked, id: string }} props */
const Asks = ({ asked, id }) => html`<${Rich} of=${asked.stem_html} class="take-stem" id=${id} />`;

/** What this device holds, though it doesn't count. @param {{ asked: Asked, answer: Answer }} props */
const LeftOut = ({ asked, answer }) => html`
  <div class="left-out"><h3 class="meta">${t("outcome.left_out_one")}</h3><div class="said" dir="auto">${
    answer?.file_ids
      ? html`<span class="take-essay-text">${answer.text}</span> ${t("outcome.files", { n: /** @type {string[]} */ (answer.file_ids).length })}`
      : said(asked, answer)
  }</div></div>`;

/** @param {{ attempt: Attempt, asked: Asked, own: boolean, lost: Record<string, Answer>, onChanged: (attempt: Attempt) => void }} props */
const Question = ({ attempt, asked, own, lost, onChanged }) => html`
  <section class="card stack" aria-labelledby=${`q-${asked.position}`}>
    <h2 class="meta">${t("take.of", { n: asked.position, total: attempt.question_count })}</h2>
    <${asked.type === "cloze" ? Filled : Asks} asked=${asked} id=${`q-${asked.position}`} />
    <${Given} asked=${asked} own=${own} />
    ${asked.question_id in lost && html`<${LeftOut} asked=${asked} answer=${lost[asked.question_id]} />`}
    ${(typeof asked.earned === "number" || asked.key) && html`<${Verdict} asked=${asked} />`}
    ${!own && attempt.state !== "open" && html`<${ByHand} attempt=${attempt} asked=${asked} onChanged=${onChanged} />`}
  </section>`;

/** Says which answers came too late, and lets go of them. @param {{ attempt: Attempt, lost: Record<string, Answer>, onForget: () => void }} props */
const TooLate = ({ attempt, lost, onForget }) => {
  const places = attempt.questions.filter((one) => one.question_id in lost).map((one) => one.position);
  return html`
    <${Notice} tone="bad" action=${html`<${Button} onPress=${onForget}>${t("outcome.forget")}<//>`}>${t("outcome.left_out", { n: places.length, questions: places.map((n) => t("take.question", { n })).join(", ") })}<//>`;
};

/**
 * @param {{ attempt: Attempt, own: boolean, fresh: boolean, onChanged: (attempt: Attempt) => void }} props
 * `own`: who reads it took it; `fresh`: just now, on this page
 */
export function Review({ attempt, own, fresh, onChanged }) {
  const who = attempt.student?.name;
  const title = own || !who ? t("attempt.number", { n: attempt.number }) : who;
  usePage(`${title} · ${attempt.title}`);
  const [lost, lose] = useState(() => (own ? leftOut(attempt) : {}));
  const isLost = Object.keys(lost).length > 0;
  const letGo = () => {
    forget(attempt.id);
    lose({});
  };
  useEffect(() => {
    if (own && !isLost) forget(attempt.id);
    if (!fresh) return;
    document.querySelector("h1")?.focus();
    scrollTo({ top: 0 });
  }, []);
  return html`
    <div class="page-head">
      <p><a href=${`/quizzes/${attempt.quiz_id}${own ? "" : "/attempts"}`}><bdi>${attempt.title}</bdi></a></p>
      <h1 tabindex="-1" dir="auto">${title}</h1>
      <p class="meta">${!own && `${t("attempt.number", { n: attempt.number })} · `}${t(`attempt.state_${attempt.state}`)}${attempt.submitted_at && ` · ${dateTime(new Date(attempt.submitted_at))}`}</p>
    </div>
    ${attempt.preview && html`<${Notice}>${t("outcome.preview")}<//>`}
    ${attempt.submitted_by === "deadline" && html`<${Notice} tone="warn">${t("outcome.by_deadline")}<//>`}
    ${isLost && html`<${TooLate} attempt=${attempt} lost=${lost} onForget=${letGo} />`}
    ${
      attempt.score !== null
        ? html`<section class="card attempt-result"><h2>${t(own ? "attempt.best" : "attempt.theirs")}</h2><p class="num attempt-score">${resultOf(attempt)}${attempt.passed !== null && attempt.passed !== undefined && html` <${Tag} tone=${attempt.passed ? "ok" : "bad"}>${t(attempt.passed ? "attempt.passed" : "attempt.failed")}<//>`}</p>${typeof attempt.score_before_regrade === "number" && html`<p class="meta num">${t("attempt.before_regrade", { n: attempt.score_before_regrade, max: attempt.max_points })}</p>`}</section>`
        : own &&
          attempt.state !== "needs_grading" &&
          html`<${Notice}>${t(attempt.state === "abandoned" ? "attempt.dropped" : "attempt.hidden")}<//>`
    }
    ${attempt.state === "needs_grading" && html`<${Notice} action=${!own && html`<a class="btn" href=${`/quizzes/${attempt.quiz_id}/grading`}>${t("attempt.grade")}</a>`}>${t(own ? "attempt.waits" : "attempt.to_grade")}<//>`}
    <div class="stack">${attempt.questions.map((asked) => html`<${Question} key=${asked.question_id} attempt=${attempt} asked=${asked} own=${own} lost=${lost} onChanged=${onChanged} />`)}</div>`;
}
