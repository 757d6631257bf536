// What is done to a quiz while it is written.
import { asType, copyOf } from "./copies.js";
import { item, spliced } from "./items.js";
import { anew } from "./kept.js";
import { lacksOf } from "./lacks.js";
import { blank } from "./model.js";
import { draftOf } from "./read.js";
import { Saving } from "./saving.js";
import * as server from "./server.js";

/** @import { Draft, Question, Type } from "./model.js" */
/** @import { Draw, Item } from "./items.js" */
/** @import { QuizFields } from "./server.js" */

const PAUSE = 700; // typing is saved once it pauses
const LONGEST = 4000; // or after this long

export class Store extends Saving {
  seen = () => {
    if (document.visibilityState === "hidden") this.keep();
    else if (this.failed) this.retry();
    else this.refresh();
  };

  async load() {
    const [[quiz], [slots, etag], questions] = await Promise.all([
      server.readQuiz(this.id),
      server.readSlots(this.id),
      server.readQuestions(this.id),
    ]);
    const course = await server.readCourse(quiz.course_id);
    const left = this.drafts.restoredQuiz();
    this.quiz = { ...quiz, ...left?.base };
    this.fields = left?.fields ?? {};
    this.bank = course.bank_id ?? null;
    this.course = course.title;
    this.slots = slots;
    this.etag = etag;
    const known = new Map(questions.map((one) => [one.id, one]));
    this.items = slots.flatMap(
      (slot) => this.itemOf(slot, "draw" in slot ? undefined : known.get(slot.question_id)) ?? [],
    );
    this.restore();
    this.selected = this.items[0]?.key ?? null;
    this.tell();
    if (this.selected) this.freshen(this.selected);
    this.schedule();
  }

  restore() {
    for (const kept of this.drafts.restored()) {
      const found = kept.id && this.items.find((one) => one.id === kept.id);
      const left = kept.id && !found; // the quiz meanwhile: what was typed is a question of its own
      const { key, after, draft, print, etag, base, post } = left ? anew(kept) : kept;
      if (found) Object.assign(found, { key, draft, print, etag, base, lacks: lacksOf(draft), since: 1, due: 1 });
      else {
        const at = this.items.findIndex((one) => one.key === after || one.id === after);
        this.items.splice(
          at < 0 && after ? this.items.length : at + 1,
          0,
          item({ key, draft, made: true, post, since: 1, due: 1 }),
        );
      }
    }
  }

