// The ring of the projector and the chip of the phone: one clock, quiet until five seconds are left.
import { html, useEffect, useRef } from "../lib/dom.js";
import { left, useSeconds } from "../lib/clock.js";
import { number, t } from "../lib/i18n.js";
import { say } from "./Announcer.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Timer } from "../lib/clock.js" */
/** @typedef {{ timer: Timer | null, total: number, connected: boolean, label?: string }} Clock `total`: ms of the whole circle */

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * One linear animation of the arc, re-based whenever the deadline moves.
 * @param {Timer | null} timer @param {number} total @param {boolean} known
 * @returns {[arc: Ref<SVGElement>, seconds: number | null]}
 */
function useArc(timer, total, known) {
  /** @type {Ref<SVGElement>} */
  const arc = useRef(null);
  const seconds = useSeconds(known ? timer : null);
  useEffect(() => {
    if (!arc.current || !known || !timer) return undefined;
    const from = Math.min(1, left(timer) / total);
    const still = timer.paused || calm();
    const frames = still ? [1 - from, 1 - from] : [1 - from, 1];
    const motion = arc.current.animate(
      { strokeDashoffset: frames },
      { duration: Math.max(1, still ? 1 : left(timer)), fill: "forwards" },
    );
    return () => motion?.cancel(); // null in a preview that is gone
  }, [timer?.endsAt, timer?.paused, timer?.remaining, total, known, calm() ? seconds : 0]);
  return [arc, seconds];
}

/** @param {number | null} seconds @param {Timer | null} timer */
function useSpoken(seconds, timer) {
  const before = useRef(/** @type {number | null} */ (null));
  useEffect(() => {
    const [was, quiet] = [before.current, !timer || timer.paused];
    before.current = seconds;
    if (quiet || was === null || seconds === null) return;
    for (const mark of [10, 5]) if (was > mark && seconds === mark) say(t("clock.say", { n: mark }));
  }, [seconds]);
}

/** @param {{ arc: Ref<SVGElement>, width: number }} props */
const Arc = ({ arc, width }) => html`
  <svg viewBox="0 0 100 100" aria-hidden="true">
    <circle class="track" cx="50" cy="50" r=${50 - width / 2} stroke-width=${width} />
    <circle class="arc" ref=${arc} cx="50" cy="50" r=${50 - width / 2} stroke-width=${width} pathLength="1" />
  </svg>`;

/** @param {Clock} props */
export function CountdownRing({ timer, total, connected, label }) {
  const [arc, seconds] = useArc(timer, total, connected);
  useSpoken(seconds, timer);
  const known = connected && seconds !== null;
  return html`
    <div class="ring num" role="timer" aria-live="off" data-last=${known && !timer?.paused && seconds <= 5}
      aria-label=${label || (known ? t("clock.left", { n: seconds }) : t("clock.unknown"))}>
      <${Arc} arc=${arc} width=${7} />
      <span class=${label ? "ring-word" : "ring-digits"} data-long=${known && seconds > 99} aria-hidden="true">${label || (known ? number(seconds) : "–")}</span>
    </div>`;
}

/** @param {Clock} props */
export function ClockChip({ timer, total, connected }) {
  const [arc, seconds] = useArc(timer, total, connected);
  useSpoken(seconds, timer);
  const known = connected && seconds !== null;
  return html`
    <span class="clock num" role="timer" aria-live="off" data-last=${known && !timer?.paused && seconds <= 5}
      aria-label=${known ? t("clock.left", { n: seconds }) : t("clock.unknown")}>
      <${Arc} arc=${arc} width=${14} /><span aria-hidden="true">${known ? number(seconds) : "–"}</span>
    </span>`;
}
