// Lessons ticked while the line is down: kept on this device, sent when it is back.
import { useEffect, useState } from "./dom.js";
import { get, put, remove, told } from "./api.js";
import { t } from "./i18n.js";
import { go } from "./router.js";
import "./words-later.js";
import { toast } from "../components/Toast.js";

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

/** @type {Map<string, string>} by lesson, why the server didn't take what was ticked while the line was down */
const refused = new Map();
/** @param {string} lessonId */
export const refusalOf = (lessonId) => refused.get(lessonId) ?? "";
/** @param {string} lessonId */
export const forgetRefusal = (lessonId) => refused.delete(lessonId);

/** @type {Record<string, string>} */
const WHY = { conditions_unmet: "later.unmet", locked: "later.locked", course_ended: "later.ended" };

/** Say that a tick was not taken, here and on the lesson's page. @param {string} lessonId @param {unknown} error */
async function refuse(lessonId, error) {
  const lesson = await get(`lessons/${lessonId}`).catch(() => null);
  if (!lesson) return toast(t("later.gone"));
  const why = t(WHY[told(error).code ?? ""] ?? "later.refused");
  refused.set(lessonId, why);
  toast(t("later.not_taken", { title: lesson.title, why }), {
    label: t("later.open"),
    onPress: () => go(`/lessons/${lessonId}`),
  });
}

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
      await refuse(lessonId, error);
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
