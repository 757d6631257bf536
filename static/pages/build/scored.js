// Options, typed answers and numbers: what may be worth a part, and has words of its own.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { answerKey, letter, Mark } from "../../components/Mark.js";
import { isRange } from "./lacks.js";
import { MOST_OPTIONS, numberIn, optionsOf } from "./model.js";
import { Grows, Rows } from "./rows.js";
import { accepted, option, range, ranged } from "./things.js";

/** @import { Children, On } from "lms-types/view" */
/** @import { Draft } from "./model.js" */
/** @import { RowKeys } from "./rows.js" */
/** @import { Accepted, Option, Range } from "./things.js" */
/** @typedef {{ draft: Draft, course: string, detailed?: boolean, id?: string, onChange: (more: Partial<Draft>) => void }} Props `detailed`: with the share and the feedback of each; `id`: what the ids of its fields begin with */

/** @param {{ text: string }} row */
export const isEmpty = ({ text }) => text === "";
/** @template {{ text: string }} R @param {R} row @param {string} text */
export const fill = (row, text) => ({ ...row, text });
/** @template {{ key: string }} R @param {R[]} rows @param {R} row @param {Partial<R>} more */
export const withRow = (rows, row, more) => rows.map((one) => (one.key === row.key ? { ...one, ...more } : one));

const SHARES = [1, 0.75, 2 / 3, 0.5, 1 / 3, 0.25, 0];
const LOSSES = [-0.25, -1 / 3, -0.5, -1];
const MOST_RANGES = 20;

/**
 * A share of the points; null is "none" in words.
 * @template {number | null} S
 * @param {{ value: S, shares: S[], label: string, none?: string, onInput: (share: S) => void }} props
 */
const Worth = ({ value, shares, label, none, onInput }) => {
  /** @param {S} share */
  const same = (share) => share === value || (share !== null && value !== null && Math.abs(share - value) < 0.005);
  const all = shares.some(same) ? shares : [...shares, value];
  const mine = all.findIndex(same);
  return html`
    <span class="select build-worth"><select class="input" aria-label=${label} onChange=${(/** @type {On<HTMLSelectElement>} */ event) => onInput(all[Number(event.target.value)])}>
      ${all.map((share, i) => html`<option key=${i} value=${i} selected=${i === mine}>${share === null ? none : t("build.share", { share })}</option>`)}
    </select></span>`;
};

/** What is said to who answers so. @param {{ id: string, label: string, value: string, onInput: (text: string) => void, children?: Children }} props */
const Said = ({ id, label, value, onInput, children }) => html`
  <div class="build-said">
    <${Area} name="said" id=${id} label=${label} value=${value} rows="2" maxlength="2000" dir="auto" onInput=${onInput} />
    ${children}
  </div>`;

/** @param {Props} props */
export function Choice({ draft, detailed, id = "build", onChange }) {
  const many = draft.type === "multiple_choice";
  const two = draft.type === "true_false";
  const rows = optionsOf(draft);
  /** @param {Option[]} next */
  const put = (next) => onChange(two ? { truths: next } : { options: next });
  /** @param {Option} row */
  const mark = (row) =>
    put(
      rows.map((one) =>
        one.key === row.key
          ? { ...one, correct: many ? !one.correct : true, fraction: null }
          : many
            ? one
            : { ...one, correct: false, fraction: one.correct ? null : one.fraction },
      ),
    );
  const next = { n: rows.length };
  return html`
    <${Rows} rows=${rows} least=${2} most=${two ? 2 : MOST_OPTIONS} label=${t("build.options")} class="build-options" add=${t("build.add_option", next)}
      isEmpty=${isEmpty} make=${(text = "", right = false) => option(text, right && (many || !rows.some(({ correct }) => correct)))}
      fill=${(/** @type {Option} */ row, /** @type {string} */ text, /** @type {boolean} */ right) => ({ ...row, text, correct: right || row.correct })}
      onChange=${put} onMark=${mark}>${(
        /** @type {Option} */ row,
        /** @type {number} */ i,
        /** @type {RowKeys} */ keys,
      ) => html`
        <button type="button" class="tile build-mark" data-answer=${answerKey(i)} role="checkbox" aria-checked=${row.correct} aria-label=${t("build.is_right", { option: letter(i) })} title=${t("build.is_right", { option: letter(i) })} onClick=${() => mark(row)}>
          <${Mark} index=${i} /><span class="build-tick">${row.correct && html`<${Icon} name="check" />`}</span></button>
        <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.option", { option: letter(i) })} placeholder=${t("build.option", { option: letter(i) })} onInput=${(/** @type {string} */ text) => put(withRow(rows, row, { text }))} ...${keys} />
        ${
          detailed &&
          html`<${Said} id=${`${id}-said-${i}`} label=${t("build.option_feedback", { option: letter(i) })} value=${row.feedback} onInput=${(/** @type {string} */ feedback) => put(withRow(rows, row, { feedback }))}>
          ${(many || !row.correct) && html`<${Worth} value=${row.fraction} shares=${many ? [null, ...SHARES, ...LOSSES] : [null, ...SHARES.slice(1), ...LOSSES]} label=${t("build.option_worth", { option: letter(i) })} none=${t(many ? "build.share_even" : "build.share_none")} onInput=${(/** @type {number | null} */ fraction) => put(withRow(rows, row, { fraction }))} />`}<//>`
        }`}<//>
    <p class="meta">${t(two ? "build.truth_hint" : "build.options_hint")}</p>`;
}

