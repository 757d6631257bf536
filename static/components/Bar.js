// A share as a bar, beside the number that says it.
import { html } from "../lib/dom.js";

/** @param {{ share: number }} props from 0 to 1 */
export const Bar = ({ share }) =>
  html`<span class="progress" aria-hidden="true"><i style=${{ transform: `scaleX(${share})` }}></i></span>`;
