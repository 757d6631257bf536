// What may be longer than its place scrolls there, by the keyboard too.
import { html, useEffect, useRef, useState } from "../lib/dom.js";

export function Scroller({ class: name, children }) {
  const node = useRef(null);
  const [over, set] = useState(false);
  const look = () =>
    set(
      node.current.scrollHeight > node.current.clientHeight + 1 &&
        getComputedStyle(node.current).overflowY !== "visible",
    );
  useEffect(() => {
    const seen = new ResizeObserver(look);
    seen.observe(node.current);
    return () => seen.disconnect();
  }, []);
  useEffect(look);
  return html`<div class=${name} ref=${node} tabindex=${over ? "0" : undefined}>${children}</div>`;
}
