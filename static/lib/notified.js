// One line for all that a signed-in person is told: the bell, and pages that read again when something of theirs changed.
import { useEffect, useState } from "./dom.js";
import { listen } from "./shared.js";

const LATEST = 20;
const nothing = { unread: 0, items: [] };
const listeners = new Set();
let told = nothing;
let [leave, whose] = [[], null];

const changes = {
  snapshot: (_, { snapshot }) => ({ unread: snapshot.unread, items: snapshot.items }),
  "notification.created": ({ unread, items }, { id, kind, data, created_at }) =>
    items.some((one) => one.id === id)
      ? {}
      : { unread: unread + 1, items: [{ id, kind, data, created_at, read_at: null }, ...items].slice(0, LATEST) },
  "notification.read": ({ unread, items }, { id, read_at }) => ({
    unread: Math.max(0, unread - 1),
    items: items.map((one) => (one.id === id ? { ...one, read_at } : one)),
  }),
};

function open(userId) {
  [whose, told] = [userId, nothing];
  leave = ["notifications", "progress"].map((kind) => {
    let version;
    return listen(`${kind}:${userId}`, {
      version: () => version,
      apply: (frame) => {
        const first = version === undefined;
        version = frame.version ?? version;
        if (kind === "notifications" && (frame.snapshot || frame.type !== "snapshot"))
          told = { ...told, ...changes[frame.type]?.(told, frame) };
        listeners.forEach((hears) => hears(first ? null : frame));
      },
    });
  });
}

function close() {
  leave.forEach((end) => end());
  [leave, whose] = [[], null];
}

/** hears(frame) is told of every change; null is the first that is known. */
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

export const useNotified = (userId, onNews) =>
  useEffect(() => hear(userId, (frame) => frame && onNews(frame)), [userId]);

/** {unread, items}: the newest first. onNew(item) hears what comes while the page is open. */
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
