// What a host may do now: pure functions of what the server says of the game.

/** @import { Game, Phase } from "lms-types/live" */
/** @typedef {[command: string, words: string]} Step */

/**
 * A skipped or a voided question is never revealed: the game continues without it.
 * @param {Pick<Game, "question">} state
 */
export const uncounted = ({ question }) => question?.reason === "skipped" || question?.voided === true;

/** @param {Pick<Game, "phase">} state */
export const over = ({ phase }) => phase === "finished" || phase === "aborted";

/**
 * The way on from a question; `next` is null after the last one.
 * @param {Pick<Game, "next">} state @returns {Step}
 */
export const onward = ({ next }) => (next ? ["live.next", "host.next"] : ["live.finish", "host.podium"]);

/** @type {Partial<Record<Phase, (state: Game) => Step>>} */
const steps = {
  lobby: () => ["live.start", "host.start"],
  open: () => ["live.close", "host.close"],
  paused: () => ["live.resume", "host.resume"],
  closed: (state) => (uncounted(state) ? onward(state) : ["live.reveal", "host.reveal"]),
  revealed: (state) => (uncounted(state) ? onward(state) : ["live.leaderboard", "host.leaderboard"]),
  leaderboard: onward,
};

/**
 * The main button; null in the intro, which ends by itself, and at the end.
 * @param {Game} state @returns {Step | null}
 */
export const mainStep = (state) => (state.phase && steps[state.phase]?.(state)) ?? null;

/**
 * Which other actions the server takes in this state.
 * @param {Game} state
 */
export function allowed(state) {
  const { phase, question } = state;
  const runs = phase === "open" || phase === "paused";
  return {
    open: phase === "intro",
    pause: runs,
    extend: runs,
    skip: runs || phase === "intro",
    jump: (phase === "closed" || phase === "revealed") && !uncounted(state),
    lock: Boolean(phase) && !over(state),
    void: Boolean(question?.opened_at) && !uncounted(state),
    end: Boolean(phase) && !over(state),
  };
}
