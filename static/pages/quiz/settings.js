// How a quiz is taken: saved as it is changed.
import { html } from "../../lib/dom.js";
import { request, told } from "../../lib/api.js";
import { fieldsOf, resource, useAutosave } from "../../lib/autosave.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Clash } from "../../components/Clash.js";
import { DateTimeField } from "../../components/DateTimeField.js";
import { Field } from "../../components/Field.js";
import { Area, Select } from "../../components/Inputs.js";
import { LiveFields } from "../../components/LiveFields.js";
import { Radios } from "../../components/Radios.js";
import { SaveState } from "../../components/SaveState.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { QuizFrame } from "./frame.js";
import { Seen } from "./seen.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */
/** @import { About } from "./frame.js" */
/** @typedef {{ [name: string]: any }} Values */

const SAME = /** @type {const} */ ([
  "description",
  "mode",
  "opens_at",
  "closes_at",
  "grading_policy",
  "shuffle_questions",
  "shuffle_options",
  "one_at_a_time",
  "no_backtrack",
  "policy",
  "show_score",
  "show_answers",
  "release",
  "anonymous_grading",
  "live",
]);
const TRIES = ["1", "2", "3", "5", "10"];
const COUNTED = /** @type {const} */ (["highest", "latest", "first", "average"]);
const POLICIES = /** @type {const} */ ([
  "balanced",
  "all_or_nothing",
  "right_minus_wrong",
  "every_decision",
  "weighted",
]);
const SHOWN = /** @type {const} */ (["after_submit", "after_close", "never"]);

/** @param {Schemas["QuizOut"]} quiz @returns {Values} */
const valuesOf = (quiz) => ({
  ...Object.fromEntries(SAME.map((name) => [name, quiz[name]])),
  time_limit_s: quiz.time_limit_s === null ? "" : String(quiz.time_limit_s / 60),
  attempts_allowed: String(quiz.attempts_allowed),
  access_code: quiz.access_code ?? "",
  pass_percent: quiz.pass_percent === null ? "" : String(quiz.pass_percent),
});

/** @param {Values} changes */
function bodyOf(changes) {
  const body = { ...changes };
  if ("time_limit_s" in body)
    body.time_limit_s = body.time_limit_s === "" ? null : Math.round(Number(body.time_limit_s) * 60);
  if ("attempts_allowed" in body) body.attempts_allowed = Number(body.attempts_allowed);
  if ("access_code" in body) body.access_code = body.access_code.trim() || null;
  if ("pass_percent" in body) body.pass_percent = body.pass_percent === "" ? null : Number(body.pass_percent);
  return body;
}

/** @param {unknown} error */
function wrongFields(error) {
  const { status, errors = [] } = told(error);
  if (status !== 422 || !errors.length) return null;
  return Object.fromEntries(
    errors.map(({ field, message }) => [
      field.split(".")[0],
      field === "time_limit_s" ? t("qset.limit_wrong") : sentence(message),
    ]),
  );
}

