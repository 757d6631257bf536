// The screen stays on while a game runs; browsers drop the lock when the page is hidden.
import { useEffect } from "./dom.js";

/** @param {boolean} on */
export function useWakeLock(on) {
  useEffect(() => {
    if (!on || !navigator.wakeLock) return undefined;
    /** @type {WakeLockSentinel | null} */
    let lock = null;
    let gone = false;
    const take = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        lock = await navigator.wakeLock.request("screen");
      } catch {
        return; /* battery saver */
      }
      if (gone) lock.release();
    };
    take();
    document.addEventListener("visibilitychange", take);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", take);
      lock?.release();
    };
  }, [on]);
}
