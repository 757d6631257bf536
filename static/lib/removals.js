// What was deleted can be taken back for as long as its toast is there; only then does the server hear of it.
import { useEffect, useState } from "./dom.js";
import { remove, told } from "./api.js";
import { t } from "./i18n.js";
import { toast } from "../components/Toast.js";

/** @typedef {{ path: string, onDone: () => unknown, onFail: (error: unknown) => unknown }} Going */

/** @type {Map<string, Going>} */
const waiting = new Map();
/** @type {Set<() => void>} */
const shown = new Set();
const redraw = () => shown.forEach((again) => again());

/** @param {Going} going */
async function commit({ path, onDone, onFail }) {
  try {
    await remove(path);
  } catch (error) {
    if (told(error).status !== 404) {
      waiting.delete(path);
      onFail(error);
      redraw();
      return;
    }
  }
  await onDone(); // what is shown is read anew before the mark goes
  waiting.delete(path);
  redraw();
}
addEventListener("pagehide", () => waiting.forEach(commit));

/** @param {string} text @param {Going} going @param {() => unknown} [onBack] */
function removeLater(text, going, onBack) {
  waiting.set(going.path, going);
  redraw();
  toast(text, {
    label: t("app.undo"),
    onPress: () => {
      waiting.delete(going.path);
      redraw();
      onBack?.();
    },
    onGone: () => commit(going),
  });
}

/** Which paths are being deleted, and how one gets there. */
export function useRemovals() {
  const [, tick] = useState(0);
  useEffect(() => {
    const again = () => tick((n) => n + 1);
    shown.add(again);
    return () => {
      shown.delete(again);
    };
  }, []);
  return { isGone: (/** @type {string} */ path) => waiting.has(path), removeLater };
}
