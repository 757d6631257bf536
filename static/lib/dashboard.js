// A course's figures as they move: latest-wins frames, drawn at most once a second, never in a hidden tab.
import { useEffect, useRef, useState } from "./dom.js";
import { listen } from "./shared.js";

/** @import { Wire } from "lms-types/live" */
/** @typedef {{ data: Wire["DashboardSnapshot"] | null, at: Date | null, live: boolean }} View */

const EVERY = 1000;
const FOLLOW = 2000;

/** @param {string} courseId */
export function useDashboard(courseId) {
  const [view, set] = useState(/** @type {View} */ ({ data: null, at: null, live: false }));
  useEffect(() => {
    /** @type {View["data"]} */
    let latest = null;
    let first = true;
    let waiting = /** @type {number | undefined} */ (undefined);
    const draw = () => {
      waiting = undefined;
      if (document.hidden || !latest) return;
      first = false;
      set({ data: latest, at: new Date(), live: true });
    };
    const leave = listen(`dashboard:${courseId}`, {
      apply: (frame) => {
        latest = frame.type === "snapshot" ? (frame.snapshot ?? latest) : frame;
        waiting ??= setTimeout(draw, first ? 0 : EVERY);
      },
      status: (ready) => set((now) => ({ ...now, live: ready })),
    });
    document.addEventListener("visibilitychange", draw);
    return () => {
      leave();
      clearTimeout(waiting);
      document.removeEventListener("visibilitychange", draw);
    };
  }, [courseId]);
  return view;
}

/**
 * Reads again what belongs to the figures when they have moved, at most every two seconds.
 * @param {View["data"]} data @param {() => unknown} reload
 */
export function useFollowed(data, reload) {
  const state = useRef({
    seen: /** @type {View["data"]} */ (null),
    timer: /** @type {number | undefined} */ (undefined),
    reload,
  });
  state.current.reload = reload;
  useEffect(() => {
    const { current } = state;
    const first = !current.seen;
    current.seen = data;
    if (first) return;
    current.timer ??= setTimeout(() => {
      current.timer = undefined;
      current.reload();
    }, FOLLOW);
  }, [data]);
  useEffect(() => () => clearTimeout(state.current.timer), []);
}
