// When something opens: what comes before it, and from which time on.
import { html, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { DateTimeField } from "../../components/DateTimeField.js";
import { Field, Problem } from "../../components/Field.js";
import { Select } from "../../components/Inputs.js";
import { inUnits, UNITS } from "./words.js";

/** @import { On } from "lms-types/view" */
/** @typedef {{ at: string | null, after_s: number | null }} Unlock */
/** @typedef {{ id: string, title: string }} Named */

/**
 * What must be done first: a list one adds to.
 * @param {{ id: string, label: string, hint: string, add: string, all: Named[], value: string[], error?: string | null, onInput: (ids: string[]) => void }} props
 */
export function Before({ id, label, hint, add, all, value, error, onInput }) {
  const titles = new Map(all.map((one) => [one.id, one.title]));
  const left = all.filter((one) => !value.includes(one.id));
  return html`
    <div class="write-before">
      ${
        value.length > 0 &&
        html`
        <p class="field-name" id=${`${id}-chosen`}>${label}</p>
        <ul class="rows" aria-labelledby=${`${id}-chosen`}>${value.map((one) => {
          const title = titles.get(one) ?? t("write.deleted");
          return html`
            <li class="row" key=${one}><span class="row-main"><bdi>${title}</bdi></span>
              <${Button} kind="quiet" icon="cross" iconOnly label=${t("write.not_before", { title })} onPress=${() => {
                onInput(value.filter((other) => other !== one));
                document.getElementById(id)?.focus();
              }} /></li>`;
        })}</ul>`
      }
      <${Select} name=${id} id=${id} label=${value.length ? add : label} hint=${value.length ? undefined : hint} error=${error} value=""
        options=${[["", t(left.length ? "write.choose" : "write.nothing_left")], ...left.map((one) => [one.id, one.title])]}
        onInput=${(/** @type {string} */ chosen) => chosen && onInput([...value, chosen])} />
    </div>`;
}

/** @param {{ id: string, value: Unlock | null, errors: { [name: string]: string | undefined }, onInput: (unlock: Unlock | null) => void }} props */
export function Opens({ id, value, errors, onInput }) {
  const { at = null, after_s = null } = value ?? {};
  const [first, unitFirst] = inUnits(after_s ?? 0);
  const [typed, type] = useState(after_s === null ? "" : String(first));
  const [unit, setUnit] = useState(unitFirst);
  const [wrong, setWrong] = useState(/** @type {string | null} */ (null));
  /** @param {Partial<Unlock>} more */
  const set = (more) => {
    const next = { at, after_s, ...more };
    onInput(next.at === null && next.after_s === null ? null : next);
  };
  /** @param {string} text @param {string} of */
  const after = (text, of) => {
    const size = UNITS.find(([name]) => name === of)?.[1] ?? 1;
    const n = Number(text.replace(",", "."));
    const fine = Number.isFinite(n) && n >= 0 && n * size <= 316224000;
    setWrong(fine ? null : t("write.after_wrong"));
    if (fine) set({ after_s: text.trim() ? Math.round(n * size) : null });
  };
  return html`
    <div class="two write-opens">
      <${DateTimeField} name="unlock_at" id=${`${id}-at`} label=${t("write.opens_at")} value=${at} error=${errors.at} onInput=${(/** @type {string | null} */ moment) => set({ at: moment })} />
      <fieldset class="write-after"><legend>${t("write.opens_after")}</legend>
        <span class="hint" id=${`${id}-after-hint`}>${t("write.opens_after_hint")}</span>
        <span class="write-span">
          <input class="input" inputmode="decimal" id=${`${id}-after`} aria-label=${t("write.how_many")} aria-describedby=${`${id}-after-hint`} aria-invalid=${wrong ? "true" : undefined} value=${typed} autocomplete="off"
            onInput=${(/** @type {On} */ event) => {
              type(event.target.value);
              after(event.target.value, unit);
            }} />
          <span class="select"><select class="input" aria-label=${t("write.unit")} value=${unit} onChange=${(
            /** @type {On} */ event,
          ) => {
            setUnit(event.target.value);
            after(typed, event.target.value);
          }}>${UNITS.map(([name]) => html`<option key=${name} value=${name} selected=${name === unit}>${t(`unit.${name}`)}</option>`)}</select></span>
        </span>
        ${(wrong || errors.after_s) && html`<${Problem} text=${wrong ?? errors.after_s} />`}
      </fieldset>
    </div>`;
}

/** @param {{ name: string, id: string, label: string, hint?: string, checked: boolean, onInput: (on: boolean) => void }} props */
export const Check = ({ name, id, label, hint, checked, onInput }) => html`
  <label class="choice"><input type="checkbox" id=${id} name=${name} checked=${checked} onChange=${(/** @type {On} */ event) => onInput(event.target.checked)} />
    <span>${label}${hint && html`<span class="meta write-under">${hint}</span>`}</span></label>`;

/** @param {{ id: string, label: string, value: string, unit: string, error?: string | null, onInput: (text: string) => void }} props */
export const Amount = ({ id, label, value, unit, error, onInput }) => html`
  <div class="write-amount"><${Field} name=${id} id=${id} label=${label} value=${value} error=${error} inputmode="decimal" autocomplete="off" onInput=${onInput} /><span class="quiet" aria-hidden="true">${unit}</span></div>`;
