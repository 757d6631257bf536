import { html, useEffect, useState } from "../lib/dom.js";
import { ago, dateTime } from "../lib/i18n.js";

const EVERY = 30000;
/** @type {Set<() => void>} */
const shown = new Set();
/** @type {number | null} one for the page */
let timer = null;

/** @param {boolean} on */
function useTick(on) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const again = () => tick((n) => n + 1);
    shown.add(again);
    if (timer === null) timer = setInterval(() => shown.forEach((redraw) => redraw()), EVERY);
    return () => {
      shown.delete(again);
    };
  }, [on]);
}

/** @param {{ at: string, absolute?: boolean }} props */
export function Time({ at, absolute }) {
  useTick(!absolute);
  const date = new Date(at);
  return html`<time datetime=${at} title=${dateTime(date)}>${absolute ? dateTime(date) : ago(date)}</time>`;
}
