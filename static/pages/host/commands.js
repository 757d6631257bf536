// What a host can do now, in one place for projector and control; the phase decides, `stale` is dropped with a word.
import { html, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useLive } from "../../lib/live.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { toast } from "../../components/Toast.js";

const UNVERSIONED = new Set(["live.lock", "live.kick", "live.void"]);
const words = { stale: "live.stale", conflict: "live.wrong_phase", unavailable: "live.unavailable", rate_limited: "live.unavailable" };

/** A question closed in its intro never had options: that tells of the skip where the event was missed. */
export const settledWithoutAnswer = ({ phase, reason, question }) => reason === "skipped" || reason === "voided" || (phase === "closed" && !question?.question_type);
/** What a closed question is called, in one word. */
export const closedWord = (state) => t(!settledWithoutAnswer(state) ? "host.times_up" : state.reason === "voided" ? "host.void_word" : "host.skip_word");
export const over = ({ phase }) => phase === "finished" || phase === "aborted";

const onward = (state) => (state.next ? ["live.next", "host.next"] : ["live.finish", "host.podium"]);
const main = {
  lobby: () => ["live.start", "host.start"],
  open: () => ["live.close", "host.close"],
  paused: () => ["live.resume", "host.resume"],
  closed: (state) => (settledWithoutAnswer(state) ? onward(state) : ["live.reveal", "host.reveal"]),
  revealed: (state) => (state.voided.includes(state.question?.question_id) ? onward(state) : ["live.leaderboard", "host.leaderboard"]),
  leaderboard: onward,
};

export function useHost(sessionId) {
  const live = useLive(sessionId);
  const { state } = live;
  const [asked, ask] = useState(null);
  const [connected, question] = [live.status === "connected" || live.status === "slow", state.question?.question_id];
  const act = async (type, fields = {}) => {
    try {
      await live.send(type, UNVERSIONED.has(type) ? fields : { version: state.version, ...fields });
    } catch ({ code }) {
      if (code !== "lost") toast(t(words[code] ?? "error.generic"));
    }
  };
  const confirm = (name, type, fields) => ask({ name, go: () => act(type, fields) });
  const step = main[state.phase]?.(state);
  const running = state.phase === "open" || state.phase === "paused";
  const can = {
    next: step && (() => act(step[0])),
    open: state.phase === "intro" && (() => act("live.open")),
    pause: state.phase === "open" ? () => act("live.pause") : state.phase === "paused" && (() => act("live.resume")),
    extend: running && (() => act("live.extend", { seconds: 10 })),
    skip: (running || state.phase === "intro") && (() => confirm("skip", "live.skip")),
    jump: ["closed", "revealed"].includes(state.phase) && !settledWithoutAnswer(state) && (() => act(onward(state)[0])),
    lock: !over(state) && (() => act("live.lock", { locked: !state.locked })),
    void: question && !["intro", "lobby"].includes(state.phase) && !state.voided.includes(question) && (() => confirm("void", "live.void", { question_id: question })),
    end: state.phase !== "lobby" && !over(state) && (() => confirm("end", "live.finish")),
    kick: (participant_id, ban) => act("live.kick", { participant_id, ban }),
  };
  const dialog = asked && html`<${Confirm} title=${t(`host.${asked.name}_title`)} text=${t(`host.${asked.name}_text`)} yes=${t(`host.${asked.name}_yes`)}
    onYes=${asked.go} onClose=${() => ask(null)} />`;
  return { ...live, connected, can, dialog, label: step && t(step[1]), off: connected ? undefined : t("live.host_self"), onward: t(onward(state)[1]) };
}

/** The one primary button. */
export const NextButton = ({ host, hint, ...rest }) => (host.can.next
  ? html`<${Button} kind="primary" data-size="large" off=${host.off} hint=${hint} onPress=${host.can.next} aria-keyshortcuts=${hint && "Space"} ...${rest}>${host.label}<//>`
  : host.can.open ? html`<${Button} data-size="large" off=${host.off} onPress=${host.can.open} ...${rest}>${t("host.open_now")}<//>` : null);
