// Gaps of a text: typed as {{1}}, {{2}}, stored as {{id}}. What is accepted is one line, alternatives with | between;
// the rows behind it hold what the line doesn't show.
import { newKey } from "../../lib/api.js";
import { accepted, option, typed } from "./things.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Accepted, Option, Range } from "./things.js" */
/** @typedef {NonNullable<Schemas["QuestionOut"]["gaps"]>[number]} Gap */
/** @typedef {NonNullable<Gap["type"]>} GapType */
/**
 * `text`: the line
 * @typedef {{ key: string, id?: string, name: string, type: GapType, text: string, weight: number, options: Option[], answers: Accepted[],
 *   case_sensitive: boolean, ignore_accents: boolean, value: string, tolerance: string, tolerance_type: "absolute" | "percent", unit: string, also: Range[] }} TypedGap
 */

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

/** @param {Option[]} options the right one first */
const rightFirst = (options) => [...options.filter((one) => one.correct), ...options.filter((one) => !one.correct)];

/** @param {string} name @param {string} [text] @returns {TypedGap} */
export const gap = (name, text = "") =>
  withLine(
    {
      key: newKey().slice(0, 12),
      name,
      type: "short_answer",
      text: "",
      weight: 1,
      options: [option(), option()],
      answers: [accepted()],
      case_sensitive: false,
      ignore_accents: false,
      value: "",
      tolerance: "",
      tolerance_type: "absolute",
      unit: "",
      also: [],
    },
    oneLine(text.trim() ? [text.trim()] : []),
  );

/** @param {TypedGap} one the line of its rows */
export function lineOf({ type, value, answers, options }) {
  if (type === "numeric") return value;
  const rows = type === "short_answer" ? answers : rightFirst(options);
  return oneLine(rows.filter(typed).map(({ text }) => text.trim()));
}

/**
 * The rows of a line: a text that is there already keeps what it has, and so does one that is changed in its place.
 * @template {{ text: string }} R @param {R[]} rows @param {string[]} texts @param {(text: string) => R} make @returns {R[]}
 */
function rowsOf(rows, texts, make) {
  const left = [...rows];
  /** @param {R} row */
  const take = (row) => left.splice(left.indexOf(row), 1)[0];
  const kept = texts.map((text) => {
    const found = left.find((row) => row.text.trim() === text);
    return found ? take(found) : null;
  });
  return texts.map((text, i) => {
    const found = kept[i] ?? (rows.length === texts.length && left.includes(rows[i]) ? take(rows[i]) : null);
    return found ? (found.text.trim() === text ? found : { ...found, text }) : make(text);
  });
}
/** @param {TypedGap} one @param {string} text what was typed into its line @returns {TypedGap} */
export function withLine(one, text) {
  if (one.type === "numeric") return { ...one, text, value: text };
  const texts = alternatives(text);
  if (one.type === "short_answer")
    return { ...one, text, answers: rowsOf(one.answers.filter(typed), texts, (each) => accepted(each)) };
  const rows = rowsOf(rightFirst(one.options).filter(typed), texts, (each) => option(each));
  const options = rows.map((row, i) =>
    row.correct === (i === 0) ? row : { ...row, correct: i === 0, fraction: i ? row.fraction : null },
  );
  return { ...one, text, options };
}

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

/** @param {TypedGap[]} gaps @param {string} stem those that it holds */
export const gapsOf = (gaps, stem) => {
  const asked = gapsIn(stem);
  return gaps.filter(({ name }) => asked.includes(name));
};
