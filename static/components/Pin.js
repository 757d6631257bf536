import { html } from "../lib/dom.js";

/** @param {string} pin */
export const spaced = (pin) => `${pin.slice(0, 3)} ${pin.slice(3)}`;
/**
 * Never mirrored, never broken; spoken digit by digit.
 * @param {{ value: string, class?: string }} props
 */
export const Pin = ({ value, class: extra = "" }) => html`
  <span class=${`pin ${extra}`}><span aria-hidden="true">${spaced(value)}</span><span class="vh">${[...value].join(" ")}</span></span>`;
