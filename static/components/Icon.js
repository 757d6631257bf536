import { html } from "../lib/dom.js";

export const Icon = ({ name, class: extra = "" }) => html`
  <svg class=${`icon ${extra}`} aria-hidden="true" focusable="false"><use href=${`/static/icons.svg#${name}`} /></svg>`;

export const Logo = ({ href = "/" }) => html`
  <a class="logo" href=${href}><svg aria-hidden="true"><use href="/static/icons.svg#logo" /></svg><span>LMS</span></a>`;
