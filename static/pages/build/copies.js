// Drafts of drafts: with the ids that the server gave, as a copy, as another type. Pure.
import { newKey } from "../../lib/api.js";
import { gapsOf } from "./gaps.js";
import { numberIn, optionsOf } from "./model.js";
import { draftOf } from "./read.js";
import { accepted, option, pair, thing, typed } from "./things.js";

/** @import { Draft, Question, Type } from "./model.js" */
/** @import { Option, Thing } from "./things.js" */

/**
 * After saving: the ids that the server has given to what was sent.
 * @param {Draft} draft as it is now @param {Draft} sent @param {Question} question the reply @returns {Draft}
 */
export function withIds(draft, sent, question) {
  const fresh = draftOf(question);
  /** @type {Record<string, string | undefined>} */
  const ids = {};
  /** @param {Thing[]} mine @param {Thing[]} theirs */
  const learn = (mine, theirs) =>
    mine.filter(typed).forEach((one, i) => {
      ids[one.key] = theirs[i]?.id;
    });
  const choice = sent.type === "true_false";
  learn(optionsOf(sent), choice ? fresh.truths : fresh.options);
  if (sent.type === "matching") {
    const used = sent.pairs.filter(({ left, right }) => typed(left) || typed(right));
    used.forEach((one, i) => {
      ids[one.left.key] = fresh.pairs[i]?.left.id;
      ids[one.right.key] = fresh.pairs[i]?.right.id;
    });
    learn(sent.distractors, fresh.distractors);
  }
  if (sent.type === "categorise") {
    learn(sent.categories, fresh.categories);
    learn(sent.items, fresh.items);
  }
  if (sent.type === "cloze") {
    gapsOf(sent.gaps, sent.stem).forEach((gap, i) => {
      ids[gap.key] = fresh.gaps[i]?.id;
      if (gap.type === "single_choice") learn(gap.options, fresh.gaps[i]?.options ?? []);
    });
  }
  /** @template {{ key: string, id?: string }} T @param {T} one */
  const given = (one) => (ids[one.key] && ids[one.key] !== one.id ? { ...one, id: ids[one.key] } : one);
  return {
    ...draft,
    options: draft.options.map(given),
    truths: draft.truths.map(given),
    pairs: draft.pairs.map((one) => ({ ...one, left: given(one.left), right: given(one.right) })),
    distractors: draft.distractors.map(given),
    categories: draft.categories.map(given),
    items: draft.items.map(given),
    gaps: draft.gaps.map((one) => ({ ...given(one), options: one.options.map(given) })),
  };
}

/** A copy shares nothing with its original. @param {Draft} draft @returns {Draft} */
export function copyOf(draft) {
  /** @template {{ key: string, id?: string }} T @param {T} one @returns {T} */
  const anew = ({ id: _, ...one }) => /** @type {any} */ ({ ...one, key: newKey().slice(0, 12) });
  const categories = draft.categories.map(anew);
  const place = Object.fromEntries(draft.categories.map(({ key }, i) => [key, categories[i].key]));
  return {
    ...draft,
    options: draft.options.map(anew),
    truths: draft.truths.map(anew),
    answers: draft.answers.map(anew),
    pairs: draft.pairs.map((one) => ({ ...anew(one), left: anew(one.left), right: anew(one.right) })),
    distractors: draft.distractors.map(anew),
    categories,
    items: draft.items.map((one) => ({ ...anew(one), category: place[one.category] })),
    gaps: draft.gaps.map((one) => ({ ...anew(one), options: one.options.map(anew), answers: one.answers.map(anew) })),
    areas: draft.areas.map(anew),
  };
}

/** @param {Option[]} options */
const oneRight = (options) => {
  const first = options.findIndex(({ correct }) => correct);
  return options.map((one, i) => (one.correct && i !== first ? { ...one, correct: false } : one));
};

/**
 * Another type takes over what fits it; what doesn't comes back with the old type.
 * @param {Draft} draft @param {Type} type @returns {Draft}
 */
export function asType(draft, type) {
  const next = { ...draft, type };
  const filled = draft.options.filter(typed);
  const answers = draft.answers.filter(typed);
  const right = (draft.type === "true_false" ? [] : filled).filter(({ correct }) => correct);
  if (["single_choice", "multiple_choice", "ordering"].includes(type) && !filled.length) {
    if (answers.length) next.options = [...answers.map(({ text }, i) => option(text, i === 0)), option()];
    else if (draft.value.trim()) next.options = [option(draft.value.trim(), true), option()];
    else if (draft.items.some(typed)) next.options = draft.items.filter(typed).map(({ text }) => option(text));
    else if (draft.pairs.some(({ left }) => typed(left)))
      next.options = draft.pairs.map(({ left }) => option(left.text));
  }
  if (type === "single_choice") next.options = oneRight(next.options);
  if (type === "short_answer" && !answers.length) {
    const from = right.length ? right.map(({ text }) => text) : draft.value.trim() ? [draft.value.trim()] : [];
    if (from.length) next.answers = from.map((text) => accepted(text));
  }
  if (type === "numeric" && !draft.value.trim()) {
    const found = [...right, ...answers].map(({ text }) => text).find((text) => numberIn(text) !== null);
    if (found) next.value = found;
  }
  if (
    type === "matching" &&
    !draft.pairs.some(({ left, right: other }) => typed(left) || typed(other)) &&
    filled.length
  )
    next.pairs = filled.map(({ text }) => pair(text));
  if (type === "categorise" && !draft.items.some(typed) && filled.length)
    next.items = filled.map(({ text }) => ({ ...thing(text), category: draft.categories[0].key }));
  return next;
}
