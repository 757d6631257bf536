// Answers save themselves: kept on the device until the server has them, one write a question at a time.
// `seq` counts up with each change, so what arrives late never replaces what is newer.
import { useEffect, useRef, useState } from "../../lib/dom.js";
import { get, put, told } from "../../lib/api.js";
import { unsent } from "../../lib/later.js";
import { listen } from "../../lib/shared.js";
import { explain } from "../../components/Field.js";

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Reply<"get", "attempts/{}">} Attempt */
/** @typedef {Attempt["questions"][number]} Asked */
/** @typedef {{ [name: string]: unknown } | null} Answer */
/** @typedef {{ answer: Answer, flagged: boolean, seq: number, dirty: boolean, saved_at: string | null }} Held `saved_at`: of what the server has, as this device knows */
/** @typedef {Record<string, Held>} All by question */

const AGAIN = 3000; // ms until a write that failed is tried again
const TYPED = 600; // ms without a key

/** @param {string} attemptId */
const shelf = (attemptId) => `lms:attempt:${attemptId}`;

/** @param {string} attemptId @returns {Record<string, { answer: Answer, flagged: boolean, seq: number }>} */
function kept(attemptId) {
  try {
    return JSON.parse(localStorage.getItem(shelf(attemptId)) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} attemptId */
export const forget = (attemptId) => localStorage.removeItem(shelf(attemptId));

/** However it is written: the server sorts and trims. @param {Asked} asked @param {Answer | undefined} answer */
const plain = ({ type }, answer) =>
  JSON.stringify(answer ?? null, (name, value) => {
    if (name === "text") return value.trim();
    if (name === "file_ids") return value.length ? value : undefined;
    if (name === "options" && type !== "ordering") return [...value].sort();
    if (name === "points") return value.map(String).sort();
    return value && !Array.isArray(value) && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value;
  });

/** What this device holds of a handed-in attempt that went without it, by question. @param {Attempt} attempt @returns {Record<string, Answer>} */
export function leftOut(attempt) {
  const drafts = kept(attempt.id);
  return Object.fromEntries(
    attempt.questions.flatMap((asked) => {
      const draft = drafts[asked.question_id];
      const lost = draft && draft.seq > asked.seq && plain(asked, draft.answer) !== plain(asked, asked.answer);
      return lost ? [[asked.question_id, draft.answer]] : [];
    }),
  );
}

/** @param {Attempt} attempt @returns {All} what the server has, and what this device has that it hasn't */
function merged(attempt) {
  const drafts = kept(attempt.id);
  return Object.fromEntries(
    attempt.questions.map(({ question_id, answer, flagged, seq, saved_at }) => {
      const draft = drafts[question_id];
      const newer = draft && draft.seq > seq;
      return [question_id, { ...(newer ? draft : { answer, flagged, seq }), dirty: newer, saved_at }];
    }),
  );
}

/** @param {(string | null | undefined)[]} moments in ms, the newest of them; 0 without one */
const newest = (moments) => Math.max(0, ...moments.map((one) => (one ? Date.parse(one) : 0)));

/**
 * Whether the server has something of a question that this device hasn't: what it sent itself comes back, too.
 * @param {Held | undefined} held @param {string | null} savedAt @returns {held is Held}
 */
const behind = (held, savedAt) => held !== undefined && !held.dirty && newest([savedAt]) > newest([held.saved_at]);

/**
 * @param {Attempt} attempt @param {{ onEnd: () => unknown, onElsewhere: (questionId: string) => unknown, onMoved: (left: number | null, deadline: string | null) => unknown }} tell
 * `onEnd`: it takes no answers any more, or not here; `onMoved`: ms left until the deadline, as the server says now
 */
export function useAnswers(attempt, tell) {
  const [all, setAll] = useState(() => merged(attempt));
  const [refused, setRefused] = useState(/** @type {Record<string, string>} */ ({}));
  const [at, setAt] = useState(/** @type {Date | null} */ (null));
  const now = useRef({
    all,
    busy: new Map(),
    timers: new Map(),
    ended: false,
    known: newest(attempt.questions.map((one) => one.saved_at)),
  });
  const latest = useRef(tell);
  latest.current = tell;

  /** @param {string} id @param {Held} held */
  const hold = (id, held) => {
    now.current.all = { ...now.current.all, [id]: held };
    setAll(now.current.all);
    const left = Object.entries(now.current.all).filter(([, one]) => one.dirty);
    const drafts = Object.fromEntries(left.map(([one, { answer, flagged, seq }]) => [one, { answer, flagged, seq }]));
    try {
      if (left.length) localStorage.setItem(shelf(attempt.id), JSON.stringify(drafts));
      else localStorage.removeItem(shelf(attempt.id));
    } catch {
      // a device without room still sends
    }
  };
  /** @param {string} id @param {string | null} why it isn't stored */
  const mark = (id, why) => setRefused(({ [id]: _, ...others }) => (why === null ? others : { ...others, [id]: why }));
  const end = () => {
    if (now.current.ended) return;
    now.current.ended = true;
    latest.current.onEnd();
  };
  /** @param {string | null | undefined} moment */
  const know = (moment) => {
    now.current.known = Math.max(now.current.known, newest([moment]));
  };

  /** @param {string} id @param {number} after */
  const soon = (id, after) => {
    clearTimeout(now.current.timers.get(id));
    now.current.timers.set(
      id,
      setTimeout(() => send(id), after),
    );
  };
  /** Store what this device holds of a question; resolves when it is stored, or wasn't. @param {string} id @returns {Promise<void>} */
  async function send(id) {
    clearTimeout(now.current.timers.get(id));
    await now.current.busy.get(id);
    const held = now.current.all[id];
    if (!held?.dirty || now.current.busy.has(id) || now.current.ended) return;
    const sent = store(id, held);
    now.current.busy.set(id, sent);
    await sent;
  }

  /** @param {string} id @param {Held} held */
  async function store(id, { answer, flagged, seq }) {
    try {
      const saved = await put(`attempts/${attempt.id}/answers/${id}`, { answer, flagged, seq });
      now.current.busy.delete(id);
      know(saved.saved_at);
      mark(id, null);
      setAt(new Date());
      const mine = now.current.all[id];
      if (saved.superseded && saved.seq >= mine.seq) {
        hold(id, {
          ...mine,
          answer: saved.answer ?? null,
          seq: saved.seq,
          dirty: false,
          saved_at: saved.saved_at,
        });
        latest.current.onElsewhere(id);
      } else {
        hold(id, { ...mine, dirty: mine.seq !== seq, saved_at: saved.saved_at });
        if (mine.seq !== seq) soon(id, 0);
      }
    } catch (error) {
      now.current.busy.delete(id);
      const { status, code, retryAfter = 0 } = told(error);
      if (code === "late" || code === "closed" || code === "no_backtrack" || status === 404) {
        end();
        return;
      }
      const passing = unsent(error);
      mark(id, passing ? "" : explain(error));
      if (passing) soon(id, Math.max(AGAIN, retryAfter * 1000));
    }
  }

  /** All that is on its way, now. */
  const flush = () => Promise.all(Object.keys(now.current.all).map(send));
  /** What the server hasn't taken yet, by question. */
  const unsaved = () =>
    Object.fromEntries(
      Object.entries(now.current.all).flatMap(([id, { answer, dirty }]) => (dirty ? [[id, answer]] : [])),
    );

  /**
   * What other devices have stored, and how long there is: as the server says.
   * @returns {Promise<number | null>} ms left, Infinity without a deadline; null if that isn't known, or nothing is taken here any more
   */
  async function refresh() {
    try {
      const read = await get(`attempts/${attempt.id}`);
      if (read.state !== "open" || read.current !== attempt.current) {
        end();
        return null;
      }
      latest.current.onMoved(read.remaining_ms, read.deadline);
      for (const { question_id: id, answer, flagged, seq, saved_at } of read.questions) {
        know(saved_at);
        if (behind(now.current.all[id], saved_at)) hold(id, { answer, flagged, seq, dirty: false, saved_at });
      }
      return read.remaining_ms ?? Infinity;
    } catch {
      return null; // the line tells it again when it is back
    }
  }

  /** @param {string} id @param {Partial<Pick<Held, "answer" | "flagged">>} change @param {boolean} [typed] */
  const change = (id, change, typed = false) => {
    const held = now.current.all[id];
    hold(id, { ...held, ...change, seq: held.seq + 1, dirty: true });
    soon(id, typed ? TYPED : 0);
  };
  /** It was handed in: nothing more is sent. */
  const finish = () => {
    now.current.ended = true;
  };

  useEffect(() => {
    flush();
    const seen = () => (document.visibilityState === "hidden" ? flush() : refresh());
    addEventListener("online", flush);
    document.addEventListener("visibilitychange", seen);
    /** @param {BeforeUnloadEvent} event */
    const leaving = (event) => {
      if (!Object.keys(unsaved()).length || now.current.ended) return;
      flush();
      event.preventDefault();
    };
    addEventListener("beforeunload", leaving);
    return () => {
      removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", seen);
      removeEventListener("beforeunload", leaving);
      flush();
    };
  }, []);

  useEffect(
    () =>
      listen(`attempt:${attempt.id}`, {
        apply: (frame) => {
          if (frame.type === "attempt.saved") {
            const held = now.current.all[frame.question_id];
            know(frame.saved_at);
            if (!behind(held, frame.saved_at)) return;
            const same = JSON.stringify(held.answer) === JSON.stringify(frame.answer);
            hold(frame.question_id, {
              answer: frame.answer,
              flagged: frame.flagged,
              seq: frame.seq,
              dirty: false,
              saved_at: frame.saved_at,
            });
            if (!same) latest.current.onElsewhere(frame.question_id);
            return;
          }
          const told = frame.type === "snapshot" ? frame.snapshot : frame;
          if (!told) return;
          if (told.state !== "open") return void end();
          latest.current.onMoved(told.remaining_ms ?? null, told.deadline ?? null);
          flush();
          const others = newest([told.last_saved_at]) > now.current.known && !now.current.busy.size;
          if (others || attempt.current !== null) refresh(); // where there is no way back, another device may go on
        },
      }),
    [],
  );
  const why = Object.values(refused);
  const dirty = Object.values(all).some((one) => one.dirty);
  const state = why.length ? "failed" : dirty ? "saving" : "saved";
  return { all, state, at, why: why.find(Boolean) ?? "", change, flush, unsaved, refresh, finish };
}
