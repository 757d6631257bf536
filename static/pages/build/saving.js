// The one loop that brings what was typed to the server: one request at a time, so what is saved never overtakes
// itself; whatever fails is tried again.
import { newKey, told } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { explain } from "../../components/Field.js";
import { withIds } from "./copies.js";
import { isDirty, spliced, slotsOf, stateOf } from "./items.js";
import { isBlank } from "./lacks.js";
import { bodyOf, likenessOf, printOf } from "./model.js";
import { draftOf } from "./read.js";
import * as server from "./server.js";
import { State } from "./state.js";

/** @import { Draft, Question } from "./model.js" */
/** @import { Item } from "./items.js" */
/** @import { Slot, QuizFields } from "./server.js" */

const PAUSE = 700; // what was moved is saved once it pauses
const TRIES = [2000, 5000, 10000, 30000];

export class Saving extends State {
  leave = (/** @type {Event} */ event) => {
    this.keep();
    if (this.unsaved) event.preventDefault();
  };
  back = () => this.retry();

  /** Its page was left: what is on its way keeps the window from closing. */
  letGo() {
    if (this.listeners.size || this.unsaved) return;
    removeEventListener("beforeunload", this.leave);
    removeEventListener("online", this.back);
  }

  later() {
    this.arrangeDue = Date.now() + PAUSE;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), 200);
    this.tell();
    this.schedule();
  }
  arrangeDue = 0;

  keep() {
    clearTimeout(this.keeping);
    const kept = this.items.flatMap((one, i) => {
      if (!isDirty(one) || (!one.id && isBlank(one.draft))) return [];
      const { key, id, draft, print, etag, base, post } = one;
      const before = this.items[i - 1];
      return [{ key, id, at: i, after: before ? (before.id ?? before.key) : null, draft, print, etag, base, post }];
    });
    const { title, description } = this.quiz ?? {};
    const typed = Object.keys(this.fields).length ? { fields: this.fields, base: { title, description } } : null;
    this.kept = this.drafts.keep(kept) && (this.clashes.length > 0 || this.drafts.keepQuiz(typed));
  }

  schedule() {
    clearTimeout(this.timer);
    if (this.running || this.failed) return;
    const waiting = this.items.filter((one) => stateOf(one) === "waiting").map(({ due }) => due);
    if ((this.arranged && !this.held) || (this.quizDirty && !this.clashes.length)) waiting.push(this.arrangeDue);
    if (this.dropped) waiting.push(this.arrangeDue);
    if (waiting.length) this.timer = setTimeout(() => this.run(), Math.max(0, Math.min(...waiting) - Date.now()));
  }
  /** Written here and taken out again: draws shouldn't find it. */
  get dropped() {
    return this.removed.find(({ item: one }) => one.made && one.id && !one.archived)?.item;
  }

  /** All that can be saved is saved at once. */
  async flush() {
    this.items = this.items.map((one) => (one.due ? { ...one, due: 1 } : one));
    this.arrangeDue = 0;
    this.failed = null;
    await this.running;
    await this.run();
  }
  retry() {
    this.tries = 0;
    this.failed = null;
    this.items = this.items.map((one) => (one.refused ? { ...one, refused: null, due: 1 } : one));
    this.tell();
    this.schedule();
  }

  run() {
    this.running ??= this.work().finally(() => {
      this.running = null;
      this.saving = false;
      this.keep();
      this.tell();
      this.letGo();
      this.schedule();
    });
    return this.running;
  }
  async work() {
    for (let step = this.next(); step; step = this.next()) {
      if (!this.saving) {
        this.saving = true;
        this.tell();
      }
      try {
        await step();
      } catch (error) {
        this.failed = error;
        const wait = Math.max(TRIES[Math.min(this.tries, TRIES.length - 1)], 1000 * (told(error).retryAfter ?? 0));
        this.tries += 1;
        this.timer = setTimeout(() => {
          this.failed = null;
          this.run();
        }, wait);
        return;
      }
      this.tries = 0;
      this.saved = new Date();
    }
  }
  /** What is to be saved next. @returns {(() => Promise<unknown>) | null} */
  next() {
    const now = Date.now();
    const calm = this.arrangeDue <= now;
    if (calm && this.quizDirty && !this.clashes.length) return () => this.saveQuiz();
    const one = this.items.find((other) => stateOf(other) === "waiting" && other.due <= now);
    if (one) return () => this.saveQuestion(one);
    if (!calm) return null;
    if (this.arranged && !this.held) return () => this.saveSlots();
    const dropped = this.dropped;
    return dropped ? () => this.archive(dropped) : null;
  }

  /** @param {Item} one */
  async saveQuestion(one) {
    const { key, id } = one;
    try {
      if (!id) {
        const position = this.items.slice(0, this.items.indexOf(one)).filter(({ slot }) => slot).length + 1;
        const post = one.post ?? { key: newKey(), body: { ...bodyOf(one.draft), position }, sent: one.draft };
        this.patch(key, () => ({ post })); // the same is sent again when its reply was lost
        this.stored(key, post.sent, ...(await server.addQuestion(this.id, post.body, post.key)));
        await this.adopt(...(await server.readSlots(this.id)));
        return;
      }
      if (one.etag === null) {
        this.compare(key, ...(await server.readQuestion(id)));
        return;
      }
      const [question, etag] = await server.writeQuestion(id, bodyOf(one.draft, one.points === null), one.etag);
      this.stored(key, one.draft, question, etag);
      if (one.slot && question.position === null) await this.adopt(...(await server.readSlots(this.id)), key);
    } catch (error) {
      const { status, errors } = told(error);
      if (status === 412 && id) {
        this.compare(key, ...(await server.readQuestion(id)));
        return;
      }
      if (!status || status === 401 || status === 408 || status === 429 || status >= 500) throw error;
      const refused =
        status === 404
          ? t("build.not_yours")
          : errors?.length
            ? errors.map(({ message }) => sentence(message)).join(" ")
            : explain(error);
      this.patch(key, () => ({ refused, post: null }));
    }
  }
  /** @param {string} key @param {Draft} sent @param {Question} question @param {string} etag */
  stored(key, sent, question, etag) {
    const print = printOf(sent);
    const base = likenessOf(draftOf(question));
    this.patch(key, (one) => {
      const draft = withIds(one.draft, sent, question);
      const rest = printOf(draft) === print ? { since: 0, due: 0 } : {};
      return { id: question.id, draft, print, etag, base, post: null, ...rest };
    });
  }

  async saveSlots() {
    for (const { key, id, archived } of this.items) {
      if (!id || !archived) continue;
      await server.writeQuestion(id, { archived: false }, null);
      this.patch(key, () => ({ archived: false, etag: null }));
    }
    const keys = this.items.filter(({ id, draw }) => id || draw).map(({ key }) => key);
    try {
      const [slots, etag] = await server.writeSlots(this.id, slotsOf(this.items), this.etag);
      slots.forEach(({ id }, i) => this.patch(keys[i], () => ({ slot: id })));
      this.slots = slots;
      this.etag = etag;
    } catch (error) {
      if (told(error).status !== 412) throw error;
      await this.adopt(...(await server.readSlots(this.id)));
    }
  }
  /** @param {Item} one */
  async archive(one) {
    await server.archiveQuestion(/** @type {string} */ (one.id)).catch((error) => {
      if (told(error).status !== 404) throw error;
    });
    this.patch(one.key, () => ({ archived: true }));
  }

  /**
   * The quiz as somebody else has arranged it meanwhile: what they added comes in, what they took out goes
   * unless it was written on here; without an order of ours theirs is the order.
   * @param {Slot[]} slots @param {string} etag @param {string} [written] the key of what was saved right now
   */
  async adopt(slots, etag, written) {
    const arranged = this.arranged;
    const before = new Set(this.slots.map(({ id }) => id));
    const removed = new Set(this.removed.map(({ item: one }) => one.id));
    /** @type {string | null} */
    let last = null;
    for (const slot of slots) {
      const question = "draw" in slot ? null : slot.question_id;
      const mine = this.items.find((one) => one.slot === slot.id || (question && one.id === question));
      if (mine) {
        this.patch(mine.key, () => ({ slot: slot.id }));
        last = mine.key;
      } else if (!before.has(slot.id) && !(question && removed.has(question))) {
        const added = this.itemOf(slot, question ? (await server.readQuestion(question))[0] : undefined);
        if (!added) continue;
        const at = this.items.findIndex(({ key }) => key === last) + 1;
        this.items = spliced(this.items, at, 0, added);
        last = added.key;
      }
    }
    const there = new Set(slots.map(({ id }) => id));
    for (const one of this.items)
      if (one.slot && !there.has(one.slot) && (isDirty(one) || one.key === written)) await this.bringBack(one);
    this.items = this.items.filter((one) => !one.slot || there.has(one.slot));
    if (!this.current) this.selected = this.items[0]?.key ?? null;
    this.slots = slots;
    this.etag = etag;
    if (arranged) return;
    const order = new Map(slots.map(({ id }, i) => [id, i]));
    /** @type {[number, Item[]][]} what isn't saved yet stays behind what it stands behind */
    const groups = [[-1, []]];
    for (const one of this.items)
      if (one.slot) groups.push([order.get(one.slot) ?? 0, [one]]);
      else groups[groups.length - 1][1].push(one);
    this.items = groups.sort(([one], [other]) => one - other).flatMap(([, group]) => group);
  }

  /** Somebody took it out while it was written on here. @param {Item} one */
  async bringBack({ key, id }) {
    const [{ archived }] = await server.readQuestion(/** @type {string} */ (id));
    this.patch(key, () => ({ slot: null, archived }));
  }

  async saveQuiz() {
    const [quiz, etag] = await server.readQuiz(this.id);
    const was = this.quiz;
    this.hear(quiz, etag);
    for (const field of /** @type {const} */ (["title", "description"])) {
      const mine = this.fields[field];
      if (mine === undefined || quiz[field] === was?.[field] || quiz[field] === mine) continue;
      this.clashes.push({ field, theirs: quiz[field] });
    }
    if (this.clashes.length) {
      this.askWhoseQuiz();
      return;
    }
    const sent = { ...this.fields };
    try {
      this.hear(...(await server.writeQuiz(this.id, sent, etag)));
    } catch (error) {
      if (told(error).status === 412) return; // somebody was faster once more
      throw error;
    }
    for (const name of /** @type {(keyof QuizFields)[]} */ (Object.keys(sent)))
      if (JSON.stringify(this.fields[name]) === JSON.stringify(sent[name])) delete this.fields[name];
  }
}
