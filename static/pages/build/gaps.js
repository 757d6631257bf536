// Gaps of a text: typed as {{1}}, {{2}}, stored as {{id}}. What is accepted is one line: alternatives with | between.
import { newKey } from "../../lib/api.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {NonNullable<Schemas["QuestionOut"]["gaps"]>[number]} Gap */
/** @typedef {NonNullable<Gap["type"]>} GapType */
/** @typedef {{ key: string, id?: string, name: string, type: GapType, text: string, tolerance: string, weight: number, was: Gap | null }} TypedGap `was`: with what the one line doesn't show */

/** @type {GapType[]} */
export const GAP_TYPES = ["short_answer", "numeric", "single_choice"];
const MARK = /\{\{([^{}\s]{1,36})\}\}/g;

/** The names of the gaps of a stem, in their order. @param {string} stem */
export const gapsIn = (stem) => Array.from(stem.matchAll(MARK), ([, name]) => name);
/** @param {string} text @returns {string[]} */
export const alternatives = (text) =>
  (text.match(/(?:\\\||[^|])+/g) ?? []).map((one) => one.replaceAll("\\|", "|").trim()).filter(Boolean);
/** @param {string[]} texts */
const oneLine = (texts) => texts.map((text) => text.replaceAll("|", "\\|")).join(" | ");

/** @param {string} name @param {string} [text] @returns {TypedGap} */
export const gap = (name, text = "") => ({
  key: newKey().slice(0, 12),
  name,
  type: "short_answer",
  text: oneLine(text.trim() ? [text.trim()] : []),
  tolerance: "",
  weight: 1,
  was: null,
});

/** @param {Gap} given */
function lineOf(given) {
  if ("numeric" in given) return String(given.numeric.value);
  if ("answers" in given) return oneLine(given.answers.map(({ text }) => text));
  const right = given.options.filter(({ correct }) => correct);
  return oneLine([...right, ...given.options.filter(({ correct }) => !correct)].map(({ text }) => text));
}
/** @param {Gap} given */
const toleranceOf = (given) => ("numeric" in given && given.numeric.tolerance ? String(given.numeric.tolerance) : "");

/** @param {Gap[]} gaps @returns {TypedGap[]} */
export const typedGaps = (gaps) =>
  gaps.map((given, i) => ({
    ...gap(String(i + 1)),
    id: given.id,
    type: given.type ?? "short_answer",
    text: lineOf(given),
    tolerance: toleranceOf(given),
    weight: given.weight ?? 1,
    was: given,
  }));

/** @param {string} stem @param {TypedGap[]} gaps */
export const typedStem = (stem, gaps) =>
  stem.replace(MARK, (mark, id) => {
    const found = gaps.find((one) => one.id === id);
    return found ? `{{${found.name}}}` : mark;
  });
/** @param {string} stem @param {TypedGap[]} gaps @param {(one: TypedGap) => string} name */
export const namedStem = (stem, gaps, name) =>
  stem.replace(MARK, (mark, typed) => {
    const found = gaps.find((one) => one.name === typed);
    return found ? `{{${name(found)}}}` : mark;
  });

/** What a gap lacks. @param {TypedGap} one @param {(typed: string) => number | null} numberIn */
export function gapLacks(one, numberIn) {
  const texts = alternatives(one.text);
  if (!texts.length) return "build.gap_answer";
  if (one.type === "single_choice" && texts.length < 2) return "build.gap_two";
  const numbers = [one.text, ...(one.tolerance.trim() ? [one.tolerance] : [])];
  return one.type === "numeric" && numbers.some((text) => numberIn(text) === null) ? "build.bad_number" : null;
}

/**
 * What was read without the HTML that the server made of it: it takes the texts alone.
 * @template T @param {T} read @returns {T}
 */
export const bare = (read) =>
  JSON.parse(JSON.stringify(read, (name, value) => (name === "html" || name.endsWith("_html") ? undefined : value)));

/**
 * @param {TypedGap[]} gaps @param {string[]} asked the names that the stem holds @param {(one: TypedGap) => string} name
 * @param {(typed: string) => number | null} numberIn
 */
export const gapsOf = (gaps, asked, name, numberIn) =>
  gaps
    .filter((one) => asked.includes(one.name))
    .map((one) => {
      const { type, weight, was } = one;
      const own = { id: name(one), weight };
      const same = was !== null && was.type === type && lineOf(was) === one.text && toleranceOf(was) === one.tolerance;
      if (was && same) return { ...bare(was), ...own };
      const texts = alternatives(one.text);
      if (type === "numeric") {
        const kept = was && "numeric" in was ? bare(was.numeric) : {};
        const tolerance = one.tolerance.trim() ? numberIn(one.tolerance) : 0;
        return { ...own, type, numeric: { ...kept, value: numberIn(one.text), tolerance } };
      }
      if (type === "single_choice")
        return { ...own, type, options: texts.map((text, i) => ({ text, correct: i === 0 })) };
      const kept =
        was && "answers" in was ? { case_sensitive: was.case_sensitive, ignore_accents: was.ignore_accents } : {};
      return { ...own, type, ...kept, answers: texts.map((text) => ({ text })) };
    });
