// A course's outline as its teachers change it: what they move shows at once, and goes out in one write.
import { useEffect, useRef, useState } from "../../lib/dom.js";
import { get, put, told } from "../../lib/api.js";
import { useLoad } from "../../lib/load.js";
import { listen } from "../../lib/shared.js";
import { orderOf, whole } from "./order.js";

/** @import { OutlineOut, Part } from "./order.js" */
/** @typedef {{ parts: Part[], version: number, title: string }} Shown */

/** @param {OutlineOut} outline @returns {Shown} */
const shownOf = ({ course, version, modules }) => ({ parts: whole(modules, course.id), version, title: course.title });

/** @param {string} courseId */
export function usePlan(courseId) {
  const load = useLoad(async () => shownOf(await get(`courses/${courseId}/outline`)), [courseId]);
  // What was moved here, until the server shows it; `version`: the one that it changes.
  const [own, setOwn] = useState(/** @type {Shown | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const now = useRef({ own, busy: false, held: false, seen: 0 });
  const data = own && load.data && own.version >= load.data.version ? own : load.data;
  now.current.seen = data?.version ?? 0;

  /** @param {Shown | null} next */
  const show = (next) => {
    now.current.own = next;
    setOwn(next);
  };
  useEffect(
    () =>
      listen(`course:${courseId}`, {
        apply: (frame) => {
          if (frame.type === "course.line") return;
          const version = frame.type === "snapshot" ? frame.snapshot?.version : frame.version;
          if (version !== now.current.seen && !now.current.busy && !now.current.held) load.reload();
        },
      }),
    [courseId],
  );

  async function send() {
    if (now.current.busy) return;
    now.current.busy = true;
    try {
      for (let sent = null; now.current.own && sent !== now.current.own.parts; ) {
        const { parts, version } = now.current.own;
        sent = parts;
        const match = `"${version.toString(16)}"`;
        const answer = shownOf(await put(`courses/${courseId}/outline`, orderOf(parts), { match }));
        const moved = now.current.own?.parts !== parts; // meanwhile, once more
        show(moved && now.current.own ? { ...now.current.own, version: answer.version } : answer);
        if (!moved) sent = answer.parts;
      }
    } catch (error) {
      setProblem(error);
      await load.reload();
      show(null);
    } finally {
      now.current.busy = false;
    }
  }
  /** @param {Part[]} parts @param {boolean} [later] while it is being dragged */
  const move = (parts, later = false) => {
    if (!data) return;
    setProblem(null);
    now.current.held = later;
    show({ ...data, parts });
    if (!later) send();
  };
  /** Something else is written, and what became of it shown. @param {() => Promise<unknown>} act */
  const change = async (act) => {
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(error);
      if (told(error).status === undefined) throw error;
    }
    await load.reload();
  };
  return { load: { ...load, data }, data, move, reload: load.reload, change, problem, setProblem };
}
/** @typedef {ReturnType<typeof usePlan>} Plan */