/** @param {Props} props */
export const Short = ({ draft, detailed, id = "build", onChange }) => html`
  <${Rows} rows=${draft.answers} most=${50} label=${t("build.answers")} add=${t("build.add_answer")} isEmpty=${isEmpty}
    make=${(text = "") => accepted(text)} fill=${fill} onChange=${(/** @type {Accepted[]} */ answers) => onChange({ answers })}>${(
      /** @type {Accepted} */ row,
      /** @type {number} */ i,
      /** @type {RowKeys} */ keys,
    ) => html`
      <span class="build-place"><${Icon} name="check" /></span>
      <${Grows} value=${row.text} maxlength="200" aria-label=${t("build.answer", { n: i + 1 })} placeholder=${t(i ? "build.answer_also" : "build.answer_first")} onInput=${(/** @type {string} */ text) => onChange({ answers: withRow(draft.answers, row, { text: text.replace(/\n/g, " ") }) })} ...${keys} />
      <${Worth} value=${row.fraction} shares=${SHARES} label=${t("build.worth", { n: i + 1 })} onInput=${(/** @type {number} */ fraction) => onChange({ answers: withRow(draft.answers, row, { fraction }) })} />
      ${detailed && html`<${Said} id=${`${id}-said-${i}`} label=${t("build.answer_feedback", { n: i + 1 })} value=${row.feedback} onInput=${(/** @type {string} */ feedback) => onChange({ answers: withRow(draft.answers, row, { feedback }) })} />`}`}<//>
  <div class="build-checks">
    <${Check} label=${t("build.case")} on=${draft.case_sensitive} onChange=${(/** @type {boolean} */ on) => onChange({ case_sensitive: on })} />
    <${Check} label=${t("build.accents")} on=${draft.ignore_accents} onChange=${(/** @type {boolean} */ on) => onChange({ ignore_accents: on })} />
  </div>
  <p class="meta">${t("build.answers_hint")}</p>`;

/** @param {{ label: string, on: boolean, onChange: (on: boolean) => void }} props */
const Check = ({ label, on, onChange }) => html`
  <label class="choice"><input type="checkbox" checked=${on} onChange=${(/** @type {On} */ event) => onChange(event.target.checked)} /><span>${label}</span></label>`;

/** @param {Props} props */
export const Numeric = ({ draft, id = "build", onChange }) => html`
  <div class="build-fields">
    <${Field} name="value" id=${`${id}-value`} label=${t("build.value")} value=${draft.value} inputmode="decimal" autocomplete="off" maxlength="60"
      error=${draft.value.trim() && numberIn(draft.value) === null ? t("build.bad_number") : null} onInput=${(/** @type {string} */ value) => onChange({ value })} />
    <${Field} name="tolerance" id=${`${id}-tolerance`} label=${t("build.tolerance")} value=${draft.tolerance} inputmode="decimal" autocomplete="off" placeholder="0" maxlength="60" onInput=${(/** @type {string} */ tolerance) => onChange({ tolerance })} />
    <${Select} name="tolerance_type" id=${`${id}-tolerance-type`} label=${t("build.tolerance_type")} value=${draft.tolerance_type} options=${["absolute", "percent"].map((one) => [one, t(`build.${one}`)])} onInput=${(/** @type {"absolute"} */ tolerance_type) => onChange({ tolerance_type })} />
    <${Field} name="unit" id=${`${id}-unit`} label=${t("build.unit")} value=${draft.unit} autocomplete="off" maxlength="50" onInput=${(/** @type {string} */ unit) => onChange({ unit })} />
  </div>
  <${Ranges} rows=${draft.also} id=${id} onChange=${(/** @type {Range[]} */ also) => onChange({ also })} />`;

/** Numbers that are worth a part. @param {{ rows: Range[], id: string, onChange: (rows: Range[]) => void }} props */
function Ranges({ rows, id, onChange }) {
  /** @param {string} key */
  const focus = (key) => requestAnimationFrame(() => document.getElementById(key)?.focus());
  return html`
    ${rows.length > 0 && html`<h3>${t("build.ranges")}</h3>`}
    <ul class="build-rows build-ranges">
      ${rows.map((row, i) => {
        const n = i + 1;
        const bad = ranged(row) && row.min.trim() && row.max.trim() && !isRange(row);
        return html`
        <li class="build-range" key=${row.key}>
          <${Field} name="min" id=${`${id}-min-${i}`} label=${t("build.range_min", { n })} value=${row.min} inputmode="decimal" autocomplete="off" maxlength="60" error=${bad ? t("build.bad_range") : null} onInput=${(/** @type {string} */ min) => onChange(withRow(rows, row, { min }))} />
          <${Field} name="max" id=${`${id}-max-${i}`} label=${t("build.range_max", { n })} value=${row.max} inputmode="decimal" autocomplete="off" maxlength="60" onInput=${(/** @type {string} */ max) => onChange(withRow(rows, row, { max }))} />
          <${Worth} value=${row.fraction} shares=${SHARES} label=${t("build.range_worth", { n })} onInput=${(/** @type {number} */ fraction) => onChange(withRow(rows, row, { fraction }))} />
          <${Button} kind="quiet" icon="cross" iconOnly label=${t("build.range_drop", { n })} onPress=${() => {
            onChange(rows.filter((one) => one !== row));
            focus(rows[1] ? `${id}-min-${Math.max(0, i - 1)}` : `${id}-add-range`);
          }} />
          <${Said} id=${`${id}-range-${i}`} label=${t("build.range_feedback", { n })} value=${row.feedback} onInput=${(/** @type {string} */ feedback) => onChange(withRow(rows, row, { feedback }))} />
        </li>`;
      })}
    </ul>
    ${
      rows.length < MOST_RANGES &&
      html`<div><${Button} kind="quiet" icon="plus" class="btn build-add" id=${`${id}-add-range`} onPress=${() => {
        onChange([...rows, range()]);
        focus(`${id}-min-${rows.length}`);
      }}>${t("build.add_range")}<//></div>`
    }`;
}
