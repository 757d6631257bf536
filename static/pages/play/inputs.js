// The answer's form by type: one tap, or a draft that the footer's Submit sends. {ready, why, value, node}
import { html } from "../../lib/dom.js";
import { lang, t } from "../../lib/i18n.js";
import { groupingOf, plainly, readNumber } from "../../lib/numbers.js";
import { sidesOf } from "../../lib/answers.js";
import { isEnter } from "../../lib/keys.js";
import { OptionButton } from "../../components/OptionButton.js";
import { MatchList } from "../../components/MatchList.js";
import { OrderList } from "../../components/OrderList.js";

/** @import { Answer, Opened, Option } from "lms-types/live" */
/** @import { Children, On } from "lms-types/view" */
/** @import { TileState } from "../../components/OptionButton.js" */
/** @import { Answering } from "./answering.js" */
/** @typedef {{ options: string[], pairs: Record<string, string>, text: string, value: number }} Given what an answer may hold, by its type */
/** @typedef {{ tap?: (id: string) => unknown, count?: number, value?: Answer, why?: string | null, node: Children }} Input */

const LONGEST_WORD = 10; // that a tile of half the width holds
const tapped = new Set(["single_choice", "true_false"]);
/** @param {string} type */
export const oneTap = (type) => tapped.has(type);

const grouping = groupingOf(lang);
/** @param {string} text */
const negated = (text) =>
  /^\s*[-\u2010-\u2015\u2212\uff0d]/.test(text) ? text.replace(/^\s*\S\s*/, "") : `-${text.trimStart()}`;

/**
 * Pads of digits have no minus on some phones. The press leaves the focus where it is, and so the pad open.
 * @param {{ value: string, onInput: (text: string) => void }} props
 */
const Sign = ({ value, onInput }) => html`
  <button type="button" class="btn typed-sign" aria-label=${t("play.sign")} onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${() => onInput(negated(value))}><span aria-hidden="true">±</span></button>`;

/**
 * @param {{ question: Opened, many?: boolean, chosen: string[], state: TileState, dim: TileState, onPress: (id: string) => void }} props
 */
function Choices({ question, many, chosen, state, dim, onPress }) {
  const short =
    !many &&
    [4, 6].includes(question.options.length) &&
    question.options.every(
      ({ text }) => text.length <= 16 && text.split(/\s/).every((word) => word.length <= LONGEST_WORD),
    );
  return html`
    <div class="tiles" data-two=${short} style=${{ "--n": question.options.length }} role="group" aria-labelledby="stem">
      ${question.options.map((option, i) => {
        const on = chosen.includes(option.id);
        return html`<${OptionButton} key=${option.id} index=${i} option=${option} many=${many} chosen=${on}
          state=${state === "idle" || on ? (on && state === "off" ? "locked" : state) : dim} onPress=${() => onPress(option.id)} />`;
      })}
    </div>`;
}

/**
 * @param {{ question: Opened, value: string, off: boolean, error: string | null, understood: string | null,
 *   onInput: (text: string) => void, onEnter: () => void }} props
 */
function Typed({ question, value, off, error, understood, onInput, onEnter }) {
  const numeric = question.question_type === "numeric";
  return html`
    <div class="typed field">
      <label for="answer">${t(numeric ? "play.number_label" : "play.text_label")}</label>
      <span class="typed-row">
        ${numeric && !off && html`<${Sign} value=${value} onInput=${onInput} />`}
        <input class="input typed-input" id="answer" value=${value} dir="auto" autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength=${numeric ? 40 : 200}
          inputmode=${numeric ? "decimal" : "text"} enterkeyhint="send" readonly=${off} aria-invalid=${error ? "true" : undefined} aria-describedby="answer-read"
          onInput=${(/** @type {On} */ event) => onInput(event.target.value)} onKeyDown=${(/** @type {KeyboardEvent} */ event) => isEnter(event) && onEnter()} />
        ${question.unit && html`<span class="typed-unit"><bdi>${question.unit}</bdi></span>`}
      </span>
      <span class=${error ? "error" : "hint"} id="answer-read">${error ?? understood}</span>
    </div>`;
}

/**
 * Everything about one question's input.
 * @param {{ question: Opened, answering: Answering, tile: TileState }} parts @returns {Input}
 */
export function useInput({ question, answering, tile }) {
  const { draft, setDraft, unsent } = answering;
  const type = question.question_type;
  const given = /** @type {Partial<Given> | null} */ (answering.settled ? answering.answer : null);
  const open = tile === "idle";
  const dim = tile === "off" ? "off" : "dimmed";
  if (oneTap(type)) {
    const chosen = given?.options ?? [];
    /** @param {string} id */
    const tap = (id) => open && answering.submit({ options: [id] });
    return {
      tap,
      node: html`<${Choices} question=${question} chosen=${chosen} state=${tile} dim=${dim} onPress=${tap} />`,
    };
  }
  if (type === "multiple_choice") {
    const chosen = given?.options ?? /** @type {string[] | null} */ (unsent ? null : draft) ?? [];
    /** @param {string} id */
    const tap = (id) =>
      open && setDraft(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    return {
      tap,
      count: chosen.length,
      value: { options: chosen },
      why: chosen.length ? null : t("play.pick_first"),
      node: html`<p class="play-hint quiet">${t("play.choose_many")}</p>
        <${Choices} question=${question} many chosen=${chosen} state=${tile} dim=${dim} onPress=${tap} />`,
    };
  }
  if (type === "ordering") {
    const order = given?.options ?? /** @type {string[] | null} */ (draft) ?? question.options.map(({ id }) => id);
    return {
      value: { options: order },
      why: null,
      node: html`<p class="play-hint quiet">${t("play.order_hint")}</p><${OrderList} options=${question.options} order=${order} off=${!open} onChange=${setDraft} />`,
    };
  }
  const sides = sidesOf(question);
  if (sides) {
    const pairs = given?.pairs ?? /** @type {Record<string, string> | null} */ (draft) ?? {};
    const all = sides.left.every(({ id }) => pairs[id]);
    const sorts = type === "categorise";
    return {
      value: { pairs },
      why: all ? null : t(sorts ? "play.sort_first" : "play.match_first"),
      node: html`<p class="play-hint quiet">${t(sorts ? "play.sort_hint" : "play.match_hint")}</p>
        <${MatchList} ...${sides} pairs=${pairs} off=${!open} many=${sorts} onChange=${setDraft} />`,
    };
  }
  const text = given ? String(given.text ?? given.value) : /** @type {string} */ (draft ?? "");
  const numeric = type === "numeric";
  const number = numeric ? readNumber(text, grouping) : null;
  const bad = numeric && text.trim() !== "" && number === null;
  const empty = t(numeric ? "play.number_first" : "play.type_first");
  /** @type {Answer} */
  const value = numeric
    ? { value: /** @type {number} while there is none, `why` says so */ (number) }
    : { text: text.trim() };
  const why = text.trim() === "" ? empty : bad ? t("play.number_bad") : null;
  return {
    value,
    why,
    node: html`<${Typed} question=${question} value=${text} off=${!open} error=${bad && text.trim().length > 1 ? t("play.number_bad") : null}
      understood=${open && number !== null ? t("play.number_read", { value: plainly(number, lang) }) : null} onInput=${setDraft}
      onEnter=${() => open && !why && answering.submit(value)} />`,
  };
}
