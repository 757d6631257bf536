// Numbers as people type them. lms/questions/numbers.py reads them alike.

const LONGEST = 100;
const LARGEST_EXPONENT = 308;
/** @type {Map<string, string>} */
const MARKS = new Map(
  /** @type {[string, string][]} */ ([
    ...[..."\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u02d7\ufe58\ufe63\uff0d"].map((one) => [one, "-"]),
    ...[..."\u2018\u2019\u02bc\u2032\u00b4`\uff07\u066c"].map((one) => [one, "'"]),
    ...[..."xX*\u2217\u22c5\u00b7"].map((one) => [one, "\u00d7"]),
    ["\uff0b", "+"],
    ["\uff0c", ","],
    ["\uff0e", "."],
    ["\uff45", "e"],
    ["\uff25", "e"],
    ["E", "e"],
  ]),
);
// Characters that copying, or a right-to-left keyboard, adds to a number.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const DIGIT = /\p{Nd}/u;
const TIMES_TEN = / ?\u00d7 ?10 ?(?:\^|\u00d7\u00d7) ?([+-]?[0-9]+)$/;
const NUMBER = /^([+-]?) ?([0-9,.' ]+)(?:e([+-]?[0-9]+))?$/;
const SPACED = /^([1-9][0-9]{0,2}(?:([ '])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]*))?$/;
const MARKED = /^([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]*))?$/;
const PLAIN = /^([0-9]*)[.,]?([0-9]*)$/;

/**
 * Scripts have their digits from 0 to 9 in a row.
 * @param {string} char
 */
function digit(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/**
 * The text with the decimal digits of every script as 0-9.
 * @param {string} text
 */
export const digits = (text) => text.replace(/(?![0-9])\p{Nd}/gu, digit);

/**
 * The digits with a point at most.
 * @param {string} body @param {string} grouping
 */
function plain(body, grouping) {
  const spaced = body.match(SPACED);
  if (spaced) return `${spaced[1].replace(/[ ']/g, "")}.${spaced[3] ?? ""}`;
  const marked = body.match(MARKED);
  if (marked && (marked[3] !== undefined || body.split(marked[2]).length > 2 || marked[2] === grouping)) {
    return `${marked[1].replaceAll(marked[2], "")}.${marked[3] ?? ""}`;
  }
  const [, whole, rest] = body.match(PLAIN) ?? [];
  return whole || rest ? `${whole}.${rest}` : null;
}

/**
 * The number that was typed, or null. `grouping` is the mark between thousands where both could be meant.
 * @param {string} typed
 */
export function readNumber(typed, grouping = "") {
  if ([...typed].length > LONGEST) return null;
  const text = [...digits(typed.replace(UNSEEN, ""))]
    .map((one) => MARKS.get(one) ?? one)
    .join("")
    .trim()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Python's split() counts these as blanks
    .replace(/[\s\u001c-\u001f\u0085]+/g, " ")
    .replace(TIMES_TEN, "e$1");
  const found = text.replaceAll("\u066b", ".").match(NUMBER);
  if (!found) return null;
  const [, sign, body, power = "0"] = found;
  const figures = plain(body, text.includes("\u066b") ? "" : grouping);
  if (figures === null || power.length > 5 || Math.abs(Number(power)) > LARGEST_EXPONENT) return null;
  const number = Number(`${sign}${figures}e${power}`) + 0;
  return Number.isFinite(number) ? number : null;
}

/** @param {string} lang @param {Intl.NumberFormatPartTypes} type */
const part = (lang, type) =>
  new Intl.NumberFormat(lang).formatToParts(1234567.5).find((one) => one.type === type)?.value ?? "";
/**
 * The mark between thousands in this language: only a comma or a point can be taken for a decimal mark.
 * @param {string} lang
 */
export const groupingOf = (lang) => (/^[.,]$/.test(part(lang, "group")) ? part(lang, "group") : "");
/**
 * The number as it was understood: nothing between its thousands.
 * @param {number} number @param {string} lang
 */
export const plainly = (number, lang) => String(number).replace(".", part(lang, "decimal"));
