// Whole sentences with {slots}: {name}, {n, plural, one {# answer} other {# answers}}, {rank, ordinal}, {share, percent}.
import { html } from "./dom.js";
import { words as own } from "./words.js";
/** @import { Children, Params } from "lms-types/view" */
/** @typedef {(value: unknown) => Children} Foreign what to make of text that isn't ours */

/** @type {Record<string, string>} */
const words = own;

export const lang = document.documentElement.lang || "en";
const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 3 });
const percents = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 });
const signs = new Intl.NumberFormat(lang, { signDisplay: "always" });
const cardinal = new Intl.PluralRules(lang);
const ordinal = new Intl.PluralRules(lang, { type: "ordinal" });

/** @param {number} value */
export const number = (value) => numbers.format(value);
/** @param {number} value */
export const percent = (value) => percents.format(value);
const UNITS = /** @type {const} */ (["byte", "kilobyte", "megabyte", "gigabyte"]);
/**
 * How large something is: "25 MB".
 * @param {number} value in bytes
 */
export function bytes(value) {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
  const options = { style: "unit", unit: UNITS[step], unitDisplay: step ? "short" : "long", maximumFractionDigits: 1 };
  return new Intl.NumberFormat(lang, /** @type {Intl.NumberFormatOptions} */ (options)).format(value / 1024 ** step);
}
/** @param {number} value */
export const signed = (value) => signs.format(value);

/** @param {string} text @param {number} open */
function closing(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    else if (text[i] === "}" && --depth === 0) return i;
  }
  throw new Error(`unclosed slot: ${text}`);
}

/** @param {string} forms @param {number} value */
function branch(forms, value) {
  /** @type {Record<string, string>} */
  const cases = {};
  for (let at = 0; at < forms.length; ) {
    const open = forms.indexOf("{", at);
    if (open < 0) break;
    const end = closing(forms, open);
    cases[forms.slice(at, open).trim()] = forms.slice(open + 1, end);
    at = end + 1;
  }
  return cases[`=${value}`] ?? cases[cardinal.select(value)] ?? cases.other ?? "";
}

/** @param {string} body @param {Params} params @param {Foreign} foreign @returns {Children[]} */
function slot(body, params, foreign) {
  const [, name, kind, forms] = /^\s*([\w]+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/.exec(body) ?? [];
  const value = params[name];
  const n = /** @type {number} */ (value);
  if (kind === "plural") return parts(branch(forms, n).replaceAll("#", number(n)), params, foreign);
  if (kind === "ordinal") return parts(words[`ordinal.${ordinal.select(n)}`], { n }, foreign);
  if (kind === "percent") return [percent(n)];
  return [typeof value === "number" ? number(value) : foreign(value)];
}

/** @param {string} text @param {Params} params @param {Foreign} foreign */
function parts(text, params, foreign) {
  /** @type {Children[]} */
  const out = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf("{", at);
    out.push(text.slice(at, open < 0 ? undefined : open));
    if (open < 0) break;
    const end = closing(text, open);
    out.push(...slot(text.slice(open + 1, end), params, foreign));
    at = end + 1;
  }
  return out;
}

/** @param {string} key */
function sentence(key) {
  const text = words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text;
}

/** @param {string} key */
export const hasWords = (key) => words[key] !== undefined;
/**
 * Words of pages that a player never opens come with those pages.
 * @param {Record<string, string>} more
 */
export const addWords = (more) => Object.assign(words, more);

/**
 * Plain text: for attributes, titles and speech. Foreign text is isolated by control characters.
 * @param {string} key @param {Params} params
 */
export const t = (key, params = {}) =>
  parts(sentence(key), params, (value) => (value === undefined ? "" : `\u2068${value}\u2069`)).join("");

/**
 * The same in markup: foreign text sits in <bdi>, nodes are passed through.
 * @param {{ k: string, children?: Children, [name: string]: unknown }} props
 */
export const T = ({ k, children: _, ...params }) =>
  parts(sentence(k), params, (value) =>
    typeof value === "string" ? html`<bdi>${value}</bdi>` : /** @type {Children} */ (value),
  );

/** @type {Record<string, Intl.DateTimeFormat>} */
const zones = {};
/** @param {Intl.DateTimeFormatOptions} options */
const formatter = (options) => (zones[JSON.stringify(options)] ??= new Intl.DateTimeFormat(lang, options));
/** @param {Date} date */
export const clockTime = (date) => formatter({ hour: "2-digit", minute: "2-digit" }).format(date);
/** @param {Date} date @returns {Intl.DateTimeFormatOptions} */
const days = (date) => (date.getFullYear() === new Date().getFullYear() ? { weekday: "short" } : { year: "numeric" });
/** @param {Date} date */
export const dateTime = (date) =>
  formatter({ ...days(date), day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(date);
/** With its year: "30 November 2026". @param {Date} date */
export const day = (date) => formatter({ day: "numeric", month: "long", year: "numeric" }).format(date);
/** "30 Nov 2026" @param {Date} date */
export const shortDay = (date) => formatter({ day: "numeric", month: "short", year: "numeric" }).format(date);
/** The time today, with the day before that. @param {Date} date */
export const moment = (date) => (date.toDateString() === new Date().toDateString() ? clockTime(date) : dateTime(date));

const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
/**
 * "5 minutes ago", up to seven days; absolute after that.
 * @param {Date} date
 */
export function ago(date, now = Date.now()) {
  const minutes = Math.round((date.getTime() - now) / 60000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
  if (Math.abs(minutes) < 1440) return relative.format(Math.round(minutes / 60), "hour");
  if (Math.abs(minutes) < 10080) return relative.format(Math.round(minutes / 1440), "day");
  return dateTime(date);
}
