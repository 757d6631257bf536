// The time zones and languages one may choose, with names in the reader's language.
import { lang } from "./i18n.js";

export const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = () => [...new Set([here, "UTC", ...(Intl.supportedValuesOf?.("timeZone") ?? [])])].filter(Boolean).sort();

/** @param {string[]} list @param {string | null} own */
const withOwn = (list, own) => (own && !list.includes(own) ? [own, ...list] : list);
/** @param {string | null} own @returns {[zone: string, text: string][]} */
export const zoneOptions = (own) => withOwn(known(), own).map((zone) => [zone, zone.replaceAll("_", " ")]);

const LANGUAGES =
  "ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms nb nl pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh";
const names = new Intl.DisplayNames([lang], { type: "language" });
/** @param {string} code */
export function languageName(code) {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
/** @param {string} own @returns {[code: string, text: string][]} */
export const languageOptions = (own) =>
  withOwn(LANGUAGES.split(" "), own)
    .map((code) => /** @type {[string, string]} */ ([code, languageName(code)]))
    .sort(([, a], [, b]) => a.localeCompare(b, lang));
