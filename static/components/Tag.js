import { html } from "../lib/dom.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ tone?: string, children: Children }} props */
export const Tag = ({ tone = "", children }) => html`<span class="tag" data-tone=${tone}>${children}</span>`;
