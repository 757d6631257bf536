/** @import { Answer } from "lms-types/live" */

/** @param {Answer | null | undefined} answer of any type: the options it names, if it does */
export const optionsOf = (answer) => (answer && "options" in answer ? answer.options : undefined);

/** @typedef {{ id: string, text: string, html?: string }} Thing */
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
