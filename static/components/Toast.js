// Only for "done": bottom centre, six seconds, at most two; waits while hovered or focused.
import { html, useEffect, useState } from "../lib/dom.js";
import { say } from "./Announcer.js";

/** @typedef {{ id: number, text: string }} Said */

const LIFE = 6000;
let push = (/** @type {Said} */ _said) => {};
let ids = 0;

/** @param {string} text */
export const toast = (text) => {
  say(text);
  push({ id: (ids += 1), text });
};

/** @param {{ text: string, onGone: () => void }} props */
function Item({ text, onGone }) {
  const [held, hold] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const id = setTimeout(onGone, LIFE);
    return () => clearTimeout(id);
  }, [held]);
  return html`<li class="toast" onPointerEnter=${() => hold(true)} onPointerLeave=${() => hold(false)}>${text}</li>`;
}

export function Toasts() {
  const [items, set] = useState(/** @type {Said[]} */ ([]));
  push = (item) => set((now) => [...now, item].slice(-2));
  return html`
    <ul class="toasts" aria-hidden="true">
      ${items.map((item) => html`<${Item} key=${item.id} text=${item.text} onGone=${() => set((now) => now.filter(({ id }) => id !== item.id))} />`)}
    </ul>`;
}
