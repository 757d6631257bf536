// Filters live in the address: a reload, a bookmark or a link shows the same list.
import { useEffect, useState } from "./dom.js";
import { onRoute } from "./router.js";

/** @template {string} N @param {N[]} names @returns {Record<N, string>} */
const read = (names) => {
  const given = new URLSearchParams(location.search);
  const found = names.map((name) => [name, given.get(name) ?? ""]);
  return Object.fromEntries(found);
};

/**
 * What the API gets: filters that say something.
 * @param {Record<string, string>} filters @returns {"" | `?${string}`}
 */
export const asQuery = (filters) => {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value)).toString();
  return query ? `?${query}` : "";
};

/**
 * Where `typed` names what is typed, whatever else changes is a step that Back takes back.
 * @template {string} N @param {N[]} names @param {N[]} typed
 * @returns {[filters: Record<N, string>, change: (more: Partial<Record<N, string>>) => void]}
 */
export function useQuery(names, typed = names) {
  const [filters, set] = useState(() => read(names));
  useEffect(() => onRoute(() => set(read(names))), []);
  /** @param {Partial<Record<N, string>>} more */
  const change = (more) => {
    const next = { ...filters, ...more };
    const step = Object.keys(more).some((name) => !typed.includes(/** @type {N} */ (name)));
    const address = location.pathname + asQuery(next) + location.hash;
    history[step ? "pushState" : "replaceState"](history.state, "", address);
    set(next);
  };
  return [filters, change];
}

/**
 * Typing asks the server once it pauses.
 * @template T @param {T} value @param {number} after
 */
export function useSettled(value, after = 250) {
  const [settled, set] = useState(value);
  useEffect(() => {
    const id = setTimeout(() => set(value), after);
    return () => clearTimeout(id);
  }, [value]);
  return settled;
}
