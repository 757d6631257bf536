// A card with a title that names what is saved in it.
import { html } from "../lib/dom.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ id: string, title: Children, text?: Children, action?: Children, children: Children }} props */
export const Section = ({ id, title, text, action, children }) => html`
  <section class="card section" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="section-top"><div><h2 tabindex="-1" id=${`${id}-title`}>${title}</h2>${text && html`<p class="quiet">${text}</p>`}</div>${action}</div>
    ${children}
  </section>`;
