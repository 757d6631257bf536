// The page's one line of who is signed in: open while anything on the page listens.
import { Realtime } from "./realtime.js";

const LINGER = 5000; // the next screen is on its way and listens as well

/** @typedef {{ apply: (frame: any) => void, version?: () => number | undefined, refused?: () => void }} Listener */
/** @type {{ line: Realtime, users: number } | null} */
let shared = null; // {line, users}

/**
 * Listens as Realtime's channel does, and returns how to stop; status(ready) hears of the line itself.
 * @param {string} name @param {Listener & { status?: (ready: boolean) => void }} listener
 */
export function listen(name, { status, ...listener }) {
  if (!shared || shared.line.status === "closed") shared = { line: new Realtime().start(), users: 0 };
  const mine = shared;
  const { line } = mine;
  mine.users += 1;
  const leave = line.channel(name, { refused: () => {}, ...listener });
  const changed = () => status?.(line.ready);
  line.addEventListener("status", changed);
  return () => {
    leave();
    line.removeEventListener("status", changed);
    mine.users -= 1;
    setTimeout(() => {
      if (mine.users) return;
      line.stop();
      if (shared === mine) shared = null;
    }, LINGER);
  };
}
