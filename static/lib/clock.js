// Local moments are performance.now(); the server's clock is only known by its lowest round trip.
import { useEffect, useState } from "./dom.js";

const TRUST = 2000; // a deadline further from remaining_ms than this comes from a skewed clock

export class ServerClock {
  constructor() {
    this.reset();
  }
  reset() {
    this.offset = null;
    this.best = Infinity;
  }
  sample(serverTime, sentAt, now = performance.now()) {
    const round = now - sentAt;
    if (round <= this.best) {
      this.best = round;
      this.offset = Date.parse(serverTime) + round / 2 - now;
    }
  }
  /** When a question ends, in performance.now() time. */
  local(deadline, remaining, now = performance.now()) {
    const byFrame = now + remaining;
    if (this.offset === null || !deadline) return byFrame;
    const byClock = Date.parse(deadline) - this.offset;
    return Math.abs(byClock - byFrame) < TRUST ? byClock : byFrame;
  }
}

/** Milliseconds left of {endsAt, paused, remaining}. */
export const left = (timer) => (timer.paused ? timer.remaining : Math.max(0, timer.endsAt - performance.now()));

/** Whole seconds left, redrawn at each change of the digit and at no other time. */
export function useSeconds(timer) {
  const [, tick] = useState(0);
  const ms = timer ? left(timer) : 0;
  const running = Boolean(timer) && !timer.paused && ms > 0;
  useEffect(() => {
    if (!running) return undefined;
    const id = setTimeout(() => tick((n) => n + 1), (ms % 1000) + 5);
    return () => clearTimeout(id);
  });
  return timer ? Math.ceil(ms / 1000) : null;
}
