// A question of the server as it is typed.
import { newKey } from "../../lib/api.js";
import { lang } from "../../lib/i18n.js";
import { plainly } from "../../lib/numbers.js";
import { place } from "./areas.js";
import { gap, lineOf, typedStem } from "./gaps.js";
import { blank, NOTHING_TYPED } from "./model.js";
import { learnFrom } from "./rendered.js";
import { accepted, option, pair, range } from "./things.js";

/** @import { Draft, Question } from "./model.js" */
/** @import { Gap, TypedGap } from "./gaps.js" */
/** @import { Option, Thing } from "./things.js" */

/** @param {number} value */
const typedNumber = (value) => plainly(value, lang);
/** @param {{ id?: string, text: string }} one @returns {Thing} */
const known = ({ id, text }) => ({ key: newKey().slice(0, 12), id, text });

/** @param {Gap | Question} from what options, typed answers and numbers hold */
function scoredOf(from) {
  const { options, answers, numeric } = /** @type {Question} */ (from);
  return {
    ...(options && {
      options: options.map((/** @type {Partial<Option> & { text: string }} */ one) => ({
        ...option(),
        correct: one.correct ?? false,
        fraction: one.fraction ?? null,
        feedback: one.feedback ?? "",
        ...known(one),
      })),
    }),
    ...(answers && {
      answers: answers.map(({ text, fraction = 1, feedback = "" }) => ({ ...accepted(text), fraction, feedback })),
    }),
    ...(numeric && numberOf(numeric)),
  };
}
/** @param {NonNullable<Question["numeric"]>} numeric */
const numberOf = ({ value, tolerance = 0, tolerance_type = "absolute", unit = "", also = [] }) => ({
  value: typedNumber(value),
  tolerance: tolerance ? typedNumber(tolerance) : "",
  tolerance_type,
  unit,
  also: also.map(({ min, max, fraction, feedback = "" }) => ({
    ...range(typedNumber(min), typedNumber(max)),
    fraction,
    feedback,
  })),
});
/** @param {Gap} given @param {number} i @returns {TypedGap} */
function gapOf(given, i) {
  const { case_sensitive, ignore_accents } = /** @type {Question} */ (/** @type {unknown} */ (given));
  const { id, type = "short_answer", weight = 1 } = given;
  const matters = { case_sensitive: case_sensitive ?? false, ignore_accents: ignore_accents ?? false };
  const made = { ...gap(String(i + 1)), id, type, weight, ...matters, ...scoredOf(given) };
  return { ...made, text: lineOf(made) };
}

/** @param {Question} question @returns {Draft} */
export function draftOf(question) {
  learnFrom(question);
  const made = blank(question.type, /** @type {any} its numbers are what is taken */ (question));
  const { stem, explanation, hints, feedback, policy, title, tags } = question;
  Object.assign(made, { stem, explanation, hints, policy, title, tags });
  made.feedback = { ...NOTHING_TYPED, ...feedback };
  const { options, ...scored } = scoredOf(question);
  if (options && question.type === "true_false") made.truths = options;
  else if (options) made.options = options;
  Object.assign(made, scored);
  made.case_sensitive = question.case_sensitive ?? false;
  made.ignore_accents = question.ignore_accents ?? false;
  if (question.pairs)
    made.pairs = question.pairs.map(({ left, right }) => ({ ...pair(), left: known(left), right: known(right) }));
  if (question.distractors) made.distractors = question.distractors.map(known);
  if (question.categories && question.items) {
    made.categories = question.categories.map(known);
    const keys = Object.fromEntries(made.categories.map(({ id, key }) => [id, key]));
    made.items = question.items.map((one) => ({ ...known(one), category: keys[one.category_id] }));
  }
  if (question.gaps) {
    made.gaps = question.gaps.map(gapOf);
    made.stem = typedStem(stem, made.gaps);
  }
  if (question.type === "essay" || question.type === "file") {
    made.min_words = String(question.min_words ?? "");
    made.max_words = String(question.max_words ?? "");
    made.template = question.template ?? "";
    made.max_files = question.max_files ?? 0;
    made.accept = (question.accept ?? []).join(", ");
    made.rubric_id = question.rubric_id ?? null;
    made.notes = question.notes ?? "";
  }
  if (question.type === "hotspot") {
    made.file_id = question.file_id ?? null;
    made.areas = (question.areas ?? []).map(({ shape, coords }) => place(shape, coords));
    made.clicks = question.clicks ?? 1;
    made.aspect = question.aspect ?? 1;
  }
  return made;
}
