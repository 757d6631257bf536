/** @import { Answer } from "lms-types/live" */

/** @param {Answer | null | undefined} answer of any type: the options it names, if it does */
export const optionsOf = (answer) => (answer && "options" in answer ? answer.options : undefined);

/** @typedef {{ id: string, text: string }} Thing */
/** @typedef {{ options?: Thing[] | null, left?: Thing[] | null, right?: Thing[] | null, items?: Thing[] | null, categories?: Thing[] | null }} Things */

/**
 * All that an answer may name, of a question of any type.
 * @param {Things} question @returns {Thing[]}
 */
export const thingsOf = ({ options, left, right, items, categories }) =>
  [options, left, right, items, categories].flatMap((things) => things ?? []);

/**
 * What is paired or sorted with what it may be paired with; null for other types.
 * @param {Things} question
 */
export function sidesOf({ left, right, items, categories }) {
  if (left && right) return { left, right };
  return items && categories ? { left: items, right: categories } : null;
}

/**
 * An answer or a key in words, whatever the type of its question.
 * @param {Thing[] | null | undefined} options what it may name
 * @param {{ options?: string[], pairs?: Record<string, string>, text?: string, value?: unknown } | null | undefined} answer
 */
export function inWords(options, answer) {
  if (!answer) return "";
  /** @param {string} id */
  const text = (id) => options?.find((option) => option.id === id)?.text;
  if (answer.options) return answer.options.map(text).filter(Boolean).join(", ");
  if (answer.pairs)
    return Object.entries(answer.pairs)
      .map(([one, other]) => `${text(one) ?? ""} – ${text(other) ?? ""}`)
      .join(", ");
  return String(answer.text ?? answer.value ?? "");
}
