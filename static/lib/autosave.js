// What is typed saves itself: a moment after the last key, one write at a time, each naming the state it changes.
// Where the same field was changed elsewhere too, both are shown and one is kept.
import { useEffect, useRef, useState } from "./dom.js";
import { get, request, told } from "./api.js";

/** @import { Reply } from "lms-types/rest" */

const AFTER = 700; // ms without a key
const AGAIN = 5000; // ms until a write that failed is tried again

/** @typedef {{ [name: string]: unknown }} Values */
/** @template {Values} V @typedef {{ values: V, etag: string }} Stored as the server has it */
/** @template {Values} V @typedef {{ name: string & keyof V, theirs: unknown }} Clash */
/** @typedef {{ [name: string]: string | undefined }} Errors */
/** @typedef {Reply<"get", `lessons/${string}/change`>} Change who changed it last, and when */

/** @typedef {{ typed: Values, base: Values, etag: string }} Kept what was typed, and what it changes */

/** @param {string | undefined} place @returns {Kept | null} */
function keptAt(place) {
  try {
    return place ? JSON.parse(localStorage.getItem(place) ?? "null") : null;
  } catch {
    return null;
  }
}
/** @param {string | undefined} place @param {Kept | null} kept */
function keepAt(place, kept) {
  if (!place) return;
  try {
    if (kept) localStorage.setItem(place, JSON.stringify(kept));
    else localStorage.removeItem(place);
  } catch {
    /* storage is full or off: what is typed is in this page alone */
  }
}

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * write(changes, etag) and read() give the stored values anew; wrong(error) says what is wrong with which field,
 * change() who wrote last.
 * `place`: where this browser keeps what isn't saved yet, so that a reload loses nothing.
 * @template {Values} V
 * @param {Stored<V>} first
 * @param {{ write: (changes: Partial<V>, etag: string) => Promise<Stored<V>>, read: () => Promise<Stored<V>>, wrong: (error: unknown) => Errors | null, change?: () => Promise<Change> }} server
 * @param {string} [place]
 */
