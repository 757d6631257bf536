// Tabs that change the address are links; on narrow screens they take as many rows as they need.
import { html } from "../lib/dom.js";

/** @typedef {{ href: string, text: string, current: boolean, onClick?: (event: Event) => void }} Tab */

/** @param {{ label: string, items: Tab[] }} props */
export const Tabs = ({ label, items }) => html`
  <nav class="tabs" aria-label=${label}>
    ${items.map(({ href, text, current, onClick }) => html`<a key=${href} href=${href} aria-current=${current ? "page" : undefined} onClick=${onClick}>${text}</a>`)}
  </nav>`;
