// What a host can do now, in one place for projector and control; `stale` is dropped with a word.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useLive } from "../../lib/live.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { toast } from "../../components/Toast.js";
import { allowed, mainStep, onward } from "./steps.js";

import { refusalOf } from "../../lib/refusals.js";
/** @import { Fields, Game, Question } from "lms-types/live" */

const UNVERSIONED = new Set(["live.lock", "live.kick", "live.void"]);
const BY_ITSELF = new Set(["deadline", "everyone"]);
/** @type {Record<string, string>} */
const words = { conflict: "live.wrong_phase", unavailable: "live.unavailable", rate_limited: "live.unavailable" };
/** @typedef {{ question: Pick<Question, "reason" | "voided"> | null }} Ended */
/** @type {Record<string, string>} */
const closed = {
  deadline: "host.times_up",
  everyone: "host.all_in",
  host: "host.closed_word",
  skipped: "host.skip_word",
  voided: "host.void_word",
};

/**
 * What a closed question is called, in one word.
 * @param {Ended} state
 */
export const closedWord = ({ question }) =>
  t(question?.voided ? "host.void_word" : (closed[question?.reason ?? ""] ?? "host.closed_word"));
/**
 * What the room reads of a question that gives no points, null of any other.
 * @param {Ended} state
 */
export const uncountedNote = ({ question }) =>
  question?.voided ? t("host.voided") : question?.reason === "skipped" ? t("host.skipped") : null;

/** Confirmations; one closes when `still(state)` says that it no longer applies. */
/** @typedef {"skip" | "void" | "end" | "leave" | "alone"} Asks */
/** @type {Record<Asks, { type: string, fields?: Fields, still: (state: Game) => boolean, quiet?: boolean }>} */
const QUESTIONS = {
  skip: { type: "live.skip", still: (state) => allowed(state).skip },
  void: { type: "live.void", still: (state) => allowed(state).void },
  end: { type: "live.finish", still: (state) => allowed(state).end && state.phase !== "lobby" },
  leave: { type: "live.finish", fields: { abort: true }, still: (state) => state.phase === "lobby" },
  alone: { type: "live.start", still: (state) => state.phase === "lobby" && state.count === 0, quiet: true },
};

/** @param {Game} state @param {(type: string, fields?: Fields) => unknown} act */
function useAsking(state, act) {
  const [asked, ask] = useState(/** @type {{ name: Asks, about?: string } | null} */ (null));
  const about = state.question?.question_id;
  const stands = asked && QUESTIONS[asked.name].still(state) && (asked.name === "end" || asked.about === about);
  useEffect(() => {
    if (!asked || stands) return;
    ask(null);
    if (!QUESTIONS[asked.name].quiet) toast(t("host.moved_on"));
  }, [Boolean(asked), Boolean(stands)]);
  const text = asked?.name === "alone" && !state.settings?.late_join ? "alone_late" : asked?.name;
  const yes = () => {
    if (!asked) return;
    const { type, fields } = QUESTIONS[asked.name];
    act(type, asked.name === "void" ? { question_id: asked.about } : fields);
  };
  const dialog =
    asked &&
    stands &&
    html`<${Confirm} key=${asked.name} title=${t(`host.${asked.name}_title`)} text=${t(`host.${text}_text`)} yes=${t(`host.${asked.name}_yes`)}
    onYes=${yes} onClose=${() => ask(null)} />`;
  return { dialog, ask: (/** @type {Asks} */ name) => ask({ name, about }) };
}

/** @typedef {ReturnType<typeof useHost>} Host */

/** @param {string} sessionId */
export function useHost(sessionId) {
  const live = useLive(sessionId);
  const { state } = live;
  const latest = useRef(state);
  latest.current = state;
  const connected = live.status === "connected" || live.status === "slow";
  /** @param {string} type @param {Fields} fields */
  const act = async (type, fields = {}) => {
    try {
      await live.send(type, UNVERSIONED.has(type) ? fields : { version: state.version, ...fields });
    } catch (error) {
      const { code } = refusalOf(error);
      if (code === "lost") return;
      if (code !== "stale") {
        toast(t(words[code] ?? "error.generic"));
        return;
      }
      await live.refresh();
      toast(t(BY_ITSELF.has(latest.current.question?.reason ?? "") ? "host.moved_on" : "live.stale"));
    }
  };
  const { dialog, ask } = useAsking(state, act);
  const [step, may] = [mainStep(state), allowed(state)];
  const empty = state.phase === "lobby" && state.count === 0;
  const can = {
    next: step && (empty ? () => ask("alone") : () => act(step[0])),
    open: may.open && (() => act("live.open")),
    pause: may.pause && (() => act(state.phase === "open" ? "live.pause" : "live.resume")),
    extend: may.extend && (() => act("live.extend", { seconds: 10 })),
    skip: may.skip && (() => ask("skip")),
    jump: may.jump && (() => act(onward(state)[0])),
    lock: may.lock && (() => act("live.lock", { locked: !state.locked })),
    void: may.void && (() => ask("void")),
    end: may.end && (() => ask(state.phase === "lobby" ? "leave" : "end")),
    kick: (/** @type {string} */ participant_id, /** @type {boolean} */ ban) =>
      act("live.kick", { participant_id, ban }),
  };
  const played = state.me && { status: "closed", closeCode: 4404 }; // whoever teaches elsewhere and plays here
  return {
    ...live,
    ...played,
    connected,
    can,
    dialog,
    label: step && t(step[1]),
    off: connected ? undefined : t("live.host_self"),
    onward: t(onward(state)[1]),
  };
}

/**
 * The one primary button.
 * @param {{ host: Host, hint?: string, [rest: string]: unknown }} props
 */
export const NextButton = ({ host, hint, ...rest }) =>
  host.can.next
    ? html`<${Button} kind="primary" data-size="large" off=${host.off} hint=${hint} does=${host.label} onPress=${host.can.next} aria-keyshortcuts=${hint && "Space"} ...${rest}>${host.label}<//>`
    : host.can.open
      ? html`<${Button} data-size="large" off=${host.off} onPress=${host.can.open} ...${rest}>${t("host.open_now")}<//>`
      : null;
