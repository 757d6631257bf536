// The state of one live session as the server told it: snapshot or events in, a plain object out.
import { useEffect, useMemo, useState } from "./dom.js";
import { keepPlace, placeIn } from "./places.js";
import { Realtime } from "./realtime.js";

const asked = (frame, phase, extra) => ({
  phase,
  number: frame.number,
  total: frame.total,
  next: frame.next,
  revealed: null,
  tally: null,
  ...extra,
});

const timer = (frame, clock, paused = false) => ({
  paused,
  remaining: frame.remaining_ms,
  endsAt: clock.local(frame.deadline, frame.remaining_ms),
});

const events = {
  "live.lobby": (state, { count, locked, names }) => ({ count, locked, names: names ?? state.names }),
  "live.question.intro": (_state, frame) =>
    asked(frame, "intro", {
      question: { question_id: frame.question_id, number: frame.number, stem: frame.stem, intro_ms: frame.intro_ms },
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
    question: { ...state.question, reason },
    timer: null,
  }),
  "live.question.voided": (state, { question_id, top, podium }) => ({
    question: state.question?.question_id === question_id ? { ...state.question, voided: true } : state.question,
    top: top ?? state.top,
    podium: podium ?? state.podium,
  }),
  "live.revealed": (_state, frame) => ({ phase: "revealed", revealed: frame, timer: null }),
  "live.result": (state, frame) => ({
    me: { ...state.me, result: frame, total: frame.total, rank: frame.rank, streak: frame.streak },
  }),
  "live.leaderboard": (_state, { top }) => ({ phase: "leaderboard", top }),
  "live.host": (_state, { online }) => ({ host_online: online }),
  "live.kicked": (_state, { ban }) => ({ kicked: ban ? "ban" : "kick" }),
  "live.finished": (_state, { podium, aborted }) => ({ phase: aborted ? "aborted" : "finished", podium, timer: null }),
};

function fresh(state, { snapshot, version, me }, clock) {
  if (!snapshot) return me ? { me } : {};
  const running = snapshot.phase === "open" || snapshot.phase === "paused";
  return {
    names: snapshot.participants?.map(({ participant_id, nickname }) => ({ participant_id, nickname })) ?? state.names,
    ...snapshot,
    version,
    loaded: true,
    me: me ?? snapshot.me ?? state.me,
    introEndsAt:
      snapshot.phase === "intro"
        ? performance.now() + (snapshot.remaining_ms || snapshot.question?.intro_ms || 0)
        : null,
    timer: running
      ? timer({ ...snapshot.question, remaining_ms: snapshot.remaining_ms }, clock, snapshot.paused)
      : null,
  };
}

export const nothing = { loaded: false, phase: null, version: undefined, names: [], count: 0, me: null };

export function reduce(state, frame, clock) {
  if (frame.type === "snapshot") return { ...state, ...fresh(state, frame, clock) };
  const change = events[frame.type];
  if (!change || (frame.version ?? Infinity) < (state.version ?? 0)) return state;
  return { ...state, ...change(state, frame, clock), version: frame.version ?? state.version };
}

/** {state, status, closeCode, send, refresh, line}: redrawn on every frame and every change of the line.
    A player's tickets name the game, so they are the participant's; a host's are the account's, even where both live in one browser. */
export function useLive(sessionId, { playing = false, ticket = null, attempt = 0 } = {}) {
  const seat = playing ? () => ({ session_id: sessionId, participant_id: placeIn(sessionId) }) : undefined;
  const store = useMemo(() => ({ state: nothing, line: new Realtime({ ticket, seat }) }), [sessionId, attempt]);
  const [, redraw] = useState(0);
  useEffect(() => {
    const { line } = store;
    const again = () => redraw((n) => n + 1);
    line.channel(`live:${sessionId}`, {
      version: () => store.state.version,
      apply: (frame) => {
        store.state = reduce(store.state, frame, line.clock);
        again();
      },
    });
    line.addEventListener("status", again);
    line.start();
    return () => line.stop();
  }, [store]);
  const me = store.state.me?.participant_id;
  useEffect(() => {
    if (playing && me) keepPlace(sessionId, me);
  }, [me]);
  const { line } = store;
  const send = (type, fields) => line.command(type, { session_id: sessionId, ...fields });
  const refresh = () => line.resubscribe(`live:${sessionId}`);
  return { state: store.state, line, status: line.status, closeCode: line.closeCode, send, refresh };
}
