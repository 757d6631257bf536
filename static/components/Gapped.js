// A text with gaps, and something in each one's place: a field, or what was given.
import { html, render, useLayoutEffect, useRef, useState } from "../lib/dom.js";
import { Rich } from "./Rich.js";

/** @import { Children, Ref } from "lms-types/view" */
/** @typedef {{ id: string }} Gap */

const GAP = /\{\{([^{}]+)\}\}/u;
const NO_PLACE = "math, svg";

/**
 * Opens the gaps of a text: where each was named, an element stands.
 * @param {HTMLElement} root @param {string[]} ids @returns {Map<number, HTMLElement>} by which gap it is
 */
function open(root, ids) {
  /** @type {Map<number, HTMLElement>} */
  const places = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) {
    if (!GAP.test(text.data)) continue;
    const fits = !text.parentElement?.closest(NO_PLACE);
    const parts = text.data.split(GAP).map((part, i) => {
      const n = i % 2 ? ids.indexOf(part) : -1;
      if (n < 0) return i % 2 ? `{{${part}}}` : part;
      if (!fits || places.has(n)) return `(${n + 1})`;
      const place = document.createElement("span");
      place.className = "gap";
      places.set(n, place);
      return place;
    });
    text.replaceWith(...parts);
  }
  return places;
}

/** @param {Children} what @param {HTMLElement} place */
const put = (what, place) => render(html`<${Shown}>${what}<//>`, place);
/** @param {{ children?: Children }} props */
const Shown = ({ children }) => children;

/**
 * @template {Gap} G
 * @param {{ question: { stem_html: string, gaps?: G[] | null }, at: (gap: G, n: number) => Children, [name: string]: unknown }} props
 * `at`: what stands in a gap's place; below the text, where it has none. Other properties go to the text
 */
export function Gapped({ question: { stem_html, gaps }, at, ...rest }) {
  /** @type {Ref<HTMLElement>} */
  const root = useRef(null);
  const places = useRef(/** @type {Map<number, HTMLElement>} */ (new Map()));
  const [homeless, set] = useState(/** @type {number[]} */ ([]));
  const all = gaps ?? [];
  useLayoutEffect(() => {
    const ids = all.map((one) => one.id);
    const found = root.current ? open(root.current, ids) : new Map();
    places.current = found;
    set(ids.flatMap((_, n) => (found.has(n) ? [] : [n])));
    return () => found.forEach((place) => put(null, place));
  }, [stem_html]);
  useLayoutEffect(() => {
    places.current.forEach((place, n) => put(at(all[n], n), place));
  });
  return html`
    <div ref=${root}><${Rich} of=${stem_html} ...${rest} /></div>
    ${homeless.map((n) => at(all[n], n))}`;
}

/** Each place numbered, as the answers beside it are. @param {Gap} _ @param {number} n @returns {Children} */
export const byNumber = (_, n) => html`<b class="num">(${n + 1})</b>`;
