// One file on its way up, with what has gone: fetch can't tell, so this is the one place that uses the older way.
import { ApiError, get, newKey } from "./api.js";
/** @import { Schemas } from "lms-types/rest" */

/** @typedef {Schemas["FileOut"]} FileOut */

/** @typedef {{ path?: string, key?: string, onProgress?: (share: number) => void, signal?: AbortSignal }} Options */

/**
 * The key makes a second try of the same file harmless.
 * @param {File} file @param {Options} [options] @returns {Promise<FileOut>}
 */
export function upload(file, options = {}) {
  const form = new FormData();
  form.append("file", file);
  return sent(form, { path: "files", ...options });
}

/**
 * A file as it is, or within a form.
 * @param {File | FormData} body @param {Options & { type?: string }} options @returns {Promise<any>}
 */
export async function sent(body, { path, type, key = newKey(), onProgress, signal }) {
  await get("users/me"); // a lapsed session is refreshed now, not after a gigabyte
  return new Promise((done, fail) => {
    const call = new XMLHttpRequest();
    call.open("POST", `/api/v1/${path}`);
    call.setRequestHeader("X-Requested-With", "lms");
    call.setRequestHeader("Idempotency-Key", key);
    if (type) call.setRequestHeader("Content-Type", type);
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) done(call.response);
      else fail(new ApiError(call.status, call.response ?? {}, Number(call.getResponseHeader("Retry-After")) || 0));
    };
    call.onerror = () => fail(new ApiError(0, {}));
    call.onabort = () => fail(new DOMException("", "AbortError"));
    signal?.addEventListener("abort", () => call.abort());
    call.send(body);
  });
}
