// The errors of a refused command or connection.
/** @typedef {{ code: string, detail?: string, retry_after_ms?: number | null }} Refusal */
export class CommandError extends Error {
  /** @param {Refusal} frame */
  constructor(frame) {
    super(frame.detail || frame.code);
    this.code = frame.code;
    this.frame = frame;
  }
}
/**
 * What a command failed by.
 * @param {unknown} error
 */
export const refusalOf = (error) => (error instanceof CommandError ? error : new CommandError({ code: "unknown" }));
/** @type {Record<number, number>} how the line closes for good, by the status of a refused ticket */
export const ENDS = { 401: 4401, 403: 4403, 404: 4401 };
export const REFUSED = new Set(["not_found", "forbidden"]);
export const LOST = { code: "lost" };
const BARRED = 4403;

/**
 * Whether a line stays closed. One that lost a channel comes back where each channel bears to be refused.
 * @param {number} code @param {Iterable<Set<{ refused: unknown }>>} channels who listens, by channel
 */
export function isFinal(code, channels) {
  if (code === BARRED) return [...channels].some((listeners) => [...listeners].some((one) => !one.refused));
  return code >= 4400 && code <= 4499;
}

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
