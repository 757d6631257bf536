// A question as it is typed: everything that any type needs, so that another type finds what fits it. Pure.
// `key` names a thing for as long as the page is open, `id` is the server's, once it has given one.
import { lang, t } from "../../lib/i18n.js";
import { groupingOf, readNumber } from "../../lib/numbers.js";
import { gapsOf, namedStem } from "./gaps.js";
import { accepted, option, pair, ranged, thing, typed } from "./things.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Place } from "./areas.js" */
/** @import { TypedGap } from "./gaps.js" */
/** @import { Accepted, Option, Pair, Range, Thing } from "./things.js" */
/** @typedef {Schemas["QuestionOut"]} Question */
/** @typedef {Question["type"]} Type */
/** @typedef {Thing & { category: string }} Sorted `category`: the key of its category */
/**
 * @typedef {{
 *   type: Type, stem: string, explanation: string, hints: string[], feedback: { correct: string, partial: string, incorrect: string },
 *   policy: Question["policy"], title: string, tags: string[], points: number, live_points: number, time_limit_s: number,
 *   options: Option[], truths: Option[], answers: Accepted[], case_sensitive: boolean, ignore_accents: boolean,
 *   value: string, tolerance: string, tolerance_type: "absolute" | "percent", unit: string, also: Range[],
 *   pairs: Pair[], distractors: Thing[], categories: Thing[], items: Sorted[], gaps: TypedGap[],
 *   min_words: string, max_words: string, template: string, max_files: number, accept: string, rubric_id: string | null, notes: string,
 *   file_id: string | null, areas: Place[], clicks: number, aspect: number,
 * }} Draft
 */

/** @type {Type[]} in the order of the menu; what a live game asks comes first */
export const TYPES = [
  "single_choice",
  "multiple_choice",
  "true_false",
  "short_answer",
  "numeric",
  "matching",
  "ordering",
  "categorise",
  "cloze",
  "essay",
  "file",
  "hotspot",
];
const PLAYED = new Set(TYPES.slice(0, 8));
/** @param {Type} type whether a live game asks it */
export const isPlayed = (type) => PLAYED.has(type);
export const MOST_OPTIONS = 20;
export const NOTHING_TYPED = { correct: "", partial: "", incorrect: "" };

/** @param {Type} type @param {Partial<Draft>} [like] the question before it, whose time and points it takes @returns {Draft} */
export function blank(type, { points = 1, live_points = 1000, time_limit_s = 20 } = {}) {
  const categories = [thing(), thing()];
  return {
    type,
    stem: "",
    explanation: "",
    hints: [],
    feedback: NOTHING_TYPED,
    policy: null,
    title: "",
    tags: [],
    points,
    live_points,
    time_limit_s,
    options: [option(), option()],
    truths: [option(t("build.true"), true), option(t("build.false"))],
    answers: [accepted()],
    case_sensitive: false,
    ignore_accents: false,
    value: "",
    tolerance: "",
    tolerance_type: "absolute",
    unit: "",
    also: [],
    pairs: [pair(), pair()],
    distractors: [],
    categories,
    items: [{ ...thing(), category: categories[0].key }],
    gaps: [],
    min_words: "",
    max_words: "",
    template: "",
    max_files: 0,
    accept: "",
    rubric_id: null,
    notes: "",
    file_id: null,
    areas: [],
    clicks: 1,
    aspect: 1,
  };
}

const grouping = groupingOf(lang);
/** @param {string} typed @returns {number | null} */
export const numberIn = (typed) => readNumber(typed, grouping);

/** @param {Draft} draft */
export const optionsOf = (draft) => (draft.type === "true_false" ? draft.truths : draft.options);
/** @param {string} text */
export const wordsIn = (text) => (text.trim() === "" ? null : Number(text));
/** @param {string} text */
export const extensions = (text) => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((one) => one.replace(/^\*?\./, ""))
      .filter(Boolean),
  ),
];

/**
 * What an option is worth: the only right one everything, and nothing else so much.
 * @param {Draft} draft @param {Option} one
 */
const worthOf = ({ type }, { correct, fraction }) =>
  type === "multiple_choice" || correct === (fraction === 1) ? fraction : null;

