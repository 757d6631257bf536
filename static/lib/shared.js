// The page's one realtime connection for the signed-in account, open while anything on the page listens.
import { Realtime } from "./realtime.js";

/** @import { FrameOn, Listener } from "lms-types/live" */

const LINGER = 5000; // the next screen is on its way and listens as well

/** @type {{ line: Realtime, users: number } | null} */
let shared = null;

/** The line itself, and how to let go of it. */
export function hold() {
  if (!shared || shared.line.status === "closed") shared = { line: new Realtime().start(), users: 0 };
  const mine = shared;
  const { line } = mine;
  mine.users += 1;
  const release = () => {
    mine.users -= 1;
    setTimeout(() => {
      if (mine.users) return;
      line.stop();
      if (shared === mine) shared = null;
    }, LINGER);
  };
  return { line, release };
}

/**
 * Listens as Realtime's channel does, and returns how to stop; status(ready) is called when the connection is made or lost.
 * @template {string} N
 * @param {N} name @param {Listener<FrameOn<N>> & { status?: (ready: boolean) => void }} listener
 */
export function listen(name, { status, apply, version }) {
  const { line, release } = hold();
  let barred = false;
  const changed = () => status?.(line.ready && !barred);
  const refused = () => {
    barred = true;
    changed();
  };
  const leave = line.channel(name, { apply, version, refused });
  line.addEventListener("status", changed);
  return () => {
    leave();
    line.removeEventListener("status", changed);
    release();
  };
}
