// Content that may be longer than its place scrolls, by keyboard too.
import { html, useEffect, useRef, useState } from "../lib/dom.js";

/** @import { Children, Ref } from "lms-types/view" */

/** @param {{ class: string, children: Children }} props */
export function Scroller({ class: name, children }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  const [over, set] = useState(false);
  const look = () => {
    const box = node.current;
    if (box) set(box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible");
  };
  useEffect(() => {
    const seen = new ResizeObserver(look);
    if (node.current) seen.observe(node.current);
    return () => seen.disconnect();
  }, []);
  useEffect(look);
  return html`<div class=${name} ref=${node} tabindex=${over ? "0" : undefined}>${children}</div>`;
}
