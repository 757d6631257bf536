// A course's waiting list, on its channel: who waits reads their own place again when it may be another one.
import { useEffect } from "./dom.js";
import { listen } from "./shared.js";

const SPREAD_MS = 1000; // all who wait hear it at the same moment

/**
 * onMoved() is called when somebody stands in another place, and once at first: something may have moved before it heard.
 * @param {string} courseId @param {boolean} waits @param {() => unknown} onMoved
 */
export const useLine = (courseId, waits, onMoved) =>
  useEffect(() => {
    if (!waits) return undefined;
    let later = 0;
    const stop = listen(`course:${courseId}`, {
      apply: (frame) => {
        if (frame.type === "course.changed") return;
        clearTimeout(later);
        later = setTimeout(onMoved, Math.random() * SPREAD_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(later);
    };
  }, [courseId, waits]);
