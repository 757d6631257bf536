// What each type asks for beside its stem.
import { html, useRef } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { answerKey, letter, Mark } from "../../components/Mark.js";
import { gap, GAP_TYPES, gapLacks, gapsIn } from "./gaps.js";
import { accepted, MOST_OPTIONS, numberIn, option, optionsOf, pair, thing } from "./model.js";
import { Grows, Rows } from "./rows.js";

/** @import { Children, On } from "lms-types/view" */
/** @import { Accepted, Draft, Option, Pair, Sorted, Thing } from "./model.js" */
/** @import { RowKeys } from "./rows.js" */
/** @import { TypedGap } from "./gaps.js" */
/** @typedef {{ draft: Draft, onChange: (more: Partial<Draft>) => void }} Props */

/** @param {{ text: string }} row */
const isEmpty = ({ text }) => text === "";
/** @template {{ text: string }} R @param {R} row @param {string} text */
const fill = (row, text) => ({ ...row, text });
/** @template {{ key: string }} R @param {R[]} rows @param {R} row @param {Partial<R>} more */
const withRow = (rows, row, more) => rows.map((one) => (one.key === row.key ? { ...one, ...more } : one));

/** @param {Props} props */
function Choice({ draft, onChange }) {
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
        <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.option", { option: letter(i) })} placeholder=${t("build.option", { option: letter(i) })} onInput=${(/** @type {string} */ text) => put(withRow(rows, row, { text }))} ...${keys} />`}<//>
    <p class="meta">${t(two ? "build.truth_hint" : "build.options_hint")}</p>`;
}

/** @param {Props} props */
const Order = ({ draft, onChange }) => html`
  <${Rows} rows=${draft.options} least=${2} most=${MOST_OPTIONS} label=${t("build.order")} add=${t("build.add_step")} isEmpty=${isEmpty}
    make=${(text = "") => option(text)} fill=${fill} onChange=${(/** @type {Option[]} */ options) => onChange({ options })}>${(
      /** @type {Option} */ row,
      /** @type {number} */ i,
      /** @type {RowKeys} */ keys,
    ) => html`
      <span class="build-place num" aria-hidden="true">${i + 1}</span>
      <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.step", { n: i + 1 })} placeholder=${t("build.step", { n: i + 1 })} onInput=${(/** @type {string} */ text) => onChange({ options: withRow(draft.options, row, { text }) })} ...${keys} />`}<//>
  <p class="meta">${t("build.order_hint")}</p>`;

/** @param {Props} props */
const Short = ({ draft, onChange }) => html`
  <${Rows} rows=${draft.answers} most=${50} label=${t("build.answers")} add=${t("build.add_answer")} isEmpty=${isEmpty}
    make=${(text = "") => accepted(text)} fill=${fill} onChange=${(/** @type {Accepted[]} */ answers) => onChange({ answers })}>${(
      /** @type {Accepted} */ row,
      /** @type {number} */ i,
      /** @type {RowKeys} */ keys,
    ) => html`
      <span class="build-place"><${Icon} name="check" /></span>
      <${Grows} value=${row.text} maxlength="200" aria-label=${t("build.answer", { n: i + 1 })} placeholder=${t(i ? "build.answer_also" : "build.answer_first")} onInput=${(/** @type {string} */ text) => onChange({ answers: withRow(draft.answers, row, { text: text.replace(/\n/g, " ") }) })} ...${keys} />
      <${Worth} value=${row.fraction} label=${t("build.worth", { n: i + 1 })} onInput=${(/** @type {number} */ fraction) => onChange({ answers: withRow(draft.answers, row, { fraction }) })} />`}<//>
  <div class="build-checks">
    <${Check} label=${t("build.case")} on=${draft.case_sensitive} onChange=${(/** @type {boolean} */ on) => onChange({ case_sensitive: on })} />
    <${Check} label=${t("build.accents")} on=${draft.ignore_accents} onChange=${(/** @type {boolean} */ on) => onChange({ ignore_accents: on })} />
  </div>
  <p class="meta">${t("build.answers_hint")}</p>`;

const SHARES = [1, 0.75, 2 / 3, 0.5, 1 / 3, 0.25, 0];
/** @param {{ value: number, label: string, onInput: (share: number) => void }} props */
const Worth = ({ value, label, onInput }) => {
  const shares = SHARES.some((share) => Math.abs(share - value) < 0.005) ? SHARES : [...SHARES, value];
  const mine = shares.find((share) => Math.abs(share - value) < 0.005);
  return html`
    <span class="select build-worth"><select class="input" tabindex="-1" aria-label=${label} onChange=${(/** @type {On<HTMLSelectElement>} */ event) => onInput(Number(event.target.value))}>
      ${shares.map((share) => html`<option value=${share} selected=${share === mine}>${t("build.share", { share })}</option>`)}
    </select></span>`;
};

/** @param {{ label: string, on: boolean, onChange: (on: boolean) => void }} props */
const Check = ({ label, on, onChange }) => html`
  <label class="choice"><input type="checkbox" checked=${on} onChange=${(/** @type {On} */ event) => onChange(event.target.checked)} /><span>${label}</span></label>`;

/** @param {Props} props */
const Numeric = ({ draft, onChange }) => html`
  <div class="build-fields">
    <${Field} name="value" id="build-value" label=${t("build.value")} value=${draft.value} inputmode="decimal" autocomplete="off" maxlength="60"
      error=${draft.value.trim() && numberIn(draft.value) === null ? t("build.bad_number") : null} onInput=${(/** @type {string} */ value) => onChange({ value })} />
    <${Field} name="tolerance" id="build-tolerance" label=${t("build.tolerance")} value=${draft.tolerance} inputmode="decimal" autocomplete="off" placeholder="0" maxlength="60" onInput=${(/** @type {string} */ tolerance) => onChange({ tolerance })} />
    <${Select} name="tolerance_type" id="build-tolerance-type" label=${t("build.tolerance_type")} value=${draft.tolerance_type} options=${["absolute", "percent"].map((one) => [one, t(`build.${one}`)])} onInput=${(/** @type {"absolute"} */ tolerance_type) => onChange({ tolerance_type })} />
    <${Field} name="unit" id="build-unit" label=${t("build.unit")} value=${draft.unit} autocomplete="off" maxlength="50" onInput=${(/** @type {string} */ unit) => onChange({ unit })} />
  </div>
  ${draft.also.length > 0 && html`<p class="meta">${t("build.also", { n: draft.also.length })} <button type="button" class="link" onClick=${() => onChange({ also: [] })}>${t("build.also_drop")}</button></p>`}`;

/** @param {Props} props */
function Match({ draft, onChange }) {
  /** @param {Pair} row @param {"left" | "right"} side @param {string} text */
  const put = (row, side, text) => onChange({ pairs: withRow(draft.pairs, row, { [side]: { ...row[side], text } }) });
  return html`
    <${Rows} rows=${draft.pairs} least=${2} most=${MOST_OPTIONS} label=${t("build.pairs")} class="build-pairs" add=${t("build.add_pair")}
      isEmpty=${(/** @type {Pair} */ { left, right }) => !left.text && !right.text} make=${paired} fill=${(/** @type {Pair} */ row, /** @type {string} */ text) => ({ ...row, ...sides(text, row) })}
      onChange=${(/** @type {Pair[]} */ pairs) => onChange({ pairs })}>${(
        /** @type {Pair} */ row,
        /** @type {number} */ i,
        /** @type {RowKeys} */ keys,
      ) => html`
        <${Grows} value=${row.left.text} maxlength="500" aria-label=${t("build.left", { n: i + 1 })} placeholder=${t("build.left", { n: i + 1 })} onInput=${(/** @type {string} */ text) => put(row, "left", text)} ...${keys} />
        <span class="build-arrow" aria-hidden="true">→</span>
        <${Grows} value=${row.right.text} maxlength="500" aria-label=${t("build.right", { n: i + 1 })} placeholder=${t("build.right", { n: i + 1 })} onInput=${(/** @type {string} */ text) => put(row, "right", text)} ...${{ ...keys, "data-row": undefined, onPaste: undefined }} />`}<//>
    <${Others} draft=${draft} onChange=${onChange} />
    <p class="meta">${t("build.pairs_hint")}</p>`;
}
const SIDES = /\s*(?:\t|=>|→|->|=|;)\s*/;
/** @param {string} text @param {Pair} row */
const sides = (text, row) => {
  const [left, ...right] = text.split(SIDES);
  return { left: { ...row.left, text: left }, right: { ...row.right, text: right.join(" ") } };
};
const paired = (text = "") => {
  const made = pair();
  return { ...made, ...sides(text, made) };
};

/** @param {Props} props */
const Others = ({ draft, onChange }) => html`
  ${
    draft.distractors.length > 0
      ? html`<h3>${t("build.others")}</h3>
        <${Rows} rows=${draft.distractors} least=${0} most=${MOST_OPTIONS} label=${t("build.others")} add=${t("build.add_other")} isEmpty=${isEmpty}
          make=${thing} fill=${fill} onChange=${(/** @type {Thing[]} */ distractors) => onChange({ distractors })}>${(
            /** @type {Thing} */ row,
            /** @type {number} */ i,
            /** @type {RowKeys} */ keys,
          ) => html`
            <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.other", { n: i + 1 })} placeholder=${t("build.other", { n: i + 1 })} onInput=${(/** @type {string} */ text) => onChange({ distractors: withRow(draft.distractors, row, { text }) })} ...${keys} />`}<//>`
      : html`<button type="button" class="btn build-add" data-kind="quiet" onClick=${() => onChange({ distractors: [thing()] })}><${Icon} name="plus" /><span>${t("build.add_other")}</span></button>`
  }`;

/** @param {Props} props */
function Sort({ draft, onChange }) {
  const { categories, items } = draft;
  const last = items[items.length - 1]?.category ?? categories[0]?.key ?? "";
  /** @param {Thing[]} next items of a category that is gone go to the first */
  const put = (next) => {
    const keys = new Set(next.map(({ key }) => key));
    onChange({
      categories: next,
      items: items.map((one) => (keys.has(one.category) ? one : { ...one, category: next[0].key })),
    });
  };
  return html`
    <h3>${t("build.places")}</h3>
    <${Rows} rows=${categories} least=${2} most=${10} label=${t("build.places")} class="build-places" add=${t("build.add_place")} isEmpty=${isEmpty} make=${thing} fill=${fill} onChange=${put}>${(
      /** @type {Thing} */ row,
      /** @type {number} */ i,
      /** @type {RowKeys} */ keys,
    ) => html`
      <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.place", { n: i + 1 })} placeholder=${t("build.place", { n: i + 1 })} onInput=${(/** @type {string} */ text) => put(withRow(categories, row, { text }))} ...${keys} />`}<//>
    <h3>${t("build.items")}</h3>
    <${Rows} rows=${items} most=${40} label=${t("build.items")} class="build-pairs" add=${t("build.add_item")} isEmpty=${isEmpty} make=${(text = "") => ({ ...thing(text), category: last })} fill=${fill}
      onChange=${(/** @type {Sorted[]} */ next) => onChange({ items: next })}>${(
        /** @type {Sorted} */ row,
        /** @type {number} */ i,
        /** @type {RowKeys} */ keys,
      ) => html`
      <${Grows} value=${row.text} maxlength="500" aria-label=${t("build.item", { n: i + 1 })} placeholder=${t("build.item", { n: i + 1 })} onInput=${(/** @type {string} */ text) => onChange({ items: withRow(items, row, { text }) })} ...${keys} />
      <span class="build-arrow" aria-hidden="true">→</span>
      <span class="select"><select class="input" aria-label=${t("build.place_of", { n: i + 1 })} onChange=${(/** @type {On<HTMLSelectElement>} */ event) => onChange({ items: withRow(items, row, { category: event.target.value }) })}>
        ${categories.map((one, n) => html`<option key=${one.key} value=${one.key} selected=${one.key === row.category}>${one.text.trim() || t("build.place", { n: n + 1 })}</option>`)}
      </select></span>`}<//>`;
}

