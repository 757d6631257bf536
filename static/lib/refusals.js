// How a command, or the whole line, is refused.
export class CommandError extends Error {
  /** @param {{ code: string, detail?: string, retry_after_ms?: number }} frame */
  constructor(frame) {
    super(frame.detail || frame.code);
    this.code = frame.code;
    this.frame = frame;
  }
}
export const REFUSED = new Set(["not_found", "forbidden"]);
export const LOST = { code: "lost" };

/**
 * How long a process that ends asks us to stay away: it spreads the return of everybody.
 * @param {string} reason @param {number} most
 */
export function asked(reason, most) {
  try {
    return Math.min(most, JSON.parse(reason).retry_after_ms || 0);
  } catch {
    return 0;
  }
}
