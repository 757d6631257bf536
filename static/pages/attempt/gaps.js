// The fields of a text with gaps, each in its place.
import { html, useState } from "../../lib/dom.js";
import { lang, number, t } from "../../lib/i18n.js";
import { groupingOf, plainly, readNumber } from "../../lib/numbers.js";
import { Gapped } from "../../components/Gapped.js";

/** @import { On } from "lms-types/view" */
/** @import { Answer, Asked } from "./saving.js" */
/** @import { Give } from "./inputs.js" */
/** @typedef {NonNullable<Asked["gaps"]>[number]} Gap */
/** @typedef {{ gap: Gap, n: number, answer: Answer, set: Give, off: boolean, id: string }} Props */

const grouping = groupingOf(lang);
const MAX_TEXT = 500;
const [NARROW, WIDE] = [12, 32];

/** How wide a field is, in characters. @param {string} text */
const width = (text) => Math.max(NARROW, Math.min(WIDE, text.length + 2));

/** @param {Props} props */
function Choice({ gap, n, answer, set, off, id }) {
  return html`
    <select class="input gap-field" id=${id} aria-label=${t("take.gap", { n: n + 1 })} disabled=${off} value=${/** @type {string[]} */ (answer?.options ?? [""])[0]}
      onChange=${(/** @type {On<HTMLSelectElement>} */ { target }) => set(target.value ? { options: [target.value] } : null)}>
      <option value="">${t("take.choose")}</option>
      ${(gap.options ?? []).map((one) => html`<option key=${one.id} value=${one.id}>${one.text}</option>`)}
    </select>`;
}

/** @param {Props} props */
function Text({ n, answer, set, off, id }) {
  const text = /** @type {string} */ (answer?.text ?? "");
  const [typed, setTyped] = useState(text);
  const shown = typed.trim() === text.trim() ? typed : text; // another device has changed it
  return html`
    <input class="input gap-field" id=${id} aria-label=${t("take.gap", { n: n + 1 })} value=${shown} size=${width(shown)} dir="auto" autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength=${MAX_TEXT} readonly=${off}
      onInput=${(/** @type {On} */ { target }) => {
        setTyped(target.value);
        set(target.value.trim() ? { text: target.value } : null, true);
      }} />`;
}

/** @param {Props} props */
function Numeric({ gap, n, answer, set, off, id }) {
  const value = /** @type {number | undefined} */ (answer?.value);
  const known = value === undefined ? "" : plainly(value, lang);
  const [typed, setTyped] = useState(known);
  const shown = answer && readNumber(typed, grouping) !== value ? known : typed;
  const bad = shown.trim() !== "" && readNumber(shown, grouping) === null;
  const read = value !== undefined && shown.trim() !== known ? t("play.number_read", { value: known }) : "";
  return html`
    <input class="input num gap-field" id=${id} aria-label=${t("take.gap", { n: n + 1 })} value=${shown} size=${NARROW} inputmode="decimal" autocomplete="off" maxlength="40" readonly=${off}
      aria-invalid=${bad ? "true" : undefined} aria-describedby=${`${id}-read`}
      onInput=${(/** @type {On} */ { target }) => {
        setTyped(target.value);
        const next = readNumber(target.value, grouping);
        set(next === null ? null : { value: next }, true);
      }} />${gap.unit && html` <bdi>${gap.unit}</bdi>`}<span class=${bad ? "error gap-read" : "meta gap-read"} id=${`${id}-read`}>${bad ? t("play.number_bad") : read}</span>`;
}

/** @type {Record<string, typeof Text>} */
const KINDS = { single_choice: Choice, numeric: Numeric };

/** @param {{ asked: Asked, answer: Answer, give: Give, off: boolean, id: string }} props `id`: of the text */
export function Gaps({ asked, answer, give, off, id }) {
  const gaps = /** @type {Record<string, Answer>} */ (answer?.gaps ?? {});
  /** @param {Gap} gap @param {number} n */
  const field = (gap, n) => {
    const Kind = KINDS[gap.type] ?? Text;
    /** @type {Give} */
    const set = (one, typed) => {
      const next = { ...gaps, [gap.id]: one };
      if (one === null) delete next[gap.id];
      give(Object.keys(next).length ? { gaps: next } : null, typed);
    };
    return html`<${Kind} key=${gap.id} gap=${gap} n=${n} answer=${gaps[gap.id] ?? null} set=${set} off=${off} id=${`${id}-${n}`} />`;
  };
  return html`<${Gapped} question=${asked} at=${field} class="take-stem" id=${id} />`;
}

/** What was put into a gap. @param {Gap} gap @param {Answer} answer */
export function given(gap, answer) {
  if (!answer) return "";
  const option = gap.options?.find((one) => one.id === /** @type {string[]} */ (answer.options ?? [])[0]);
  if (option) return option.text;
  if (typeof answer.value !== "number") return String(answer.text ?? "");
  return gap.unit ? `${number(answer.value)} ${gap.unit}` : number(answer.value);
}

/** A text with what was put into its gaps. @param {{ asked: Asked, id: string }} props */
export function Filled({ asked, id }) {
  const gaps = /** @type {Record<string, Answer>} */ (asked.answer?.gaps ?? {});
  /** @param {Gap} gap @param {number} n */
  const shown = (gap, n) => {
    const words = given(gap, gaps[gap.id] ?? null);
    return html`<span class="gap-given" data-given=${words !== ""}><b class="num">${n + 1}</b>${words ? html`<bdi>${words}</bdi>` : t("outcome.gap_empty")}</span>`;
  };
  return html`<${Gapped} question=${asked} at=${shown} class="take-stem" id=${id} />`;
}
