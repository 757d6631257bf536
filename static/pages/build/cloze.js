// A text with gaps: each is one line, or all that its type holds.
import { html, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Select } from "../../components/Inputs.js";
import { gap, GAP_TYPES, gapsIn, lineOf, withLine } from "./gaps.js";
import { gapLacks } from "./lacks.js";
import { Choice, Numeric, Short } from "./scored.js";
import { Stepper } from "./steppers.js";

/** @import { Children } from "lms-types/view" */
/** @import { TypedGap } from "./gaps.js" */
/** @import { Props } from "./scored.js" */

/** @param {Props} props */
export function Cloze({ draft, course, onChange }) {
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
  /** @param {TypedGap} next */
  const put = (next) => onChange({ gaps: draft.gaps.map((one) => (one.key === next.key ? next : one)) });
  return html`
    <button type="button" class="btn" onClick=${add}><${Icon} name="plus" /><span>${t("build.add_gap")}</span></button>
    <p class="meta">${t("build.gap_hint")}</p>
    <ul class="build-rows">${shown.map((row) => html`<${Gap} key=${row.key} row=${row} course=${course} onChange=${put} />`)}</ul>`;
}

/** @type {Record<TypedGap["type"], (props: Props) => Children>} */
const FIELDS = { short_answer: Short, numeric: Numeric, single_choice: Choice };

/** One line, or all that its type holds. @param {{ row: TypedGap, course: string, onChange: (row: TypedGap) => void }} props */
function Gap({ row, course, onChange }) {
  const [open, set] = useState(false);
  const { key, type, name } = row;
  const lacks = row.text.trim() ? gapLacks(row) : null;
  /** @param {Partial<TypedGap>} more */
  const change = (more) => {
    const next = { ...row, ...more };
    onChange({ ...next, text: lineOf(next) });
  };
  return html`
    <li class="build-gap">
      <span class="build-place num">${name}</span>
      <${Select} name="gap-type" id=${`gap-type-${key}`} label=${t("build.gap_type")} value=${type} options=${GAP_TYPES.map((one) => [one, t(`build.gap_${one}`)])} onInput=${(/** @type {TypedGap["type"]} */ type) => onChange(withLine({ ...row, type }, row.text))} />
      ${!open && html`<${Field} name="gap" id=${`gap-${key}`} label=${t(`build.gap_text_${type}`)} value=${row.text} autocomplete="off" maxlength="1000" error=${lacks ? t(lacks) : null} onInput=${(/** @type {string} */ text) => onChange(withLine(row, text))} />`}
      <${Button} kind="quiet" aria-expanded=${open} label=${t(open ? "build.gap_less" : "build.gap_more", { n: name })} onPress=${() => set(!open)}>${t(open ? "build.less_of_it" : "build.more_of_it")}<//>
      ${
        open &&
        html`<div class="build-gap-all">
        <${FIELDS[type]} draft=${row} course=${course} detailed id=${`gap-${key}`} onChange=${change} />
        <${Stepper} name=${`gap-weight-${key}`} label=${t("build.gap_weight")} value=${row.weight} whole least=${1} most=${100} onInput=${(/** @type {number} */ weight) => change({ weight })} />
      </div>`
      }
    </li>`;
}