/** @param {{ read: { quiz: Schemas["QuizOut"], etag: string } }} props */
function Form({ read: { quiz, etag } }) {
  const path = `quizzes/${quiz.id}`;
  const auto = useAutosave({ values: valuesOf(quiz), etag }, resource(path, valuesOf, bodyOf, wrongFields));
  const { values } = auto;
  const { typed, chosen } = fieldsOf(auto, "quiz");
  /** @param {string} name @param {boolean} [hint] */
  const tick = (name, hint) => html`
    <label class="choice"><input type="checkbox" name=${name} checked=${values[name]} onChange=${(/** @type {On} */ event) => auto.change(name, event.target.checked, 0)} />
      <span>${t(`qset.${name}`)}${hint && html`<span class="meta">${t(`qset.${name}_hint`)}</span>`}</span></label>`;
  const graded = values.mode === "graded";
  const tries =
    TRIES.includes(values.attempts_allowed) || values.attempts_allowed === "0"
      ? TRIES
      : [...TRIES, values.attempts_allowed];
  return html`
    <div class="save-bar"><${SaveState} state=${auto.state} at=${auto.at} problem=${auto.problem} onRetry=${auto.save} /></div>
    <${Section} id="quiz-what" title=${t("qset.what")}>
      <div class="stack">
        <${Radios} legend=${t("qset.mode")} name="mode" value=${values.mode} options=${["graded", "practice"].map((one) => [one, t(`qset.mode_${one}`), t(`qset.mode_${one}_hint`)])} onInput=${(/** @type {string} */ value) => auto.change("mode", value, 0)} />
        <${Area} label=${t("qset.description")} hint=${t("qset.description_hint")} rows="3" maxlength="10000" dir="auto" ...${typed("description")} />
      </div>
    <//>
    <${Section} id="quiz-when" title=${t("qset.when")} text=${t("qset.when_text")}>
      <div class="fields">
        ${graded && html`<${Field} label=${t("qset.time_limit_s")} hint=${t("qset.limit_hint")} type="number" min="0.5" max="10080" step="0.5" inputmode="decimal" autocomplete="off" ...${typed("time_limit_s")} />`}
        <${DateTimeField} label=${t("qset.opens_at")} ...${typed("opens_at")} />
        <${DateTimeField} label=${t("qset.closes_at")} ...${typed("closes_at")} />
      </div>
    <//>
    <${Section} id="quiz-tries" title=${t("qset.tries")}>
      <div class="fields">
        <${Select} label=${t("qset.attempts_allowed")} options=${[...tries.map((n) => [n, t("qset.tries_n", { n: Number(n) })]), ["0", t("qset.tries_any")]]} ...${chosen("attempts_allowed")} />
        ${graded && values.attempts_allowed !== "1" && html`<${Select} label=${t("qset.grading_policy")} options=${COUNTED.map((one) => [one, t(`qset.count_${one}`)])} ...${chosen("grading_policy")} />`}
        <${Field} label=${t("qset.access_code")} hint=${t("qset.access_hint")} maxlength="100" autocomplete="off" autocapitalize="none" spellcheck=${false} ...${typed("access_code")} />
      </div>
    <//>
    <${Section} id="quiz-questions" title=${t("qset.questions")}>
      <div class="choices">${tick("shuffle_questions")}${tick("shuffle_options")}${tick("one_at_a_time")}${values.one_at_a_time && tick("no_backtrack", true)}</div>
      <div class="qset-wide"><${Select} label=${t("qset.policy")} hint=${t("qset.policy_hint")} options=${POLICIES.map((one) => [one, t(`qset.policy_${one}`)])} ...${chosen("policy")} /></div>
    <//>
    ${
      graded &&
      html`
      <${Section} id="quiz-results" title=${t("qset.results")}>
        <div class="fields">
          <${Field} label=${t("qset.pass_percent")} hint=${t("qset.pass_hint")} type="number" min="0" max="100" step="any" inputmode="decimal" autocomplete="off" ...${typed("pass_percent")} />
          <${Select} label=${t("qset.show_score")} options=${SHOWN.map((one) => [one, t(`qset.${one}`)])} ...${chosen("show_score")} />
          <${Select} label=${t("qset.show_answers")} options=${SHOWN.map((one) => [one, t(one === "after_submit" ? "qset.after_last" : `qset.${one}`)])} ...${chosen("show_answers")} />
        </div>
        <${Radios} legend=${t("qset.release")} name="release" value=${values.release} options=${["auto", "manual"].map((one) => [one, t(`qset.release_${one}`), t(`qset.release_${one}_hint`)])} onInput=${(/** @type {string} */ value) => auto.change("release", value, 0)} />
        <div class="choices">${tick("anonymous_grading", true)}</div>
        <${Seen} score=${values.show_score} answers=${values.show_answers} manual=${values.release === "manual"} closes=${values.closes_at !== null} />
      <//>`
    }
    <${Section} id="quiz-live" title=${t("qset.live")} text=${t("qset.live_text")}>
      <${LiveFields} value=${values.live} onChange=${(/** @type {unknown} */ live) => auto.change("live", live, 0)} />
    <//>
    ${auto.clashes.length > 0 && html`<${Clash} auto=${auto} nameOf=${(/** @type {string} */ name) => t(`qset.${name}`)} shown=${(/** @type {string} */ _name, /** @type {unknown} */ value) => html`<span class="clash-text" dir="auto">${inWords(value)}</span>`} />`}`;
}

/** @param {unknown} value */
function inWords(value) {
  if (value === null || value === "") return t("qset.none");
  if (typeof value === "boolean") return t(value ? "qset.yes" : "qset.no");
  return typeof value === "object" ? Object.values(value).join(", ") : String(value);
}

/** @param {About} about */
function Read({ quiz }) {
  const load = useLoad(async () => {
    const response = await request("GET", `quizzes/${quiz.id}`);
    return { quiz: await response.json(), etag: response.headers.get("ETag") ?? "" };
  }, [quiz.id]);
  return html`<div class="narrow"><${Loaded} load=${load} rows=${3} height=${240}>${(/** @type {Data<typeof load>} */ read) => html`<${Form} key=${quiz.id} read=${read} />`}<//></div>`;
}

/** @param {{ id: string }} props */
export const QuizSettings = ({ id }) =>
  html`<${QuizFrame} id=${id} at="settings">${(/** @type {About} */ about) => html`<${Read} ...${about} />`}<//>`;
