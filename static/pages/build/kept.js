// What isn't on the server yet stays in this browser: a reload, a crash or a dead line loses nothing that was typed.
// Each question by itself: two tabs of one quiz don't write over each other's.
import { newKey } from "../../lib/api.js";
import { copyOf } from "./copies.js";

/** @import { Draft } from "./model.js" */
/** @import { Item } from "./items.js" */
/** @import { QuizFields } from "./server.js" */
/** @typedef {{ key: string, id: string | null, at: number, after: string | null, draft: Draft, print: string, etag: string | null, base: string, post: Item["post"] }} Kept `at`: its place in the quiz; `after`: the question before it */
/** @typedef {{ fields: QuizFields, base: QuizFields }} KeptQuiz what was typed of the quiz itself, and what it changes */
/** @typedef {{ name: string, text: string, draft: string }} Stored as this tab has stored or found it */

export class KeptDrafts {
  /** @type {Map<string, Stored>} */
  stored = new Map();
  /** @type {string | null} */
  quizText = null;

  /** @param {string} user @param {string} quiz */
  constructor(user, quiz) {
    this.quizPlace = `lms.builder.${user}.${quiz}`;
    this.place = `${this.quizPlace}.`;
  }

  /** @returns {Kept[]} in the order of the quiz; of what two tabs wrote, the second is a question of its own */
  restored() {
    /** @type {Set<string>} */
    const seen = new Set();
    return this.found()
      .map(({ name, text, one }) => {
        const again = seen.has(one.id ?? one.key);
        seen.add(one.id ?? one.key);
        const kept = again ? anew(one) : one;
        this.stored.set(kept.key, { name, text, draft: JSON.stringify(kept.draft) });
        return kept;
      })
      .sort((one, other) => one.at - other.at);
  }
  /** @returns {{ name: string, text: string, one: Kept }[]} */
  found() {
    try {
      return Object.entries(localStorage)
        .filter(([name]) => name.startsWith(this.place))
        .sort()
        .map(([name, text]) => ({ name, text, one: JSON.parse(text) }));
    } catch {
      return [];
    }
  }

  /** @param {Kept[]} kept all that this tab has to keep @returns {boolean} whether this browser keeps it */
  keep(kept) {
    try {
      const over = new Map(this.stored);
      for (const one of kept) {
        over.delete(one.key);
        this.put(one);
      }
      for (const [key, { name, text }] of over) {
        if (localStorage.getItem(name) === text) localStorage.removeItem(name);
        this.stored.delete(key);
      }
      return true;
    } catch {
      return false;
    }
  }
  /** @returns {KeptQuiz | null} */
  restoredQuiz() {
    try {
      this.quizText = localStorage.getItem(this.quizPlace);
      return JSON.parse(this.quizText ?? "null");
    } catch {
      return null;
    }
  }
  /** @param {KeptQuiz | null} kept @returns {boolean} whether this browser keeps it */
  keepQuiz(kept) {
    const text = kept && JSON.stringify(kept);
    if (text === this.quizText) return true;
    try {
      if (text) localStorage.setItem(this.quizPlace, text);
      else if (localStorage.getItem(this.quizPlace) === this.quizText) localStorage.removeItem(this.quizPlace);
      this.quizText = text;
      return true;
    } catch {
      return false;
    }
  }

  /** @param {Kept} one */
  put(one) {
    const [text, draft] = [JSON.stringify(one), JSON.stringify(one.draft)];
    const last = this.stored.get(one.key);
    let name = last?.name ?? this.place + one.key;
    if (last && localStorage.getItem(name) !== last.text) {
      if (last.draft === draft) return; // another tab wrote on, or has saved it
      name = this.place + newKey();
    }
    if (last?.text !== text || name !== last.name) localStorage.setItem(name, text);
    this.stored.set(one.key, { name, text, draft });
  }
}

/** What was typed, as a question of its own. @param {Kept} one @returns {Kept} */
export const anew = (one) => ({
  ...one,
  key: newKey().slice(0, 12),
  id: null,
  after: one.id ?? one.key,
  draft: copyOf(one.draft),
  print: "",
  etag: null,
  base: "",
  post: null,
});
