// Intro, open, paused and closed: stem, clock, the way to answer, and one reserved row that says where the answer is.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { thingsOf } from "../../lib/answers.js";
import { left } from "../../lib/clock.js";
import { number, T, t } from "../../lib/i18n.js";
import { useKeys, useKeysSwitch } from "../../lib/keys.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { ClockChip } from "../../components/Countdown.js";
import { Icon } from "../../components/Icon.js";
import { inWords } from "../../components/AnswerWords.js";
import { Rich } from "../../components/Rich.js";
import { Scroller } from "../../components/Scroller.js";
import { useInput } from "./inputs.js";

/** @import { Asked, Game, Played } from "lms-types/live" */
/** @import { Children, Node } from "lms-types/view" */
/** @import { Timer } from "../../lib/clock.js" */
/** @import { Keys } from "../../lib/keys.js" */
/** @import { Answering } from "./answering.js" */
/** @typedef {(Timer & { total: number }) | null} Own the time that this player has */

/**
 * The player's clock: extra time moves only this player's deadline.
 * @param {Game} state @returns {Own}
 */
export function ownTimer({ timer, question, me }) {
  const more = ((me?.time_factor ?? 1) - 1) * (question?.time_limit_ms ?? 0);
  return (
    timer && {
      ...timer,
      endsAt: timer.endsAt + more,
      remaining: timer.remaining + more,
      total: (question?.time_limit_ms ?? 0) + more,
    }
  );
}

/** @param {{ timer: Own, connected: boolean }} props */
function TimeBar({ timer, connected }) {
  const bar = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (!timer || !connected || !bar.current) return undefined;
    const from = Math.min(1, left(timer) / timer.total);
    const to = timer.paused ? from : 0;
    const motion = bar.current.animate(
      { transform: [`scaleX(${from})`, `scaleX(${to})`] },
      { duration: Math.max(1, left(timer)), fill: "forwards" },
    );
    return () => motion?.cancel(); // null in a preview that is gone
  }, [timer?.endsAt, timer?.paused, connected]);
  return html`<div class="timebar" aria-hidden="true"><i ref=${bar}></i></div>`;
}

/** @param {{ state: Game, timer: Own, connected: boolean, children?: Children }} props */
export function Head({ state, timer, connected, children }) {
  const factor = state.me?.time_factor ?? 1;
  return html`
    <header class="play-head">
      <span class="num play-step"><span aria-hidden="true" dir="ltr">${t("play.of", state)}</span><span class="vh">${t("play.question", state)}</span></span>
      ${children}
      ${
        factor > 1 &&
        timer &&
        html`<span class="tag" data-tone="brand"><span aria-hidden="true">${t("play.more_time", { share: factor - 1 })}</span>
        <span class="vh">${t("play.more_time_label", { share: factor - 1 })}</span></span>`
      }
      ${timer && html`<${ClockChip} timer=${timer} total=${timer.total} connected=${connected} />`}
    </header>
    <${TimeBar} timer=${timer} connected=${connected} />`;
}

/**
 * People who use speech input, or hit keys by accident, turn single-key shortcuts off (WCAG 2.1.4).
 * @param {{ on: boolean, onFlip: () => void }} props
 */
const KeysSwitch = ({ on, onFlip }) => html`
  <${Button} kind="quiet" icon=${on ? "keyboard" : "keyboard-off"} iconOnly label=${t(on ? "play.keys_off" : "play.keys_on")} data-keys=${on ? "on" : "off"}
    onPress=${() => {
      onFlip();
      say(t(on ? "play.keys_are_off" : "play.keys_are_on"));
    }} />`;

/** Verdicts on an answer that doesn't count. */
export const TOO_LATE = new Set(["late", "closed"]);
/** @param {Played["question"]} question */
const uncounted = ({ voided, reason }) => (voided ? "play.voided" : reason === "skipped" ? "play.skipped" : null);
/** @type {Record<string, string>} */
const CLOSED = { deadline: "play.times_up", host: "play.closed", everyone: "play.all_in" };

/**
 * What the footer says, or null when there is nothing to say.
 * @param {{ state: Asked, answering: Answering, connected: boolean, back: boolean }} view
 * @returns {[tone: string, icon: string, text: string | Node] | null}
 */
