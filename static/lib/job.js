// How far a job is.
import { useEffect, useState } from "./dom.js";
import { get } from "./api.js";

/** @import { Reply } from "lms-types/rest" */

export const FINAL = ["done", "parked"];

/**
 * Asks how far the job is until it is over; an answer that fails is asked for again.
 * @param {string} id
 */
export function useJob(id) {
  const [job, set] = useState(/** @type {Reply<"get", `jobs/${string}`> | null} */ (null));
  useEffect(() => {
    if (!id) return undefined;
    /** @type {number | undefined} */
    let timer;
    let still = true;
    const ask = async () => {
      const found = await get(`jobs/${id}`).catch(() => null);
      if (!still) return;
      if (found) set(found);
      if (!found || !FINAL.includes(found.state)) timer = setTimeout(ask, 700);
    };
    ask();
    return () => {
      still = false;
      clearTimeout(timer);
    };
  }, [id]);
  return job;
}
