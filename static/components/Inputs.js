// The other kinds of field, laid out and labelled like Field.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./Icon.js";

/** @import { Children, Errors, On } from "lms-types/view" */
/** @typedef {{ label: Children, hint?: Children, error?: string | null }} Said */

/** @param {string} id @param {Children} hint @param {string | null} [error] */
const described = (id, hint, error) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
/** @param {Said & { id: string, children: Children }} props */
const Around = ({ id, label, hint, error, children }) => html`
  <div class="field">
    <label for=${id}>${label}</label>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${children}
    ${error && html`<span class="error" id=${`${id}-error`}><${Icon} name="alert" /><span>${error}</span></span>`}
  </div>`;

/**
 * @template {string} V
 * @param {Said & { name: string, id?: string, value: V, options: (readonly [value: V, text: string])[], onInput: (value: V) => void, [rest: string]: unknown }} props
 */
export const Select = ({ name, id = name, label, hint, error, value, options, onInput, ...rest }) => html`
  <${Around} id=${id} label=${label} hint=${hint} error=${error}>
    <span class="select"><select class="input" id=${id} name=${name} value=${value} aria-invalid=${error ? "true" : undefined}
      aria-describedby=${described(id, hint, error)} onChange=${(/** @type {On<HTMLSelectElement>} */ event) => onInput(/** @type {V} */ (event.target.value))} ...${rest}>
      ${options.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
    </select></span><//>`;

/** @param {Said & { name: string, id?: string, value: string, onInput: (value: string) => void, [rest: string]: unknown }} props */
export const Area = ({ name, id = name, label, hint, error, value, onInput, ...rest }) => html`
  <${Around} id=${id} label=${label} hint=${hint} error=${error}>
    <textarea class="input" id=${id} name=${name} value=${value} aria-invalid=${error ? "true" : undefined}
      aria-describedby=${described(id, hint, error)} onInput=${(/** @type {On} */ event) => onInput(event.target.value)} ...${rest}></textarea><//>`;

/**
 * Any of the options may be ticked.
 * @param {Said & { name: string, value: string[], options: [value: string, text: string, hint?: string][], onInput: (value: string[]) => void }} props
 */
export const Checks = ({ name, label, error, value, options, onInput }) => html`
  <fieldset class="choices">
    <legend>${label}</legend>
    ${options.map(
      ([key, text, hint]) => html`
      <label class="choice" key=${key}><input type="checkbox" name=${name} checked=${value.includes(key)} aria-invalid=${error ? "true" : undefined}
        onChange=${(/** @type {On} */ event) => onInput(event.target.checked ? [...value, key] : value.filter((one) => one !== key))} />
        <span>${text}${hint && html` <span class="meta">${hint}</span>`}</span></label>`,
    )}
    ${error && html`<span class="error problem"><${Icon} name="alert" /><span>${error}</span></span>`}
  </fieldset>`;

/**
 * On top of the form: errors that belong to no field, and the number of fields with errors.
 * @param {{ errors: Errors }} props
 */
export const Summary = ({ errors }) => {
  const n = Object.entries(errors).filter(([name, text]) => name !== "form" && text).length;
  const text = errors.form || (n > 1 ? t("form.summary", { n }) : "");
  return html`<p class="problem summary" role="alert" tabindex="-1">${text && html`<${Icon} name="alert" /><span>${text}</span>`}</p>`;
};
