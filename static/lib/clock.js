// Local moments are performance.now(); the server's clock is only known by its lowest round trip.
import { useEffect, useState } from "./dom.js";

const TRUST = 2000; // a deadline further from remaining_ms than this comes from a skewed clock

/** @typedef {{ endsAt: number, paused: boolean, remaining: number }} Timer */
export class ServerClock {
  /** @type {number | null} */
  offset = null;
  best = Infinity;

  reset() {
    this.offset = null;
    this.best = Infinity;
  }
  /** @param {string} serverTime @param {number} sentAt @param {number} [now] */
  sample(serverTime, sentAt, now = performance.now()) {
    const round = now - sentAt;
    if (round <= this.best) {
      this.best = round;
      this.offset = Date.parse(serverTime) + round / 2 - now;
    }
  }
  /**
   * When a question ends, in performance.now() time.
   * @param {string | null} deadline @param {number} remaining @param {number} [now]
   */
  local(deadline, remaining, now = performance.now()) {
    const byFrame = now + remaining;
    if (this.offset === null || !deadline) return byFrame;
    const byClock = Date.parse(deadline) - this.offset;
    return Math.abs(byClock - byFrame) < TRUST ? byClock : byFrame;
  }
}

/**
 * Milliseconds left of {endsAt, paused, remaining}.
 * @param {Timer} timer
 */
export const left = (timer) => (timer.paused ? timer.remaining : Math.max(0, timer.endsAt - performance.now()));

/**
 * Whole seconds left, redrawn at each change of the digit and at no other time.
 * @param {Timer | null} timer
 */
export function useSeconds(timer) {
  const [, tick] = useState(0);
  const ms = timer ? left(timer) : 0;
  const running = timer ? !timer.paused && ms > 0 : false;
  useEffect(() => {
    if (!running) return undefined;
    const id = setTimeout(() => tick((n) => n + 1), (ms % 1000) + 5);
    return () => clearTimeout(id);
  });
  return timer ? Math.ceil(ms / 1000) : null;
}
