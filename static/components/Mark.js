// Shape and letter of an answer; from the seventh on the letter alone.
import { html } from "../lib/dom.js";

const KEYS = "abcdef";
/** @param {number} index */
export const answerKey = (index) => KEYS[index];
/** @param {number} index */
export const letter = (index) => String.fromCharCode(65 + index);

/** @param {{ index: number }} props */
export const Mark = ({ index }) => html`
  <span class="mark">
    ${index < KEYS.length && html`<svg aria-hidden="true"><use href=${`#i-shape-${KEYS[index]}`} /></svg>`}
    <span>${letter(index)}<span class="vh">, </span></span>
  </span>`;
