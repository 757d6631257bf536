// The questions of a quiz, those that were drawn for somebody too.
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { textOf } from "../../components/Rich.js";

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Pick<Reply<"get", "quizzes/{}/questions">["items"][number], "id" | "stem" | "stem_html" | "options">} Question */

const MOST_DRAWN = 50;
const LONGEST = 140;

/** By id. @param {string} quizId @param {string[]} asked of all those that somebody was asked */
export async function questionsOf(quizId, asked) {
  /** @type {Question[]} */
  const fixed = await readAll(`quizzes/${quizId}/questions`);
  const known = new Map(fixed.map((one) => [one.id, one]));
  const drawn = asked.filter((id) => !known.has(id)).slice(0, MOST_DRAWN);
  const others = await Promise.all(drawn.map((id) => get(`questions/${id}`).catch(() => null)));
  for (const one of others) if (one) known.set(one.id, /** @type {Question} */ (one));
  return known;
}

/** What it asks, cut where it gets long. @param {Question | undefined} question */
export function stemOf(question) {
  const text = question ? textOf({ text: question.stem, html: question.stem_html }) : t("stats.gone");
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
