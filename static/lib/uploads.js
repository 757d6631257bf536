// Several files on their way up: two at a time, each with its progress, and what stopped it in words.
import { useEffect, useRef, useState } from "./dom.js";
import { newKey, told } from "./api.js";
import { bytes, t } from "./i18n.js";
import { upload } from "./upload.js";
import { explain } from "../components/Field.js";
/** @import { FileOut } from "./upload.js" */

const AT_ONCE = 2;
export const PICTURES = ["png", "jpg", "jpeg", "gif", "webp"];
export const FILMS = ["mp4", "webm"];
export const SOUNDS = ["mp3", "m4a", "ogg", "wav"];
/** The endings that the server takes. */
export const TAKEN = [
  ...PICTURES,
  ...FILMS,
  ...SOUNDS,
  ..."pdf vtt txt md csv json docx xlsx pptx odt ods odp zip".split(" "),
];

/** @typedef {{ key: string, file: File, state: "waiting" | "going" | "failed", share: number, why: string, again: boolean, stop: AbortController }} Going */

/** @param {string} name */
const ending = (name) => (name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toLowerCase() : "");

/** @param {string} name @param {string[]} taken */
const notTaken = (name, taken) => (taken.includes(ending(name)) ? "" : t("upload.ending", { taken: taken.join(", ") }));

/**
 * What stopped a file, and whether trying once more may help.
 * @param {unknown} error @returns {{ why: string, again: boolean }}
 */
function stopped(error) {
  const { status = 0, code, maxBytes } = told(error);
  if (code === "quota_exceeded") return { why: t("upload.quota"), again: true };
  if (code === "image_too_large") return { why: t("upload.pixels"), again: false };
  if (status === 507) return { why: t("upload.full"), again: true };
  if (status === 413) {
    return { why: maxBytes ? t("upload.large", { size: bytes(maxBytes) }) : t("upload.large_form"), again: false };
  }
  if (status === 415) return { why: t("upload.broken"), again: false };
  if (status === 408) return { why: t("error.offline"), again: true };
  return { why: explain(error), again: status !== 422 && status !== 403 && status !== 404 };
}

/**
 * @param {{ path: string, taken: string[], onDone: (file: FileOut) => void, onFail: (file: File, why: string) => void }} options
 */
export function useUploads({ path, taken, onDone, onFail }) {
  const [all, set] = useState(/** @type {Going[]} */ ([]));
  const now = useRef(all);
  now.current = all;

  /** @param {string} key @param {Partial<Going>} more */
  const change = (key, more) => set((list) => list.map((one) => (one.key === key ? { ...one, ...more } : one)));
  /** @param {string} key */
  const leave = (key) => set((list) => list.filter((one) => one.key !== key));
  /** @param {File[]} files */
  const add = (files) => {
    const made = files.map((file) => {
      const why = notTaken(file.name, taken);
      if (why) onFail(file, why);
      const state = why ? /** @type {const} */ ("failed") : /** @type {const} */ ("waiting");
      return { key: newKey(), file, state, share: 0, why, again: false, stop: new AbortController() };
    });
    set((list) => [...list, ...made]);
  };
  /** @param {Going} one */
  const begin = async ({ key, file, stop }) => {
    change(key, { state: "going", share: 0 });
    try {
      const made = await upload(file, {
        path,
        key,
        signal: stop.signal,
        onProgress: (share) => change(key, { share }),
      });
      leave(key);
      onDone(made);
    } catch (error) {
      if (stop.signal.aborted) return;
      const found = stopped(error);
      change(key, { state: "failed", ...found });
      onFail(file, found.why);
    }
  };
  useEffect(() => {
    const going = all.filter(({ state }) => state === "going").length;
    for (const one of all.filter(({ state }) => state === "waiting").slice(0, AT_ONCE - going)) begin(one);
  }, [all]);
  useEffect(() => () => now.current.forEach(({ stop }) => stop.abort()), []);
  const busy = all.some(({ state }) => state !== "failed");
  useEffect(() => {
    if (!busy) return undefined;
    /** @param {Event} event */
    const stay = (event) => event.preventDefault();
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [busy]);

  /** @param {Going} one */
  const again = ({ key }) => change(key, { state: "waiting", why: "" });
  /** @param {Going} one */
  const stop = (one) => {
    one.stop.abort();
    leave(one.key);
  };
  return { all, busy, add, again, stop };
}
