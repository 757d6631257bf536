// Drafting and sending an answer. What the player sees is the server's verdict, on whichever try it arrives.
import { useEffect, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { say } from "../../components/Announcer.js";

import { refusalOf } from "../../lib/refusals.js";
/** @import { Answer, Live } from "lms-types/live" */
/** @typedef {string[] | Record<string, string> | string} Draft what was ticked, matched or typed */
/** @typedef {{ question_id: string, answer: Answer, verdict: string, since: number, answered_ms?: number | null }} Attempt */

const RETRY = 700;
const AGAIN = new Set(["rate_limited", "unavailable"]);
const FINAL = new Set(["late", "closed", "answered", "kicked"]);

/**
 * draft: what was ticked or typed and not sent; unsent: the question has closed over it.
 * verdict: sending, lost, not_open, locked, late, closed, answered, invalid
 * @typedef {ReturnType<typeof useAnswering>} Answering
 * @param {Pick<Live, "state" | "send" | "refresh" | "line">} live
 */
export function useAnswering({ state, send, refresh, line }) {
  const id = state.question?.question_id;
  const stored = id && state.me?.answer?.question_id === id ? state.me.answer : null;
  const [sent, set] = useState(/** @type {Attempt | null} */ (null));
  const [drafted, setDrafted] = useState(/** @type {{ question_id: string, draft: Draft } | null} */ (null));
  const latest = useRef(/** @type {Attempt | null} */ (null));
  /** @param {Attempt} next */
  const put = (next) => {
    latest.current = next;
    set(next);
  };
  const mine = id && sent?.question_id === id ? sent : null;

  /** @param {Attempt} attempt */
  const deliver = async (attempt) => {
    try {
      const { answered_ms } = await send("live.answer", { question_id: attempt.question_id, answer: attempt.answer });
      if (latest.current?.since === attempt.since) put({ ...attempt, verdict: "locked", answered_ms });
    } catch (error) {
      const { code, frame } = refusalOf(error);
      if (latest.current?.since !== attempt.since) return;
      if (code === "answered") await refresh(); // shows the first one
      if (AGAIN.has(code))
        setTimeout(() => latest.current?.since === attempt.since && deliver(attempt), frame.retry_after_ms || RETRY);
      else put({ ...attempt, verdict: code === "lost" || code === "not_open" || FINAL.has(code) ? code : "invalid" });
    }
  };
  /** @param {Answer} answer */
  const submit = (answer) => {
    if (!id) return;
    const attempt = { question_id: id, answer, verdict: "sending", since: performance.now() };
    put(attempt);
    deliver(attempt);
  };
  /** @param {string} reason */
  const resend = (reason) => {
    if (latest.current?.verdict !== reason) return;
    const attempt = { ...latest.current, verdict: "sending", since: performance.now() };
    put(attempt);
    deliver(attempt);
  };
  useEffect(() => {
    const resumed = () => resend("lost");
    line.addEventListener("resumed", resumed);
    return () => line.removeEventListener("resumed", resumed);
  }, [line]);
  useEffect(() => {
    if (state.phase === "open") resend("not_open");
  }, [state.phase, id]);

  const verdict = mine?.verdict === "answered" ? "answered" : stored ? "locked" : (mine?.verdict ?? null);
  useEffect(() => {
    if (verdict === "locked") say(t("live.locked"));
    else if (verdict === "late" || verdict === "closed" || verdict === "invalid")
      say(t(`live.${verdict}`), { now: true });
  }, [verdict, id]);
  const settled = Boolean(verdict) && verdict !== "invalid";
  const draft = id && drafted?.question_id === id ? drafted.draft : null;
  const begun = draft !== null && (typeof draft === "string" ? draft.trim() !== "" : Object.keys(draft).length > 0);
  return {
    submit,
    verdict,
    settled,
    draft,
    setDraft: (/** @type {Draft} */ value) => setDrafted(id ? { question_id: id, draft: value } : null),
    unsent: begun && !settled && state.phase !== "open" && state.phase !== "paused",
    answer: stored?.answer ?? mine?.answer ?? null,
    answeredMs: stored?.answered_ms ?? mine?.answered_ms,
    since: mine?.since,
  };
}
