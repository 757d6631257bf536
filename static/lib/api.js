// REST: problem+json becomes ApiError, a lapsed session is refreshed once, cookies are the only credentials.
const BASE = "/api/v1/";
const SAFE = new Set(["GET", "HEAD"]);

/** @import { Body, Reply, Schemas } from "lms-types/rest" */
/** @typedef {{ body?: unknown, type?: string, key?: string, match?: string | null, accept?: string, signal?: AbortSignal }} Options `match`: the ETag of the state that was seen */
/** @typedef {{ previews?: Record<string, string>, used_by?: { kind: string, id: string }[], max_bytes?: number, questions?: { id: string, type: string }[] }} Members */
/** @typedef {Partial<Schemas["Problem"]> & Members} Problem problem+json */

export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {Problem} [problem]
   * @param {number} [retryAfter] seconds
   */
  constructor(status, problem = {}, retryAfter = 0) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status; // 0: the server was not reached
    this.code = problem.code || (status ? "unknown" : "offline");
    this.errors = problem.errors || [];
    this.requestId = problem.request_id || "";
    this.previews = problem.previews || {};
    this.usedBy = problem.used_by || [];
    this.maxBytes = problem.max_bytes || 0;
    this.questions = problem.questions || [];
    this.retryAfter = retryAfter;
  }
}

/**
 * What the server says of a failed request; nothing of any other failure.
 * @param {unknown} error @returns {Partial<ApiError>}
 */
export const told = (error) => (error instanceof ApiError ? error : {});

/** @type {Promise<boolean> | null} */
let refreshing = null;

function refresh() {
  refreshing ??= send("POST", "auth/refresh", { body: {} })
    .then(
      (response) => response.ok,
      () => false,
    )
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** @param {string} method @param {string} path @param {Options} options */
function send(method, path, { body, type, key, match, accept, signal }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: accept || "application/json" };
  if (!SAFE.has(method)) headers["X-Requested-With"] = "lms";
  if (body !== undefined) headers["Content-Type"] = type || "application/json";
  if (key) headers["Idempotency-Key"] = key;
  if (match) headers["If-Match"] = match;
  return fetch(BASE + path, {
    method,
    headers,
    signal,
    credentials: "same-origin",
    cache: "no-store",
    keepalive: method === "DELETE", // what is deleted as its page is left
    body: type ? /** @type {BodyInit} */ (body) : body === undefined ? undefined : JSON.stringify(body),
  });
}

/** @param {Response} response */
async function problem(response) {
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  const body = await response.json().catch(() => ({}));
  if (body.code === "mfa_setup_required") dispatchEvent(new Event("lms:setup"));
  return new ApiError(response.status, body, retryAfter);
}

/**
 * A wrong password or code is 401 as well, and must not be sent twice.
 * @param {Response} response
 */
const lapsed = (response) =>
  response
    .clone()
    .json()
    .then(
      ({ code }) => code === "unauthorized",
      () => false,
    );

/** @param {string} method @param {string} path @param {Options} [options] */
export async function request(method, path, options = {}) {
  let response;
  try {
    response = await send(method, path, options);
    if (response.status === 401 && !path.startsWith("auth/log") && (await lapsed(response)) && (await refresh())) {
      response = await send(method, path, options);
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, {});
  }
  if (!response.ok) throw await problem(response);
  return response;
}

/** @param {string} method @param {string} path @param {Options} [options] */
async function json(method, path, options) {
  const response = await request(method, path, options);
  return response.status === 204 ? null : response.json();
}

/** @template {string} P @param {P} path @param {Options} [options] @returns {Promise<Reply<"get", P>>} */
export const get = (path, options) => json("GET", path, options);
/**
 * @template {string} P
 * @param {P} path @param {Body<"post", P>} [body] @param {Options} [options]
 * @returns {Promise<Reply<"post", P>>}
 */
export const post = (path, body, options) => json("POST", path, { body: body ?? {}, ...options });
/** @template {string} P @param {P} path @param {Body<"put", P>} [body] @param {Options} [options] @returns {Promise<Reply<"put", P>>} */
export const put = (path, body, options) => json("PUT", path, { body, ...options });
/** @template {string} P @param {P} path @param {Body<"patch", P>} [body] @returns {Promise<Reply<"patch", P>>} */
export const patch = (path, body) => json("PATCH", path, { body });
/** @template {string} P @param {P} path @param {Body<"delete", P>} [body] @returns {Promise<Reply<"delete", P>>} */
export const remove = (path, body) => json("DELETE", path, { body });
/** randomUUID is missing where a page came over plain http from another machine. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
/**
 * A POST that creates: the key makes a second press, or a lost reply, harmless.
 * @template {string} P
 * @param {P} path @param {Body<"post", P>} [body] @param {string} [key]
 * @returns {Promise<Reply<"post", P>>}
 */
export const create = (path, body, key = newKey()) => json("POST", path, { body: body ?? {}, key });

/**
 * The name that the server gives a file, in letters of any script.
 * @param {Response} response
 */
function named(response) {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** Saves an answer as a file. @param {Response} response @param {string} filename where the server gives no name */
export async function saveAs(response, filename) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = named(response) || filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @param {string} path @param {string} accept @param {string} filename */
export const download = async (path, accept, filename) => saveAs(await request("GET", path, { accept }), filename);
