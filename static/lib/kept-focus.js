// The focus is never lost: what had it went away with its row, so the page's title takes it.
import { useEffect, useRef } from "./dom.js";

/** @import { Ref } from "lms-types/view" */

/** Time in which what took the thing away may choose a better place. */
const OTHERS_FIRST_MS = 100;

/** @returns {Ref<HTMLElement>} for the element whose title takes the focus over */
export function useKeptFocus() {
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  useEffect(() => {
    const node = place.current;
    if (!node) return undefined;
    let last = /** @type {Element | null} */ (null);
    let waiting = 0;
    const isLost = () =>
      last && !last.isConnected && document.activeElement === document.body && !document.querySelector("dialog[open]");
    const look = () => {
      if (!isLost()) return;
      last = null;
      node.querySelector("h1")?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (!isLost()) return;
      clearTimeout(waiting);
      waiting = setTimeout(look, OTHERS_FIRST_MS);
    });
    /** @param {FocusEvent} event */
    const remember = ({ target }) => {
      last = /** @type {Element} */ (target);
    };
    node.addEventListener("focusin", remember);
    watch.observe(node, { childList: true, subtree: true });
    return () => {
      clearTimeout(waiting);
      watch.disconnect();
      node.removeEventListener("focusin", remember);
    };
  }, []);
  return place;
}