/** @param {Props} props */
function Cloze({ draft, onChange }) {
  const asked = gapsIn(draft.stem);
  const gaps = useRef(draft.gaps);
  gaps.current = draft.gaps;
  const add = () => {
    const stem = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("build-stem"));
    const [from, to] = [stem?.selectionStart ?? draft.stem.length, stem?.selectionEnd ?? draft.stem.length];
    const taken = new Set([...asked, ...draft.gaps.map(({ name }) => name)]);
    let n = 1;
    while (taken.has(String(n))) n += 1;
    const mark = `{{${n}}}`;
    const made = gap(String(n), draft.stem.slice(from, to));
    onChange({ stem: draft.stem.slice(0, from) + mark + draft.stem.slice(to), gaps: [...draft.gaps, made] });
    requestAnimationFrame(() => document.getElementById(`gap-${made.key}`)?.focus());
  };
  const shown = asked.flatMap((name) => draft.gaps.find((one) => one.name === name) ?? []);
  /** @param {TypedGap} row @param {Partial<TypedGap>} more */
  const put = (row, more) => onChange({ gaps: withRow(draft.gaps, row, more) });
  return html`
    <button type="button" class="btn" onClick=${add}><${Icon} name="plus" /><span>${t("build.add_gap")}</span></button>
    <p class="meta">${t("build.gap_hint")}</p>
    <ul class="build-rows">
      ${shown.map((row) => {
        const lacks = row.text.trim() ? gapLacks(row, numberIn) : null;
        return html`
        <li class="build-gap" key=${row.key}>
          <span class="build-place num">${row.name}</span>
          <${Select} name="gap-type" id=${`gap-type-${row.key}`} label=${t("build.gap_type")} value=${row.type} options=${GAP_TYPES.map((one) => [one, t(`build.gap_${one}`)])} onInput=${(/** @type {TypedGap["type"]} */ type) => put(row, { type })} />
          <${Field} name="gap" id=${`gap-${row.key}`} label=${t(`build.gap_text_${row.type}`)} value=${row.text} autocomplete="off" maxlength="1000" error=${lacks ? t(lacks) : null} onInput=${(/** @type {string} */ text) => put(row, { text })} />
          ${row.type === "numeric" && html`<${Field} name="gap-off" id=${`gap-off-${row.key}`} label=${t("build.tolerance")} value=${row.tolerance} inputmode="decimal" autocomplete="off" placeholder="0" onInput=${(/** @type {string} */ tolerance) => put(row, { tolerance })} />`}
        </li>`;
      })}
    </ul>`;
}