  /** @param {() => void} listener */
  listen(listener) {
    if (!this.listeners.size) {
      addEventListener("beforeunload", this.leave);
      addEventListener("online", this.back);
      document.addEventListener("visibilitychange", this.seen);
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size) return;
      this.flush();
      document.removeEventListener("visibilitychange", this.seen);
      this.letGo();
    };
  }

  /** @param {string} key */
  select(key) {
    if (this.selected === key) return;
    for (const one of this.items) if (one.key === this.selected && one.due) one.due = 1; // what is left is saved at once
    this.selected = key;
    this.tell();
    this.schedule();
    this.freshen(key);
  }

  /** @param {string} key @param {Partial<Draft>} more */
  change(key, more) {
    this.put(key, (one) => ({ ...one, draft: { ...one.draft, ...more } }));
  }
  /** @param {string} key @param {Type} type */
  retype(key, type) {
    this.put(key, (one) => ({ ...one, draft: asType(one.draft, type) }));
  }
  /** The points of a place of its own, or of the question. @param {string} key @param {number} points */
  worth(key, points) {
    const own = this.items.find((one) => one.key === key)?.points ?? null;
    if (own === null) this.change(key, { points });
    else this.place(key, { points });
  }
  /** @param {string} key @param {Partial<Pick<Item, "points" | "count" | "draw" | "version">>} more */
  place(key, more) {
    this.items = this.items.map((one) => (one.key === key ? { ...one, ...more } : one));
    this.later();
  }

  /** @param {string} key @param {(one: Item) => Item} make */
  put(key, make) {
    const now = Date.now();
    this.items = this.items.map((one) => {
      if (one.key !== key) return one;
      const next = make(one);
      const since = one.since || now;
      return { ...next, lacks: lacksOf(next.draft), refused: null, since, due: Math.min(now + PAUSE, since + LONGEST) };
    });
    this.later();
  }

  /** @param {Type} type @returns {string} its key */
  add(type) {
    const [before, at] = [this.current, this.items.findIndex(({ key }) => key === this.selected)];
    return this.insert(item({ draft: blank(type, before?.draw ? undefined : before?.draft), made: true }), at + 1);
  }
  /** @param {string} key */
  duplicate(key) {
    const at = this.items.findIndex((one) => one.key === key);
    const { draft, draw, count, points } = this.items[at];
    const due = Date.now();
    const copy = draw
      ? { draw, count, points, draft }
      : { draft: copyOf(draft), points: null, made: true, since: due, due };
    return this.insert(item(copy), at + 1);
  }
  /** @param {Question[]} questions of a bank */
  take(questions) {
    const at = this.items.findIndex(({ key }) => key === this.selected);
    const made = questions.map((one) => item(this.asSaved(one)));
    this.items = spliced(this.items, at + 1, 0, ...made);
    this.selected = made[0]?.key ?? this.selected;
    this.later();
  }
  /** @param {Draw} draw @param {number} count @param {number} points */
  draw(draw, count, points) {
    const at = this.items.findIndex(({ key }) => key === this.selected);
    return this.insert(item({ draw, count, points, draft: blank("single_choice") }), at + 1);
  }
  /** @param {Item} one @param {number} at */
  insert(one, at) {
    this.items = spliced(this.items, at, 0, one);
    this.selected = one.key;
    this.later();
    return one.key;
  }

  /** @param {string} key @param {number} to the place it goes to, from 0 */
  move(key, to) {
    const at = this.items.findIndex((one) => one.key === key);
    const place = Math.max(0, Math.min(this.items.length - 1, to));
    if (at < 0 || at === place) return false;
    const rest = spliced(this.items, at, 1);
    this.items = spliced(rest, place, 0, this.items[at]);
    this.later();
    return true;
  }
  /** While a card is dragged its order isn't saved. @param {boolean} held */
  hold(held) {
    this.held = held;
    this.schedule();
  }

  /** @param {string} key */
  remove(key) {
    const at = this.items.findIndex((one) => one.key === key);
    const [one] = this.items.slice(at, at + 1);
    this.items = spliced(this.items, at, 1);
    this.removed.push({ item: one, at });
    if (this.selected === key) this.selected = (this.items[at] ?? this.items[at - 1])?.key ?? null;
    this.later();
    if (this.selected) this.freshen(this.selected);
  }
  /** Puts back what was removed last, with what was typed into it. */
  undo() {
    const last = this.removed.pop();
    if (!last) return null;
    const { item: one, at } = last;
    this.insert({ ...one, slot: null, due: Date.now(), since: Date.now() }, Math.min(at, this.items.length));
    return one.key;
  }

  /** @param {QuizFields} fields */
  set(fields) {
    this.fields = { ...this.fields, ...fields };
    for (const [name, value] of Object.entries(this.fields))
      if (JSON.stringify(value) === JSON.stringify(this.quiz?.[/** @type {"title"} */ (name)]))
        delete this.fields[/** @type {"title"} */ (name)];
    this.clashes = this.clashes.filter(({ field }) => field in this.fields);
    this.later();
  }

  /** @param {"publish" | "unpublish"} verb */
  async turn(verb) {
    await this.flush();
    const [quiz, etag] = await server.turnQuiz(this.id, verb);
    this.hear(quiz, etag);
    this.tell();
  }

  // Two who write at once ----------------------------------------------------------------------------------------

  /** @param {string} key @param {"mine" | "theirs"} whose */
  settle(key, whose) {
    this.items = this.items.map((one) => {
      if (one.key !== key || !one.theirs) return one;
      const { question, etag } = one.theirs;
      if (whose === "mine") return { ...one, theirs: null, etag, due: 1, since: 1 };
      const draft = draftOf(question);
      return { ...one, ...this.asSaved(question), theirs: null, etag, lacks: lacksOf(draft), due: 0, since: 0 };
    });
    this.later();
  }
  /** Settles the first of the quiz's texts. @param {"mine" | "theirs"} whose */
  settleField(whose) {
    const [first, ...rest] = this.clashes;
    if (whose === "theirs") delete this.fields[first.field];
    this.clashes = rest;
    this.later();
  }

  /** The newest text of a question that is opened, or looked at again. @param {string} key */
  async freshen(key) {
    const one = this.items.find((other) => other.key === key);
    if (!one?.id || one.draw) return;
    try {
      const [question, etag] = await server.readQuestion(one.id);
      this.compare(key, question, etag);
    } catch {
      /* it is read again before it is saved */
    }
    this.tell();
  }
  refresh() {
    if (this.selected) this.freshen(this.selected);
  }
}
