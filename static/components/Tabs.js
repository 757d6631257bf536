// Tabs that change the address are links; the current one is in sight on narrow screens too.
import { html, useEffect, useRef } from "../lib/dom.js";

/** items: [{href, text, current, onClick}] */
export function Tabs({ label, items }) {
  const nav = useRef(null);
  const at = items.findIndex(({ current }) => current);
  useEffect(() => {
    const link = nav.current.children[at];
    if (!link) return;
    const [box, view] = [link.getBoundingClientRect(), nav.current.getBoundingClientRect()];
    if (box.left < view.left || box.right > view.right) nav.current.scrollBy({ left: box.left + box.width / 2 - view.left - view.width / 2 });
  }, [at]);
  return html`
    <nav class="tabs" aria-label=${label} ref=${nav}>
      ${items.map(({ href, text, current, onClick }) => html`<a key=${href} href=${href} aria-current=${current ? "page" : undefined} onClick=${onClick}>${text}</a>`)}
    </nav>`;
}
