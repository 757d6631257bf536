// One file on its way up, with what has gone: fetch can't tell, so this is the one place that uses the older way.
import { ApiError, get, newKey } from "./api.js";
/** @import { Schemas } from "lms-types/rest" */

/** @typedef {Schemas["FileOut"]} FileOut */

/**
 * The key makes a second try of the same file harmless.
 * @param {File} file
 * @param {{ path?: string, key?: string, onProgress?: (share: number) => void, signal?: AbortSignal }} [options]
 * @returns {Promise<FileOut>}
 */
export async function upload(file, { path = "files", key = newKey(), onProgress, signal } = {}) {
  await get("users/me"); // a lapsed session is refreshed now, not after a gigabyte
  return new Promise((done, fail) => {
    const call = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    call.open("POST", `/api/v1/${path}`);
    call.setRequestHeader("X-Requested-With", "lms");
    call.setRequestHeader("Idempotency-Key", key);
    call.responseType = "json";
    call.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    call.onload = () => {
      if (call.status === 201) done(call.response);
      else fail(new ApiError(call.status, call.response ?? {}, Number(call.getResponseHeader("Retry-After")) || 0));
    };
    call.onerror = () => fail(new ApiError(0, {}));
    call.onabort = () => fail(new DOMException("", "AbortError"));
    signal?.addEventListener("abort", () => call.abort());
    call.send(form);
  });
}