/**
 * What the type needs, with blank rows left out.
 * @param {Draft} draft @param {(one: { key: string, id?: string }) => string} name @returns {Record<string, unknown>}
 */
function contentOf(draft, name) {
  /** @param {Thing} one */
  const plain = (one) => ({ id: name(one), text: one.text });
  switch (draft.type) {
    case "single_choice":
    case "multiple_choice":
    case "true_false": {
      return {
        options: optionsOf(draft)
          .filter(typed)
          .map((one) => ({
            ...plain(one),
            correct: one.correct,
            fraction: worthOf(draft, one),
            feedback: one.feedback,
          })),
      };
    }
    case "ordering":
      return { options: draft.options.filter(typed).map(plain) };
    case "short_answer": {
      const answers = draft.answers
        .filter(typed)
        .map(({ text, fraction, feedback }) => ({ text: text.trim(), fraction, feedback }));
      return { answers, case_sensitive: draft.case_sensitive, ignore_accents: draft.ignore_accents };
    }
    case "numeric": {
      const { tolerance_type, unit } = draft;
      const also = draft.also
        .filter(ranged)
        .map(({ min, max, fraction, feedback }) => ({ min: numberIn(min), max: numberIn(max), fraction, feedback }));
      const tolerance = draft.tolerance.trim() ? numberIn(draft.tolerance) : 0;
      return { numeric: { value: numberIn(draft.value), tolerance, tolerance_type, unit: unit.trim(), also } };
    }
    case "matching":
      return {
        pairs: draft.pairs
          .filter(({ left, right }) => typed(left) || typed(right))
          .map(({ left, right }) => ({ left: plain(left), right: plain(right) })),
        distractors: draft.distractors.filter(typed).map(plain),
      };
    case "categorise": {
      const names = Object.fromEntries(draft.categories.map((one) => [one.key, name(one)]));
      return {
        categories: draft.categories.filter(typed).map(plain),
        items: draft.items.filter(typed).map((one) => ({ ...plain(one), category_id: names[one.category] })),
      };
    }
    case "cloze":
      return {
        gaps: gapsOf(draft.gaps, draft.stem).map((one) => {
          const { type, weight } = one;
          return {
            id: name(one),
            type,
            weight,
            ...contentOf(/** @type {any} it has the fields of its type */ (one), name),
          };
        }),
      };
    case "essay": {
      const { template, max_files, rubric_id, notes } = draft;
      return {
        min_words: wordsIn(draft.min_words),
        max_words: wordsIn(draft.max_words),
        template,
        max_files,
        rubric_id,
        notes,
      };
    }
    case "file":
      return { max_files: Math.max(1, draft.max_files), accept: extensions(draft.accept), rubric_id: draft.rubric_id };
    default: {
      const { file_id, clicks, aspect } = draft;
      const areas = draft.areas.map(({ shape, coords }) => ({ shape, coords }));
      return { file_id, areas, clicks: Math.max(clicks, areas.length), aspect };
    }
  }
}

/** @param {{ key: string, id?: string }} one the server renames what it doesn't know */
const wired = ({ key, id }) => id ?? key;
/**
 * What goes to the server; of points only those that are the question's own.
 * @param {Draft} draft @param {boolean} ownPoints
 */
export function bodyOf(draft, ownPoints = true, name = wired) {
  const { type, explanation, feedback, policy, title, tags, points, live_points, time_limit_s } = draft;
  const stem = type === "cloze" ? namedStem(draft.stem, draft.gaps, name) : draft.stem;
  const hints = draft.hints.filter((hint) => hint.trim());
  const own = { type, stem, explanation, hints, feedback, policy, title, tags, live_points, time_limit_s };
  return { ...own, ...(ownPoints && { points }), ...contentOf(draft, name) };
}
/** Says whether two drafts would be saved alike. @param {Draft} draft */
export const printOf = (draft) => JSON.stringify(bodyOf(draft, true, ({ key }) => key));
/** The same for drafts that share no keys. @param {Draft} draft */
export function likenessOf(draft) {
  const names = new Map();
  return JSON.stringify(
    bodyOf(draft, false, ({ key }) => {
      if (!names.has(key)) names.set(key, String(names.size));
      return names.get(key);
    }),
  );
}
