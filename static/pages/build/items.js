// A place of a quiz while it is written. Pure.
import { newKey } from "../../lib/api.js";
import { lacksOf } from "./lacks.js";
import { printOf } from "./model.js";

/** @import { Draft, Question, Type } from "./model.js" */
/** @import { Change, ReadQuiz, Slot, QuizFields } from "./server.js" */
/** @typedef {{ bank_id: string, category_id: string | null, tags: string[], types: Type[] }} Draw */
/**
 * A place of the quiz: a question, or some that are drawn.
 * @typedef {{
 *   key: string, id: string | null, slot: string | null, version: number | null, points: number | null,
 *   draw: Draw | null, count: number, draft: Draft, print: string, etag: string | null, lacks: string[],
 *   refused: string | null, theirs: { question: Question, etag: string, change: Change | null } | null, made: boolean, post: { key: string, body: unknown, sent: Draft } | null,
 *   since: number, due: number, base: string, archived: boolean,
 * }} Item `print`, `base`: the draft as it was saved; `made`: written here and not taken from the bank
 */
/** @typedef {"title" | "description"} Text a text of the quiz itself */
/** @typedef {{ field: Text, theirs: string }} FieldConflict */

/** @param {Partial<Item> & { draft: Draft }} some @returns {Item} */
export const item = (some) => ({
  key: newKey().slice(0, 12),
  id: null,
  slot: null,
  version: null,
  points: null,
  draw: null,
  count: 1,
  print: "",
  etag: null,
  lacks: some.draw ? [] : lacksOf(some.draft),
  refused: null,
  theirs: null,
  made: false,
  post: null,
  since: 0,
  due: 0,
  base: "",
  archived: false,
  ...some,
});

/** @param {Item} one whether what was typed isn't what was saved */
export const isDirty = (one) => !one.draw && one.print !== printOf(one.draft);
/** @param {Item} one @returns {"draw" | "saved" | "conflict" | "refused" | "lacking" | "waiting"} */
export function stateOf(one) {
  if (one.draw) return "draw";
  if (!isDirty(one)) return "saved";
  return one.theirs ? "conflict" : one.lacks.length ? "lacking" : one.refused ? "refused" : "waiting";
}

/** @param {Item[]} items the slots as they should be; what the server doesn't know yet is left out */
export const slotsOf = (items) =>
  items
    .filter(({ id, draw }) => id || draw)
    .map(({ id, slot, version, points, draw, count }) => ({
      ...(slot && { id: slot }),
      ...(draw ? { draw, count } : { question_id: id, version }),
      points,
    }));
/** @param {Slot[]} slots the same of what the server has */
export const slotsIn = (slots) =>
  slots.map((one) =>
    "draw" in one
      ? { id: one.id, draw: one.draw, count: one.count, points: one.points }
      : { id: one.id, question_id: one.question_id, version: one.version, points: one.points },
  );

/** @template T @param {T[]} list @param {number} at @param {number} drop @param {T[]} more @returns {T[]} */
export const spliced = (list, at, drop, ...more) => [...list.slice(0, at), ...more, ...list.slice(at + drop)];