function useStatus({ state, answering, connected, back }) {
  const { verdict, since } = answering;
  const [, tick] = useState(0);
  useEffect(() => {
    if (verdict !== "sending") return undefined;
    const ids = [310, 3010].map((ms) => setTimeout(() => tick((n) => n + 1), ms));
    return () => ids.forEach(clearTimeout);
  }, [verdict, since]);
  const waited = performance.now() - (since ?? 0);
  if (!connected)
    return ["warn", "sync", t(answering.settled && verdict !== "locked" ? "live.resend" : "live.offline")];
  const closed = state.phase === "closed";
  const dropped = uncounted(state.question);
  if (closed && dropped) return ["", "info", t(dropped)];
  if (verdict === "sending")
    return waited > 3000 ? ["warn", "sync", t("live.slow")] : waited > 300 ? ["", "sync", t("live.sending")] : null;
  if (verdict === "answered")
    return ["", "info", html`<${T} k="live.answered" option=${inWords(thingsOf(state.question), answering.answer)} />`];
  if (verdict && TOO_LATE.has(verdict)) return ["bad", "clock", t(`live.${verdict}`)];
  if (verdict === "not_open" && state.phase === "paused") return ["warn", "pause", t("live.not_open")];
  if (closed && answering.unsent) return ["warn", "alert", t("play.unsent")];
  if (verdict === "invalid") return ["bad", "alert", t("live.invalid")];
  if (state.phase === "paused") return ["", "pause", t("play.paused")];
  const ended = CLOSED[state.question.reason ?? ""] ?? "play.closed";
  if (verdict === "locked") return ["ok", "lock", t(closed ? `${ended}_in` : "live.locked")];
  if (closed) return ["", "clock", t(ended)];
  return back ? ["ok", "check", t("live.back")] : null;
}

/** @param {{ state: Played & Asked, connected: boolean, answering: Answering, back: boolean }} props */
export function Question({ state, connected, answering, back }) {
  const { question, phase } = state;
  const timer = ownTimer(state);
  const tile =
    answering.verdict === "sending"
      ? "sending"
      : answering.settled
        ? "locked"
        : connected && phase === "open"
          ? "idle"
          : "off";
  const { tap, value, why, count, node } = useInput({ question, answering, tile });
  const status = useStatus({ state, answering, connected, back });
  const submits = value && !answering.settled && phase === "open";
  const submit = () => value && answering.submit(value);
  const [keysOn, flipKeys] = useKeysSwitch();
  /** @type {Keys} */
  const keys = { T: () => timer && say(t("clock.left", { n: Math.ceil(left(timer) / 1000) })) };
  if (tap) {
    question.options.slice(0, 9).forEach(({ id }, i) => {
      keys[i + 1] = () => tap(id);
      if (i < 6) keys["ABCDEF"[i]] = () => tap(id);
    });
  }
  if (submits && !why) keys.Enter = () => connected && submit();
  useKeys(keys, keysOn);
  useEffect(() => {
    document.getElementById("stem")?.focus({ preventScroll: true });
    if (phase === "open" && timer)
      say(t("say.opened", { number: state.number, seconds: Math.ceil(left(timer) / 1000) }));
  }, [question.question_id]);
  return html`
    <${Head} state=${state} timer=${timer} connected=${connected}><${KeysSwitch} on=${keysOn} onFlip=${flipKeys} /><//>
    <main class="play-main" data-phase=${phase}>
      <${Scroller} class="play-stem">
        <${Rich} as="h1" class="stem" id="stem" tabindex="-1" of=${question.stem_html} or=${question.stem} />
      <//>
      <div class="answer">${node}</div>
    </main>
    <footer class="play-foot" data-tone=${status ? status[0] : ""} data-submit=${submits}>
      <${HostGone} state=${state} connected=${connected} />
      ${status ? html`<p class="status"><${Icon} name=${status[1]} /><span>${status[2]}</span></p>` : !submits && html`<${Foot} state=${state} />`}
      ${
        submits &&
        html`
        <${Button} kind="primary" data-wide="true" data-size="large" off=${connected ? why : t("live.offline")} onPress=${submit}>
          ${count === undefined ? t("play.submit") : t("play.submit_many", { n: count })}<//>`
      }
    </footer>`;
}

/**
 * In every footer of a running game; whoever's own line is down has other worries.
 * @param {{ state: Game, connected: boolean }} props
 */
export const HostGone = ({ state, connected }) =>
  connected && state.host_online === false
    ? html`<p class="host-gone"><${Icon} name="sync" /><span>${t("live.host_gone")}</span></p>`
    : null;

/** @param {{ state: Played }} props */
export function Foot({ state }) {
  return html`<p class="me"><span class="name"><bdi>${state.me.nickname}</bdi></span><b class="num">${number(state.me.total ?? 0)}</b></p>`;
}

/** @param {{ state: Played, connected: boolean }} props */
export function Intro({ state, connected }) {
  useEffect(() => {
    document.getElementById("stem")?.focus({ preventScroll: true });
  }, [state.question.question_id]);
  return html`
    <${Head} state=${state} timer=${null} connected=${connected} />
    <main class="play-main" data-phase="intro">
      <${Rich} as="h1" class="stem" id="stem" tabindex="-1" of=${state.question.stem_html} or=${state.question.stem} />
      <p class="play-hint quiet">${t("play.soon")}</p>
    </main>
    <footer class="play-foot" data-tone=${connected ? "" : "warn"}>
      <${HostGone} state=${state} connected=${connected} />
      ${connected ? html`<${Foot} state=${state} />` : html`<p class="status"><${Icon} name="sync" /><span>${t("live.offline")}</span></p>`}
    </footer>`;
}
