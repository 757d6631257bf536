// A long list: 25 rows, then more on demand, with the focus on the first new one.
import { useEffect, useRef, useState } from "./dom.js";
import { get } from "./api.js";
import { useLoad } from "./load.js";

export function useList(path) {
  const [more, setMore] = useState({ of: null, items: [], next: null });
  const shown = useRef(0);
  const load = useLoad(() => get(path), [path]);
  const ours = more.of === load.data;
  const items = load.data ? [...load.data.items, ...(ours ? more.items : [])] : [];
  const next = ours && load.data ? more.next : (load.data?.next ?? null);
  shown.current = items.length;
  const readMore = async () => {
    const first = shown.current;
    const page = await get(`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(next)}`);
    setMore({ of: load.data, items: [...(ours ? more.items : []), ...page.items], next: page.next });
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const row = document.querySelectorAll("[data-list] > *, main tbody tr")[first];
        const target = row?.querySelector("a, button") ?? row;
        if (target === row) row?.setAttribute("tabindex", "-1");
        target?.focus();
      }),
    );
  };
  return { ...load, data: load.data && { items, next }, next, readMore };
}

/** All of a short list that comes in pages. */
export async function readAll(path) {
  const items = [];
  let next = "";
  do {
    const page = await get(
      `${path}${path.includes("?") ? "&" : "?"}limit=100${next && `&cursor=${encodeURIComponent(next)}`}`,
    );
    items.push(...page.items);
    next = page.next;
  } while (next);
  return items;
}

/** Counts down a promise that must not be repeated at once. */
export function usePause() {
  const [seconds, set] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const id = setTimeout(() => set(seconds - 1), 1000);
    return () => clearTimeout(id);
  }, [seconds]);
  return [seconds, set];
}
