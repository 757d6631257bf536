// One subscription to the account's notifications, for the bell and for pages that reload when something changed.
import { useEffect, useState } from "./dom.js";
import { listen } from "./shared.js";

/** @import { Notification, NotificationFrame, ProgressFrame, Wire } from "lms-types/live" */
/** @typedef {{ unread: number, items: Notification[] }} Told */
/** @typedef {(frame: NotificationFrame | ProgressFrame | null) => void} Hears */

const LATEST = 20;
const KINDS = /** @type {const} */ (["notifications", "progress"]);
/** @type {Told} */
const nothing = { unread: 0, items: [] };
/** @type {Set<Hears>} */
const listeners = new Set();
let told = nothing;
let leave = /** @type {(() => void)[]} */ ([]);
let whose = /** @type {string | null} */ (null);

/** @param {Told} told @param {Wire["NotificationCreated"]} frame @returns {Told} */
const created = ({ unread, items }, { id, kind, data, created_at }) =>
  items.some((one) => one.id === id)
    ? { unread, items }
    : { unread: unread + 1, items: [{ id, kind, data, created_at, read_at: null }, ...items].slice(0, LATEST) };

/** @param {Told} told @param {Wire["NotificationRead"]} frame @returns {Told} */
const read = ({ unread, items }, { id, read_at }) => ({
  unread: Math.max(0, unread - 1),
  items: items.map((one) => (one.id === id ? { ...one, read_at } : one)),
});

/** @param {Told} told @param {Wire["NotificationsRead"]} frame @returns {Told} */
const readUpTo = ({ items }, { up_to, read_at, unread }) => ({
  unread,
  items: items.map((one) => (one.read_at || one.id > up_to ? one : { ...one, read_at })),
});

/** @param {NotificationFrame | ProgressFrame} frame @returns {Told} what is told after it */
function after(frame) {
  if (frame.type === "notification.created") return created(told, frame);
  if (frame.type === "notification.read") return read(told, frame);
  if (frame.type === "notifications.read") return readUpTo(told, frame);
  if (frame.type === "snapshot" && frame.snapshot && "unread" in frame.snapshot) {
    return { unread: frame.snapshot.unread, items: frame.snapshot.items };
  }
  return told;
}

/** @param {string} userId */
function open(userId) {
  [whose, told] = [userId, nothing];
  leave = KINDS.map((kind) => {
    /** @type {number | undefined} */
    let version;
    return listen(`${kind}:${userId}`, {
      version: () => version,
      apply: (frame) => {
        const first = version === undefined;
        version = frame.version ?? version;
        told = after(frame);
        listeners.forEach((hears) => hears(first ? null : frame));
      },
    });
  });
}

function close() {
  leave.forEach((end) => end());
  leave = [];
  whose = null;
}

/**
 * hears(frame) is called for every change; null stands for the first snapshot.
 * @param {string} userId @param {Hears} hears
 */
function hear(userId, hears) {
  if (whose !== userId) {
    close();
    open(userId);
  }
  listeners.add(hears);
  return () => {
    listeners.delete(hears);
    setTimeout(() => {
      if (!listeners.size) close();
    }); // the next page may listen as well
  };
}

/** @param {string} userId @param {(frame: NotificationFrame | ProgressFrame) => void} onNews */
export const useNotified = (userId, onNews) =>
  useEffect(
    () =>
      hear(userId, (frame) => {
        if (frame) onNews(frame);
      }),
    [userId],
  );

/**
 * {unread, items}: the newest first. onNew(item) is called for each that arrives while the page is open.
 * @param {string} userId @param {(item: Wire["NotificationCreated"]) => void} onNew
 */
export function useTold(userId, onNew) {
  const [, redraw] = useState(0);
  useEffect(
    () =>
      hear(userId, (frame) => {
        if (frame?.type === "notification.created") onNew(frame);
        redraw((n) => n + 1);
      }),
    [userId],
  );
  return whose === userId ? told : nothing;
}
