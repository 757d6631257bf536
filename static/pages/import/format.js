// Which format a file has, by its name and what it begins with; the person may say otherwise.

/** @typedef {"gift" | "aiken" | "moodle_xml" | "sheet"} Format */

export const FORMATS = /** @type {const} */ (["gift", "aiken", "moodle_xml", "sheet"]);
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param {string} name @param {string} text what could be read of it @returns {Format} */
export function guessed(name, text) {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (ending === "xml") return "moodle_xml";
  if (["xlsx", "csv", "tsv"].includes(ending)) return "sheet";
  if (ending === "gift") return "gift";
  const begin = text.slice(0, 20_000).trimStart();
  if (begin.startsWith("PK")) return "sheet";
  if (/^(<\?xml|<quiz)/.test(begin)) return "moodle_xml";
  if (/^ANSWER:/m.test(begin) && !begin.includes("{")) return "aiken";
  if (/^[^{]*\bquestion\b[^\n{]*[,;\t|][^\n{]*\b(answer|option|correct)/im.test(begin)) return "sheet";
  return "gift";
}

/** @param {Format} format @param {boolean} packed an Excel file */
export const typeOf = (format, packed) =>
  format === "moodle_xml" ? "application/xml" : format === "sheet" ? (packed ? XLSX : "text/csv") : "text/plain";
