// The state of one live session, as a plain object made from its snapshot and events.
import { useEffect, useMemo, useState } from "./dom.js";
import { keepPlace, placeIn } from "./places.js";
import { Realtime } from "./realtime.js";
import { hold } from "./shared.js";
/** @import { Fields, Game, GameEvents, GameFrame, GameSnapshot, Live, Phase, Question } from "lms-types/live" */
/** @import { ServerClock, Timer } from "./clock.js" */
/** @typedef {Partial<Game>} Change */

/**
 * @param {GameEvents["live.question.intro"] | GameEvents["live.question.opened"]} frame
 * @param {Phase} phase @param {Change} extra @returns {Change}
 */
const asked = (frame, phase, extra) => ({
  phase,
  number: frame.number,
  total: frame.total,
  next: frame.next,
  revealed: null,
  tally: null,
  ...extra,
});

/** @param {{ deadline: string, remaining_ms: number }} frame @param {ServerClock} clock @returns {Timer} */
const timer = (frame, clock, paused = false) => ({
  paused,
  remaining: frame.remaining_ms,
  endsAt: clock.local(frame.deadline, frame.remaining_ms),
});

/** @type {{ [Type in keyof GameEvents]: (state: Game, frame: GameEvents[Type], clock: ServerClock) => Change }} */
const events = {
  "live.lobby": (state, { count, locked, names }) => ({ count, locked, names: names ?? state.names }),
  "live.question.intro": (_state, frame) =>
    asked(frame, "intro", {
      question: {
        question_id: frame.question_id,
        number: frame.number,
        stem: frame.stem,
        stem_html: frame.stem_html,
        intro_ms: frame.intro_ms,
      },
      timer: null,
      introEndsAt: performance.now() + frame.intro_ms,
    }),
  "live.question.opened": (_state, frame, clock) =>
    asked(frame, "open", {
      question: { ...frame, reason: null, voided: false },
      timer: timer(frame, clock),
    }),
  "live.question.changed": (_state, frame, clock) => ({
    phase: frame.paused ? "paused" : "open",
    timer: timer(frame, clock, frame.paused),
  }),
  "live.tally": (state, frame) => (frame.question_id === state.question?.question_id ? { tally: frame } : {}),
  "live.question.closed": (state, { reason }) => ({
    phase: "closed",
    question: state.question && { ...state.question, reason },
    timer: null,
  }),
  "live.question.voided": (state, { question_id, top, podium }) => ({
    question: state.question?.question_id === question_id ? { ...state.question, voided: true } : state.question,
    top: top ?? state.top,
    podium: podium ?? state.podium,
  }),
  "live.revealed": (_state, frame) => ({ phase: "revealed", revealed: frame, timer: null }),
  "live.result": (state, frame) => ({
    me: state.me && { ...state.me, result: frame, total: frame.total, rank: frame.rank, streak: frame.streak },
  }),
  "live.leaderboard": (_state, { top }) => ({ phase: "leaderboard", top }),
  "live.host": (_state, { online }) => ({ host_online: online }),
  "live.kicked": (_state, { ban }) => ({ kicked: ban ? "ban" : "kick" }),
  "live.finished": (_state, { podium, aborted }) => ({ phase: aborted ? "aborted" : "finished", podium, timer: null }),
};

/** @param {Game} state @param {GameSnapshot} frame @param {ServerClock} clock @returns {Change} */
function fresh(state, { snapshot, version, me }, clock) {
  if (!snapshot) return me ? { me } : {};
  const question = /** @type {Question | null} */ (snapshot.question);
  const deadline = (snapshot.phase === "open" || snapshot.phase === "paused") && question?.deadline;
  return {
    names: snapshot.participants?.map(({ participant_id, nickname }) => ({ participant_id, nickname })) ?? state.names,
    ...snapshot,
    pin: snapshot.pin ?? "",
    join_url: snapshot.join_url ?? "",
    question,
    version,
    loaded: true,
    me: me ?? state.me,
    introEndsAt:
      snapshot.phase === "intro" ? performance.now() + (snapshot.remaining_ms || question?.intro_ms || 0) : null,
    timer: deadline ? timer({ deadline, remaining_ms: snapshot.remaining_ms }, clock, snapshot.paused) : null,
  };
}

/** @type {Game} */
export const nothing = {
  loaded: false,
  phase: null,
  version: undefined,
  number: 0,
  total: 0,
  title: "",
  pin: "",
  join_url: "",
  locked: false,
  host_online: true,
  settings: null,
  question: null,
  timer: null,
  introEndsAt: null,
  revealed: null,
  tally: null,
  top: null,
  podium: null,
  names: [],
  count: 0,
  me: null,
};

/** @param {Game} state @param {GameFrame} frame @param {ServerClock} clock @returns {Game} */
export function reduce(state, frame, clock) {
  if (frame.type === "snapshot") return { ...state, ...fresh(state, frame, clock) };
  /** @type {((state: Game, frame: never, clock: ServerClock) => Change) | undefined} */
  const change = events[frame.type];
  if (!change || (frame.version ?? Infinity) < (state.version ?? 0)) return state;
  return { ...state, ...change(state, /** @type {never} */ (frame), clock), version: frame.version ?? state.version };
}

/** @param {string} sessionId @param {string | null} ticket */
function seated(sessionId, ticket) {
  const line = new Realtime({ ticket, seat: () => ({ session_id: sessionId, participant_id: placeIn(sessionId) }) });
  return { line, release: () => line.stop() };
}

/**
 * A game, redrawn on every frame and every change of the line. A host listens on the page's shared line, which is the
 * account's. A player has a line of its own: its tickets name the game, so it is the participant's, even where both
 * live in one browser; nothing else listens on that page.
 * @param {string} sessionId @param {{ playing?: boolean, ticket?: string | null, attempt?: number }} options
 * @returns {Live}
 */
export function useLive(sessionId, { playing = false, ticket = null, attempt = 0 } = {}) {
  const store = useMemo(
    () => ({ state: nothing, barred: false, ...(playing ? seated(sessionId, ticket) : hold()) }),
    [sessionId, attempt],
  );
  const [, redraw] = useState(0);
  useEffect(() => {
    const { line, release } = store;
    const again = () => redraw((n) => n + 1);
    const barred = () => {
      store.barred = true;
      again();
    };
    const leave = line.channel(`live:${sessionId}`, {
      version: () => store.state.version,
      apply: (frame) => {
        store.state = reduce(store.state, frame, line.clock);
        again();
      },
      refused: playing ? null : barred, // the rest of the page goes on with the shared line
    });
    line.addEventListener("status", again);
    if (playing) line.start();
    return () => {
      leave();
      line.removeEventListener("status", again);
      release();
    };
  }, [store]);
  const me = store.state.me?.participant_id;
  useEffect(() => {
    if (playing && me) keepPlace(sessionId, me);
  }, [me]);
  const { line, barred } = store;
  /** @param {string} type @param {Fields} [fields] */
  const send = (type, fields) => line.command(type, { session_id: sessionId, ...fields });
  const refresh = () => line.resubscribe(`live:${sessionId}`);
  return {
    state: store.state,
    line,
    status: barred ? "closed" : line.status,
    closeCode: barred ? 4404 : line.closeCode,
    send,
    refresh,
  };
}
