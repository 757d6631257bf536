// What is known of a quiz while it is written: what was typed, and what the server has.
import { blank, likenessOf, printOf } from "./model.js";
import { isDirty, item, slotsIn, slotsOf, stateOf } from "./items.js";
import { KeptDrafts } from "./kept.js";
import { lacksOf } from "./lacks.js";
import { draftOf } from "./read.js";
import { readChange, readQuizChange } from "./server.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Question } from "./model.js" */
/** @import { FieldConflict, Item } from "./items.js" */
/** @import { Change, ReadQuiz, Slot, QuizFields } from "./server.js" */

export class State {
  /** @type {Item[]} */
  items = [];
  /** @type {string | null} the key of the question that is edited */
  selected = null;
  /** @type {ReadQuiz | null} as the server has it */
  quiz = null;
  /** @type {QuizFields} what of it was changed here */
  fields = {};
  /** @type {FieldConflict[]} texts of the quiz that were changed elsewhere too: asked one after the other */
  clashes = [];
  /** @type {Change | null} who wrote them, once known */
  theirChange = null;
  bank = /** @type {string | null} */ (null);
  course = /** @type {string} */ ("");
  saving = false;
  /** @type {unknown} why nothing can be saved at the moment */
  failed = null;
  saved = /** @type {Date | null} */ (null);
  /** @type {{ item: Item, at: number }[]} the last of them comes back first */
  removed = [];
  kept = true;

  etag = "";
  /** @type {Slot[]} */
  slots = [];
  /** @type {Set<() => void>} */
  listeners = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  keeping;
  tries = 0;
  held = false;
  /** @type {Promise<void> | null} */
  running = null;

  /** @param {string} id @param {string} user */
  constructor(id, user) {
    this.id = id;
    this.user = user;
    this.drafts = new KeptDrafts(user, id);
  }

  get current() {
    return this.items.find(({ key }) => key === this.selected) ?? null;
  }
  /** What an end of the page would lose or leave behind: drafts that lack something are kept here. */
  get unsaved() {
    const lost = this.kept ? ["waiting", "conflict", "refused"] : ["waiting", "conflict", "refused", "lacking"];
    return this.pending || this.items.some((one) => lost.includes(stateOf(one)));
  }
  /** Whether the quiz itself, or the order of its questions, is still to be saved. */
  get pending() {
    return this.saving || this.quizDirty || this.arranged;
  }
  get title() {
    return this.fields.title ?? this.quiz?.title ?? "";
  }
  get description() {
    return this.fields.description ?? this.quiz?.description ?? "";
  }
  get live() {
    return this.fields.live ?? /** @type {ReadQuiz} */ (this.quiz).live;
  }
  get quizDirty() {
    return Object.keys(this.fields).length > 0 && this.title.trim() !== "";
  }
  /** Whether places were moved, added or taken out. */
  get arranged() {
    return JSON.stringify(slotsOf(this.items)) !== JSON.stringify(slotsIn(this.slots));
  }

  /** @param {Slot} slot @param {Question} [question] @returns {Item | null} */
  itemOf(slot, question) {
    if ("draw" in slot)
      return item({
        slot: slot.id,
        draw: slot.draw,
        count: slot.count,
        points: slot.points,
        draft: blank("single_choice"),
      });
    if (!question) return null;
    const { id, version, points } = slot;
    return item({ ...this.asSaved(question), slot: id, version, points });
  }

  /** @param {Question} question */
  asSaved(question) {
    const draft = draftOf(question);
    return { id: question.id, draft, print: printOf(draft), base: likenessOf(draft) };
  }

  tell() {
    for (const listener of this.listeners) listener();
  }

  /** @param {Schemas["QuizOut"]} quiz @param {string} etag */
  hear(quiz, etag) {
    this.quiz = { .../** @type {ReadQuiz} */ (this.quiz), ...quiz };
    this.etag = etag;
  }

  /** @param {string} key @param {Question} question @param {string} etag */
  compare(key, question, etag) {
    const draft = draftOf(question);
    const base = likenessOf(draft);
    this.patch(key, (one) => {
      if (one.etag === etag || one.version) return {};
      if (one.base === base) return { etag };
      if (isDirty(one)) {
        this.askWhose(key, question.id);
        return { theirs: { question, etag, change: null } };
      }
      return { etag, base, draft, print: printOf(draft), lacks: lacksOf(draft) };
    });
  }
  /** Who wrote the other text: it can be chosen without knowing. @param {string} key @param {string} id */
  askWhose(key, id) {
    readChange(id).then(
      (change) => {
        this.patch(key, ({ theirs }) => ({ theirs: theirs && { ...theirs, change } }));
        this.tell();
      },
      () => {},
    );
  }
  askWhoseQuiz() {
    this.theirChange = null;
    readQuizChange(this.id).then(
      (change) => {
        this.theirChange = change;
        this.tell();
      },
      () => {},
    );
  }
  /** @param {string} key @param {(one: Item) => Partial<Item>} more */
  patch(key, more) {
    this.items = this.items.map((one) => (one.key === key ? { ...one, ...more(one) } : one));
    for (const last of this.removed) if (last.item.key === key) last.item = { ...last.item, ...more(last.item) };
  }
}
