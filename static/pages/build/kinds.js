// What each type asks for beside its stem.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { Cloze } from "./cloze.js";
import { MOST_OPTIONS } from "./model.js";
import { Grows, Rows } from "./rows.js";
import { ByRubric } from "./rubric.js";
import { Choice, fill, isEmpty, Numeric, Short, withRow } from "./scored.js";
import { Spots } from "./spots.js";
import { option, pair, thing } from "./things.js";

/** @import { Children, On } from "lms-types/view" */
/** @import { Sorted } from "./model.js" */
/** @import { RowKeys } from "./rows.js" */
/** @import { Props } from "./scored.js" */
/** @import { Option, Pair, Thing } from "./things.js" */

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
const Essay = ({ draft, course, onChange }) => html`
  <div class="build-fields">
    <${Field} name="min_words" id="build-min" label=${t("build.min_words")} value=${draft.min_words} inputmode="numeric" autocomplete="off" onInput=${(/** @type {string} */ min_words) => onChange({ min_words })} />
    <${Field} name="max_words" id="build-max" label=${t("build.max_words")} value=${draft.max_words} inputmode="numeric" autocomplete="off" onInput=${(/** @type {string} */ max_words) => onChange({ max_words })} />
    <${Files} draft=${draft} least=${0} onChange=${onChange} />
  </div>
  <${Area} name="template" id="build-template" label=${t("build.template")} hint=${t("build.template_hint")} value=${draft.template} maxlength="10000" onInput=${(/** @type {string} */ template) => onChange({ template })} />
  <${ByRubric} draft=${draft} course=${course} onChange=${onChange} />
  <${Area} name="notes" id="build-notes" label=${t("build.notes")} hint=${t("build.notes_hint")} value=${draft.notes} maxlength="10000" onInput=${(/** @type {string} */ notes) => onChange({ notes })} />`;

/** @param {Props & { least: number }} props */
const Files = ({ draft, least, onChange }) => html`
  <${Select} name="max_files" id="build-files" label=${t("build.max_files")} value=${String(Math.max(least, draft.max_files))} options=${Array.from({ length: 11 - least }, (_, i) => [String(i + least), String(i + least)])} onInput=${(/** @type {string} */ n) => onChange({ max_files: Number(n) })} />`;

/** @param {Props} props */
const Handed = ({ draft, course, onChange }) => html`
  <div class="build-fields">
    <${Files} draft=${draft} least=${1} onChange=${onChange} />
    <${Field} name="accept" id="build-accept" label=${t("build.accept")} hint=${t("build.accept_hint")} value=${draft.accept} autocomplete="off" onInput=${(/** @type {string} */ accept) => onChange({ accept })} />
  </div>
  <${ByRubric} draft=${draft} course=${course} onChange=${onChange} />`;

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
