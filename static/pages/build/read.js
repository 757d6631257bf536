// A question of the server as it is typed.
import { newKey } from "../../lib/api.js";
import { lang } from "../../lib/i18n.js";
import { plainly } from "../../lib/numbers.js";
import { bare, typedGaps, typedStem } from "./gaps.js";
import { accepted, blank, NOTHING_TYPED, pair } from "./model.js";
import { learnFrom } from "./rendered.js";

/** @import { Draft, Question, Thing } from "./model.js" */

/** @param {number} value */
const typedNumber = (value) => plainly(value, lang);
/** @param {{ id?: string, text: string }} one @returns {Thing} */
const known = ({ id, text }) => ({ key: newKey().slice(0, 12), id, text });

/** @param {Question} question @returns {Draft} */
export function draftOf(question) {
  learnFrom(question);
  const made = blank(question.type, /** @type {any} its numbers are what is taken */ (question));
  const { stem, explanation, hints, feedback, policy, title, tags } = question;
  Object.assign(made, { stem, explanation, hints, policy, title, tags });
  made.feedback = { ...NOTHING_TYPED, ...feedback };
  const options = question.options?.map((one) => ({
    correct: false,
    fraction: null,
    feedback: "",
    ...one,
    ...known(one),
  }));
  if (options && question.type === "true_false") made.truths = options;
  else if (options) made.options = options;
  if (question.answers) made.answers = question.answers.map((one) => ({ ...accepted(), ...one }));
  made.case_sensitive = question.case_sensitive ?? false;
  made.ignore_accents = question.ignore_accents ?? false;
  if (question.numeric) {
    const { value, tolerance = 0, tolerance_type = "absolute", unit = "", also = [] } = question.numeric;
    const typed = tolerance ? typedNumber(tolerance) : "";
    Object.assign(made, { value: typedNumber(value), tolerance: typed, tolerance_type, unit, also: bare(also) });
  }
  if (question.pairs)
    made.pairs = question.pairs.map(({ left, right }) => ({ ...pair(), left: known(left), right: known(right) }));
  if (question.distractors) made.distractors = question.distractors.map(known);
  if (question.categories && question.items) {
    made.categories = question.categories.map(known);
    const keys = Object.fromEntries(made.categories.map(({ id, key }) => [id, key]));
    made.items = question.items.map((one) => ({ ...known(one), category: keys[one.category_id] }));
  }
  if (question.gaps) {
    made.gaps = typedGaps(question.gaps);
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
    const { file_id, areas, clicks, aspect } = question;
    made.spot = bare({ file_id, areas, clicks, aspect });
  }
  return made;
}
