import { html } from "../lib/dom.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ label: string, value: Children, note?: string }} props */
export const StatTile = ({ label, value, note }) => html`
  <div class="card stat"><span class="label">${label}</span><b class="num">${value}</b><span class="meta num">${note}</span></div>`;
