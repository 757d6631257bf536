import { html } from "../lib/dom.js";

export const Tag = ({ tone = "", children }) => html`<span class="tag" data-tone=${tone}>${children}</span>`;