export function useAutosave(first, server, place) {
  const [begun] = useState(() => {
    const left = keptAt(place);
    if (!left) return { typed: first.values, stored: first };
    const stored = { values: { ...first.values, ...left.base }, etag: left.etag };
    return { typed: { ...first.values, ...left.typed }, stored };
  });
  const [values, setValues] = useState(begun.typed);
  const [errors, setErrors] = useState(/** @type {Errors} */ ({}));
  const [state, setState] = useState(
    /** @type {"saved" | "dirty" | "saving" | "failed" | "wrong" | "clash"} */ ("saved"),
  );
  const [at, setAt] = useState(/** @type {Date | null} */ (null));
  const [clashes, setClashes] = useState(/** @type {Clash<V>[]} */ ([]));
  const [theirChange, setTheirChange] = useState(/** @type {Change | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  // `kept`: what was typed when the server last took it, which may keep it without its spaces
  const now = useRef({ ...begun, kept: begun.stored.values, timer: 0, busy: false, stopped: false });
  const latest = useRef(server);
  latest.current = server;

  const changed = () => {
    const { typed, kept } = now.current;
    return /** @type {(string & keyof V)[]} */ (Object.keys(typed)).filter((name) => !same(typed[name], kept[name]));
  };
  const remember = () => {
    const { typed, stored, stopped } = now.current;
    if (stopped) return; // which one stays is asked; after a reload, too
    const names = changed();
    /** @param {Values} all */
    const some = (all) => Object.fromEntries(names.map((name) => [name, all[name]]));
    keepAt(place, names.length ? { typed: some(typed), base: some(stored.values), etag: stored.etag } : null);
  };
  /** @param {number} after */
  const soon = (after) => {
    clearTimeout(now.current.timer);
    now.current.timer = setTimeout(save, after);
  };
  /** @param {V} typed */
  const show = (typed) => {
    now.current.typed = typed;
    setValues(typed);
    remember();
  };

  async function save() {
    const names = changed();
    clearTimeout(now.current.timer);
    if (now.current.busy || now.current.stopped) return;
    if (!names.length) {
      setState("saved");
      return;
    }
    now.current.busy = true;
    setState("saving");
    const sent = /** @type {Partial<V>} */ (Object.fromEntries(names.map((name) => [name, now.current.typed[name]])));
    try {
      now.current.stored = await latest.current.write(sent, now.current.stored.etag);
      now.current.kept = { ...now.current.kept, ...sent };
      remember();
      setErrors({});
      setProblem(null);
      setAt(new Date());
      now.current.busy = false;
      if (changed().length) soon(AFTER);
      else setState("saved");
    } catch (error) {
      now.current.busy = false;
      await failed(error, names, sent);
    }
  }

  /** @param {unknown} error @param {(string & keyof V)[]} names @param {Values} sent */
  async function failed(error, names, sent) {
    const wrong = latest.current.wrong(error);
    if (wrong) {
      setErrors(wrong);
      setState("wrong");
      if (changed().some((name) => !same(now.current.typed[name], sent[name]))) soon(0); // it was typed meanwhile
      return;
    }
    if (told(error).status === 412) {
      try {
        await meet(names);
        return;
      } catch (unread) {
        error = unread;
      }
    }
    setProblem(error);
    setState("failed");
    const { status = 0, retryAfter = 0 } = told(error);
    if (status === 0 || status === 429 || status >= 500) soon(Math.max(AGAIN, retryAfter * 1000));
  }

  /** Somebody else's changes: what one side alone changed is taken, the rest is asked. @param {(string & keyof V)[]} mine */
  async function meet(mine) {
    const before = now.current.stored.values;
    const theirs = await latest.current.read();
    const found = mine.filter(
      (name) => !same(theirs.values[name], before[name]) && !same(theirs.values[name], now.current.typed[name]),
    );
    now.current.stored = theirs;
    now.current.kept = theirs.values;
    now.current.stopped = found.length > 0;
    show({ ...theirs.values, ...Object.fromEntries(mine.map((name) => [name, now.current.typed[name]])) });
    if (found.length) {
      setTheirChange((await latest.current.change?.().catch(() => null)) ?? null);
      setClashes(found.map((name) => ({ name, theirs: theirs.values[name] })));
      setState("clash");
      return;
    }
    soon(0);
  }

  /** @param {boolean} mine keep what is typed here */
  const settle = (mine) => {
    const theirs = Object.fromEntries(clashes.map(({ name, theirs: value }) => [name, value]));
    now.current.stopped = false;
    show(mine ? now.current.typed : { ...now.current.typed, ...theirs });
    setClashes([]);
    soon(0);
  };
  /** @param {string & keyof V} name @param {unknown} value @param {number} [after] */
  const change = (name, value, after = AFTER) => {
    show({ ...now.current.typed, [name]: value });
    setErrors((old) => ({ ...old, [name]: undefined }));
    if (now.current.stopped) return;
    setState("dirty");
    soon(after);
  };

  useEffect(() => {
    /** @param {BeforeUnloadEvent} event */
    const leaving = (event) => {
      if (!changed().length) return;
      save();
      if (!place) event.preventDefault();
    };
    const back = () => save();
    addEventListener("beforeunload", leaving);
    addEventListener("online", back);
    if (changed().length) soon(0); // what the last visit left
    return () => {
      removeEventListener("beforeunload", leaving);
      removeEventListener("online", back);
      save(); // the page is left within the app: what was typed goes out all the same
    };
  }, []);
  return { values, errors, state, at, clashes, theirChange, problem, change, settle, save };
}

/**
 * Where a resource of the API is stored, for `useAutosave`: it is changed under its ETag.
 * @template {Values} V
 * @param {string} path
 * @param {(stored: any) => V} valuesOf
 * @param {(changes: Partial<V>) => object} bodyOf
 * @param {(error: unknown) => Errors | null} wrong
 */
export function resource(path, valuesOf, bodyOf, wrong) {
  /** @param {Response} response */
  const stored = async (response) => ({
    values: valuesOf(await response.json()),
    etag: response.headers.get("ETag") ?? "",
  });
  return {
    /** @param {Partial<V>} changes @param {string} match */
    write: async (changes, match) => stored(await request("PATCH", path, { body: bodyOf(changes), match })),
    read: async () => stored(await request("GET", path)),
    wrong,
    change: () => get(`${path}/change`),
  };
}

/**
 * What the fields of such a form are given: `typed` is saved after a while, `chosen` at once.
 * @param {ReturnType<typeof useAutosave<any>>} auto
 * @param {string} prefix what the fields' ids begin with
 */
export function fieldsOf(auto, prefix) {
  /** @param {string} name */
  const typed = (name) => ({
    name,
    id: `${prefix}-${name}`,
    value: auto.values[name],
    error: auto.errors[name],
    onInput: (/** @type {unknown} */ value) => auto.change(name, value),
    onBlur: auto.save,
  });
  /** @param {string} name */
  const chosen = (name) => ({ ...typed(name), onInput: (/** @type {unknown} */ value) => auto.change(name, value, 0) });
  return { typed, chosen };
}