/** @param {Props} props */
const Essay = ({ draft, onChange }) => html`
  <div class="build-fields">
    <${Field} name="min_words" id="build-min" label=${t("build.min_words")} value=${draft.min_words} inputmode="numeric" autocomplete="off" onInput=${(/** @type {string} */ min_words) => onChange({ min_words })} />
    <${Field} name="max_words" id="build-max" label=${t("build.max_words")} value=${draft.max_words} inputmode="numeric" autocomplete="off" onInput=${(/** @type {string} */ max_words) => onChange({ max_words })} />
    <${Files} draft=${draft} least=${0} onChange=${onChange} />
  </div>
  <${Area} name="template" id="build-template" label=${t("build.template")} hint=${t("build.template_hint")} value=${draft.template} maxlength="10000" onInput=${(/** @type {string} */ template) => onChange({ template })} />
  <${Area} name="notes" id="build-notes" label=${t("build.notes")} hint=${t("build.notes_hint")} value=${draft.notes} maxlength="10000" onInput=${(/** @type {string} */ notes) => onChange({ notes })} />`;

/** @param {Props & { least: number }} props */
const Files = ({ draft, least, onChange }) => html`
  <${Select} name="max_files" id="build-files" label=${t("build.max_files")} value=${String(Math.max(least, draft.max_files))} options=${Array.from({ length: 11 - least }, (_, i) => [String(i + least), String(i + least)])} onInput=${(/** @type {string} */ n) => onChange({ max_files: Number(n) })} />`;

/** @param {Props} props */
const Handed = ({ draft, onChange }) => html`
  <div class="build-fields">
    <${Files} draft=${draft} least=${1} onChange=${onChange} />
    <${Field} name="accept" id="build-accept" label=${t("build.accept")} hint=${t("build.accept_hint")} value=${draft.accept} autocomplete="off" onInput=${(/** @type {string} */ accept) => onChange({ accept })} />
  </div>`;

const Spots = () => html`<p class="quiet">${t("build.spots")}</p>`;

/** @type {Record<string, (props: Props) => Children>} */
const KINDS = {
  single_choice: Choice,
  multiple_choice: Choice,
  true_false: Choice,
  ordering: Order,
  short_answer: Short,
  numeric: Numeric,
  matching: Match,
  categorise: Sort,
  cloze: Cloze,
  essay: Essay,
  file: Handed,
  hotspot: Spots,
};
/** @param {Props} props */
export function Kind(props) {
  const Fields = KINDS[props.draft.type];
  return html`<${Fields} ...${props} />`;
}
