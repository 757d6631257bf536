// Lessons ticked while the line is down: kept on this device, sent when it is back.
import { useEffect, useState } from "./dom.js";
import { put, remove, told } from "./api.js";

/** @typedef {Record<string, boolean>} Ticks by lesson, whether it is done */

const TOLD = "lms:later";
const AGAIN_MS = 15_000;

/** @param {string} userId */
const place = (userId) => `lms.later.${userId}`;
/** Storage may be switched off. @param {string} userId @returns {Ticks} */
export function waiting(userId) {
  try {
    return JSON.parse(localStorage.getItem(place(userId)) ?? "{}");
  } catch {
    return {};
  }
}

/**
 * Keeps a tick; undefined forgets it. False: this device keeps nothing.
 * @param {string} userId @param {string} lessonId @param {boolean} [completed]
 */
export function keep(userId, lessonId, completed) {
  try {
    const { [lessonId]: _, ...others } = waiting(userId);
    const all = completed === undefined ? others : { ...others, [lessonId]: completed };
    localStorage.setItem(place(userId), JSON.stringify(all));
  } catch {
    return false;
  }
  dispatchEvent(new Event(TOLD));
  return true;
}

/** Whether the server may still take what it hasn't taken now. @param {unknown} error */
export const unsent = (error) => {
  const { status = 0 } = told(error);
  return status === 0 || status === 429 || status >= 500;
};

/** @type {Promise<void> | null} */
let sending = null;

/** @param {string} userId */
async function sendAll(userId) {
  for (const [lessonId, completed] of Object.entries(waiting(userId))) {
    const path = /** @type {const} */ (`lessons/${lessonId}/completion`);
    try {
      await (completed ? put(path) : remove(path));
    } catch (error) {
      if (unsent(error) || told(error).status === 401) return;
    }
    if (waiting(userId)[lessonId] === completed) keep(userId, lessonId);
  }
}

/** Sends what waits, one call at a time. @param {string} userId */
export function sendLater(userId) {
  sending ??= sendAll(userId).finally(() => {
    sending = null;
  });
  return sending;
}

/** Sends what waits now, when the line is back, and again until nothing waits. @param {string} [userId] */
export function useLater(userId) {
  const [ticks, set] = useState(/** @type {Ticks} */ (userId ? waiting(userId) : {}));
  useEffect(() => {
    if (!userId) return undefined;
    const look = () => set(waiting(userId));
    const send = () => {
      if (navigator.onLine && Object.keys(waiting(userId)).length) sendLater(userId);
    };
    send();
    const every = setInterval(send, AGAIN_MS);
    addEventListener("online", send);
    addEventListener(TOLD, look);
    addEventListener("storage", look);
    return () => {
      clearInterval(every);
      removeEventListener("online", send);
      removeEventListener(TOLD, look);
      removeEventListener("storage", look);
    };
  }, [userId]);
  return ticks;
}
