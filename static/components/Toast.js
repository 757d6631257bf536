// Only for "done", and for Undo: bottom centre, six or ten seconds, at most two; waits while hovered or focused.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { say } from "./Announcer.js";

/** @typedef {{ label: string, onPress: () => unknown, onGone?: () => unknown }} Act `onGone`: it was not pressed and is no longer there */
/** @typedef {{ id: number, text: string, act?: Act }} Said */

const LIFE = 6000;
const LIFE_TO_ACT = 10000;
let push = (/** @type {Said} */ _said) => {};
let ids = 0;

/** @param {string} text @param {Act} [act] what takes it back */
export const toast = (text, act) => {
  say(text);
  push({ id: (ids += 1), text, act });
};

/** @param {{ text: string, act?: Act, onGone: () => void }} props */
function Item({ text, act, onGone }) {
  const [held, hold] = useState(false);
  const pressed = useRef(false);
  useEffect(() => () => (pressed.current ? undefined : act?.onGone?.()), []);
  useEffect(() => {
    if (held) return undefined;
    const id = setTimeout(onGone, act ? LIFE_TO_ACT : LIFE);
    return () => clearTimeout(id);
  }, [held]);
  return html`
    <li class="toast" onPointerEnter=${() => hold(true)} onPointerLeave=${() => hold(false)} onFocusIn=${() => hold(true)} onFocusOut=${() => hold(false)}>
      <span aria-hidden="true">${text}</span>
      ${
        act &&
        html`<button type="button" class="toast-act" onClick=${() => {
          pressed.current = true;
          onGone();
          act.onPress();
        }}>${act.label}</button>`
      }
    </li>`;
}

export function Toasts() {
  const [items, set] = useState(/** @type {Said[]} */ ([]));
  push = (item) => set((now) => [...now, item].slice(-2));
  return html`
    <ul class="toasts">
      ${items.map((item) => html`<${Item} key=${item.id} text=${item.text} act=${item.act} onGone=${() => set((now) => now.filter(({ id }) => id !== item.id))} />`)}
    </ul>`;
}
