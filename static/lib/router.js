// History API, one handler: links inside the app don't reload, links into the other page do.
import { useEffect, useState } from "./dom.js";

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {(path: string) => boolean} */
let inside = () => true;

/** @param {(path: string) => boolean} test */
export const owns = (test) => {
  inside = test;
};

/** @param {string} path @param {{ replace?: boolean, state?: unknown }} options */
export function go(path, { replace = false, state = null } = {}) {
  if (!inside(new URL(path, location.href).pathname)) {
    location.assign(path);
    return;
  }
  history[replace ? "replaceState" : "pushState"](state, "", path);
  window.scrollTo(0, 0);
  listeners.forEach((tell) => tell());
}

addEventListener("popstate", () => listeners.forEach((tell) => tell()));
addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (target.closest?.("a[href]"));
  if (
    !link ||
    event.defaultPrevented ||
    event.button ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return;
  if (link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (link.getAttribute("href")?.startsWith("#") || !inside(link.pathname)) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
});

/**
 * The address has changed, by a link, by Back, or by its hash alone.
 * @param {() => void} listener
 */
export function onRoute(listener) {
  listeners.add(listener);
  addEventListener("hashchange", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("hashchange", listener);
  };
}

export function usePath() {
  const [path, set] = useState(location.pathname);
  useEffect(() => {
    const tell = () => set(location.pathname);
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, []);
  return path;
}

/** A part of an address; as it stands where its percent signs mean nothing. @param {string} part */
function plain(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * routes: [["/courses/:id", value]]; gives [value, {id}] of the first that fits.
 * @template T @param {[pattern: string, value: T][]} routes @param {string} path
 * @returns {[value: T | null, params: Record<string, string>]}
 */
export function match(routes, path) {
  const given = path.replace(/\/+$/, "").split("/");
  for (const [pattern, value] of routes) {
    const wanted = pattern.replace(/\/+$/, "").split("/");
    const fits =
      wanted.length === given.length &&
      wanted.every((part, i) => (part.startsWith(":") ? given[i] : part === given[i]));
    if (fits) {
      /** @type {Record<string, string>} */
      const params = {};
      wanted.forEach((part, i) => {
        if (part.startsWith(":")) params[part.slice(1)] = plain(given[i]);
      });
      return [value, params];
    }
  }
  return [null, {}];
}

/**
 * A new page: title, and focus on its h1, which may be there only once the page is ready.
 * @param {string} title
 */
export function usePage(title, ready = true) {
  useEffect(() => {
    document.title = title ? `${title} · LMS` : "LMS";
  }, [title]);
  useEffect(() => {
    document.querySelector("h1")?.focus({ preventScroll: true });
  }, [ready]);
}
