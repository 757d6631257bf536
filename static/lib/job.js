// How far a job is: its owner is told at once, and asks now and then in case the line was down.
import { useEffect, useRef, useState } from "./dom.js";
import { get } from "./api.js";
import { useNotified } from "./notified.js";
import { useMe } from "./session.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */

const FINAL = ["done", "parked"];
const EVERY_MS = 2000;

/**
 * Asks how far a job that was just started is until it is over; an answer that fails is asked for again.
 * `head`: what gets the focus, since the button that started it is gone.
 * @param {string} id
 */
export function useJob(id) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  const [job, set] = useState(/** @type {Reply<"get", `jobs/${string}`> | null} */ (null));
  const { me } = useMe();
  /** @type {Ref<() => void>} */
  const news = useRef(null);
  useNotified(me.id, (frame) => {
    if (frame.type === "job.changed" && frame.job_id === id) news.current?.();
  });
  useEffect(() => {
    if (!id) return undefined;
    /** @type {number | undefined} */
    let timer;
    let still = true;
    const ask = async () => {
      clearTimeout(timer);
      const found = await get(`jobs/${id}`).catch(() => null);
      if (!still) return;
      if (found) set(found);
      clearTimeout(timer);
      if (!found || !FINAL.includes(found.state)) timer = setTimeout(ask, EVERY_MS);
    };
    news.current = ask;
    ask();
    return () => {
      still = false;
      clearTimeout(timer);
    };
  }, [id]);
  const state = job?.state ?? "pending";
  return { job, state, over: FINAL.includes(state), head };
}
