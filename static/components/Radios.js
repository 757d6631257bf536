// A choice of which each option may say what it means.
import { html } from "../lib/dom.js";

/** @import { On } from "lms-types/view" */

/** @param {{ legend: string, name: string, value: string, options: [value: string, text: string, hint?: string][], onInput: (value: string) => void }} props */
export const Radios = ({ legend, name, value, options, onInput }) => html`
  <fieldset class="choices"><legend>${legend}</legend>
    ${options.map(
      ([key, text, hint]) => html`
      <label class="choice" key=${key}><input type="radio" name=${name} value=${key} checked=${key === value} onChange=${(/** @type {On} */ event) => event.target.checked && onInput(key)} />
        <span>${text}${hint && html`<span class="meta">${hint}</span>`}</span></label>`,
    )}
  </fieldset>`;
