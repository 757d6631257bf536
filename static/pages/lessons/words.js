// What the kinds of lessons look like, and spans of time in words.
import { t } from "../../lib/i18n.js";

/** @import { Lesson } from "./order.js" */

/** @type {Lesson["kind"][]} */
export const KINDS = ["text", "video", "file", "quiz", "live", "assignment"];
/** @type {Record<string, string>} */
export const ICONS = { text: "book", video: "play", file: "file", quiz: "list", live: "live", assignment: "upload" };

/** The largest first. @type {[unit: "weeks" | "days" | "hours" | "minutes", seconds: number][]} */
export const UNITS = [
  ["weeks", 604800],
  ["days", 86400],
  ["hours", 3600],
  ["minutes", 60],
];

/** In the largest unit that counts them whole. @param {number} seconds @returns {[n: number, unit: string]} */
export function inUnits(seconds) {
  const [unit, size] = UNITS.find(([, one]) => seconds && seconds % one === 0) ?? UNITS[seconds ? 3 : 1];
  return [Math.round((seconds / size) * 100) / 100, unit];
}

/** @param {number} seconds */
export function spanOf(seconds) {
  if (seconds < 60) return t("span.seconds", { n: seconds });
  const [n, unit] = seconds % 60 ? [Math.round(seconds / 60), "minutes"] : inUnits(seconds);
  return t(`span.${unit}`, { n });
}
