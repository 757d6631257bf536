// What a draft lacks before the server takes it. Pure.
import { gapsIn } from "./gaps.js";
import { blank, extensions, likenessOf, numberIn, optionsOf, wordsIn } from "./model.js";
import { ranged, typed } from "./things.js";

/** @import { Draft } from "./model.js" */
/** @import { TypedGap } from "./gaps.js" */
/** @import { Range } from "./things.js" */

/** @param {{ text: string }[]} things */
function twice(things) {
  const texts = things.filter(typed).map(({ text }) => text.trim().toLowerCase());
  return new Set(texts).size < texts.length;
}

/** @param {Range} one whether it says from where to where */
export function isRange({ min, max }) {
  const [from, to] = [numberIn(min), numberIn(max)];
  return from !== null && to !== null && from <= to;
}
/** What a gap lacks. @param {TypedGap} one @returns {string | null} */
export function gapLacks(one) {
  if (!one.text.trim()) return "build.gap_answer";
  if (one.type === "single_choice" && one.options.filter(typed).length < 2) return "build.gap_two";
  const [lack = null] = contentLacks(/** @type {any} it has the fields of its type */ (one));
  return lack;
}

/** @param {Draft} draft @returns {string[]} */
function contentLacks(draft) {
  switch (draft.type) {
    case "single_choice":
    case "multiple_choice":
    case "true_false": {
      const options = optionsOf(draft).filter(typed);
      if (options.length < 2) return ["build.need_two"];
      if (twice(options)) return ["build.need_different"];
      return options.some(({ correct }) => correct) ? [] : ["build.need_right"];
    }
    case "ordering": {
      const options = draft.options.filter(typed);
      return options.length < 2 ? ["build.need_order"] : twice(options) ? ["build.need_different"] : [];
    }
    case "short_answer": {
      const answers = draft.answers.filter(typed);
      if (!answers.length) return ["build.need_answer"];
      return answers.some(({ fraction }) => fraction === 1) ? [] : ["build.need_whole"];
    }
    case "numeric": {
      const tolerance = draft.tolerance.trim() ? numberIn(draft.tolerance) : 0;
      if (!draft.value.trim()) return ["build.need_number"];
      if (numberIn(draft.value) === null) return ["build.bad_number"];
      if (tolerance === null || tolerance < 0) return ["build.bad_tolerance"];
      return draft.also.filter(ranged).every(isRange) ? [] : ["build.bad_range"];
    }
    case "matching": {
      const used = draft.pairs.filter(({ left, right }) => typed(left) || typed(right));
      if (used.length < 2) return ["build.need_pairs"];
      if (!used.every(({ left, right }) => typed(left) && typed(right))) return ["build.need_partner"];
      return twice(used.map(({ left }) => left)) ? ["build.need_different"] : [];
    }
    case "categorise": {
      const places = draft.categories.filter(typed);
      if (places.length < 2) return ["build.need_places"];
      if (twice(places) || twice(draft.items)) return ["build.need_different"];
      const items = draft.items.filter(typed);
      if (items.length < 2) return ["build.need_items"];
      return items.every(({ category }) => places.some(({ key }) => key === category)) ? [] : ["build.need_place"];
    }
    case "cloze": {
      const asked = gapsIn(draft.stem);
      if (!asked.length) return ["build.need_gap"];
      if (new Set(asked).size < asked.length) return ["build.gap_twice"];
      const gaps = asked.map((name) => draft.gaps.find((gap) => gap.name === name));
      return gaps.every((gap) => gap && !gapLacks(gap)) ? [] : ["build.need_gap_answer"];
    }
    case "essay": {
      const [least, most] = [wordsIn(draft.min_words), wordsIn(draft.max_words)];
      if ([least, most].some((n) => n !== null && !(Number.isInteger(n) && n >= 1 && n <= 20000)))
        return ["build.bad_words"];
      return least !== null && most !== null && least > most ? ["build.bad_words_order"] : [];
    }
    case "file":
      return extensions(draft.accept).every((one) => /^[a-z0-9]{1,10}$/.test(one)) ? [] : ["build.bad_accept"];
    default:
      return draft.file_id === null ? ["build.need_picture"] : draft.areas.length ? [] : ["build.need_spot"];
  }
}

/** What a draft lacks before the server takes it: keys of words, the most important first. @param {Draft} draft */
export const lacksOf = (draft) => [...(draft.stem.trim() ? [] : ["build.need_stem"]), ...contentLacks(draft)];
/** @param {Draft} draft whether nothing was typed yet */
export const isBlank = (draft) => likenessOf(draft) === likenessOf(blank(draft.type, draft));
