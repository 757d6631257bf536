// A long list: 25 rows, then more on demand, with the focus on the first new one.
import { useRef, useState } from "./dom.js";
import { get } from "./api.js";
import { useLoad } from "./load.js";
/** @import { Item, Page } from "lms-types/rest" */

/** @template {string} P @param {P} path @param {string} [query] @returns {Promise<Page<Item<P>>>} */
const read = (path, query = "") =>
  /** @type {Promise<any>} the server's lists all have this shape */ (
    get(path + (query && (path.includes("?") ? "&" : "?") + query))
  );

/** @template {string} P @param {P} path */
export function useList(path) {
  /** @typedef {Page<Item<P>> & { of: Page<Item<P>> | null | undefined }} More */
  const [more, setMore] = useState(/** @type {More} */ ({ of: null, items: [], next: null }));
  const shown = useRef(0);
  const load = useLoad(() => read(path), [path]);
  const ours = more.of === load.data;
  const items = load.data ? [...load.data.items, ...(ours ? more.items : [])] : [];
  const next = ours && load.data ? more.next : (load.data?.next ?? null);
  shown.current = items.length;
  const readMore = async () => {
    const first = shown.current;
    const page = await read(path, `cursor=${encodeURIComponent(next ?? "")}`);
    setMore({ of: load.data, items: [...(ours ? more.items : []), ...page.items], next: page.next });
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        /** @type {NodeListOf<HTMLElement>} */
        const rows = document.querySelectorAll("[data-list] > *, main tbody tr");
        const row = rows[first];
        /** @type {HTMLElement} */
        const target = row?.querySelector("a, button") ?? row;
        if (target === row) row?.setAttribute("tabindex", "-1");
        target?.focus();
      }),
    );
  };
  return { ...load, data: load.data && { ...load.data, items, next }, next, readMore };
}

/**
 * All of a short list that comes in pages.
 * @template {string} P @param {P} path
 */
export async function readAll(path) {
  /** @type {Item<P>[]} */
  const items = [];
  /** @type {string | null} */
  let next = "";
  do {
    /** @type {Page<Item<P>>} */
    const page = await read(path, `limit=100${next && `&cursor=${encodeURIComponent(next)}`}`);
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}
