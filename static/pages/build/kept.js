// What isn't on the server yet stays in this browser: a reload, a crash or a dead line loses nothing that was typed.
/** @import { Draft } from "./model.js" */
/** @import { Item } from "./items.js" */
/** @typedef {{ key: string, id: string | null, after: string | null, draft: Draft, print: string, etag: string | null, base: string, post: Item["post"] }} Kept `after`: the question before it */

/** @param {string} user @param {string} quiz */
const placeOf = (user, quiz) => `lms.builder.${user}.${quiz}`;

/** @param {string} user @param {string} quiz @returns {Kept[]} */
export function restored(user, quiz) {
  try {
    const found = JSON.parse(localStorage.getItem(placeOf(user, quiz)) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/** @param {string} user @param {string} quiz @param {Kept[]} kept @returns {boolean} whether this browser keeps it */
export function keep(user, quiz, kept) {
  try {
    if (kept.length) localStorage.setItem(placeOf(user, quiz), JSON.stringify(kept));
    else localStorage.removeItem(placeOf(user, quiz));
    return true;
  } catch {
    return false;
  }
}
