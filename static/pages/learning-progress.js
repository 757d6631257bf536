// How far one is with a lesson: what was read and watched is reported, and one says that it is done.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { put, remove } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { forgetRefusal, keep, refusalOf, unsent } from "../lib/later.js";
import { Button } from "../components/Button.js";
import { Icon } from "../components/Icon.js";
import { Problem } from "../components/Field.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */
/** @typedef {Schemas["LessonProgressOut"]} Progress */
/** @typedef {{ type: string, met: boolean, seconds?: number, percent?: number }} Condition */

const REPORT_EVERY_MS = 30_000;
const MAX_RANGES = 100;

/** The parts of a video that were played, in seconds. @param {HTMLVideoElement} video @returns {[number, number][]} */
const played = ({ played: ranges }) =>
  Array.from(
    { length: Math.min(ranges.length, MAX_RANGES) },
    (_, i) => /** @type {[number, number]} */ ([ranges.start(i), ranges.end(i)]),
  ).filter(([from, to]) => from < to);

/**
 * Report what is read and watched: at once, each half minute while the page is seen, and when it is left.
 * A report that doesn't arrive is made up for by the next one, since the server counts time by its own clock.
 * @param {string} lessonId @param {boolean} learns @param {Ref<HTMLVideoElement>} video @param {(my: Progress) => void} onTold
 */
export function useReports(lessonId, learns, video, onTold) {
  useEffect(() => {
    if (!learns) return undefined;
    let last = performance.now();
    const report = async (/** @type {boolean} */ first) => {
      const now = performance.now();
      const add_s = first ? 0 : Math.min(300, (now - last) / 1000);
      last = now;
      const seen = video.current && played(video.current);
      const more = seen?.length ? { position_s: video.current.currentTime, watched: seen } : {};
      await put(`lessons/${lessonId}/progress`, { add_s, ...more }).then(onTold, () => {});
    };
    report(true);
    const every = setInterval(() => document.visibilityState === "visible" && report(false), REPORT_EVERY_MS);
    const turned = () => {
      if (document.visibilityState === "hidden") report(false);
      else last = performance.now();
    };
    document.addEventListener("visibilitychange", turned);
    const film = video.current;
    const stopped = () => report(false); // at once, since it may be what was still missing
    film?.addEventListener("pause", stopped);
    return () => {
      film?.removeEventListener("pause", stopped);
      clearInterval(every);
      document.removeEventListener("visibilitychange", turned);
      report(false);
    };
  }, [lessonId, learns]);
}

/** @param {string} kind of the lesson @param {Condition} condition */
const words = (kind, { type, seconds, percent }) =>
  t(`condition.${type === "submitted" && kind !== "assignment" ? `submitted_${kind}` : type}`, {
    minutes: Math.ceil((seconds ?? 0) / 60),
    share: (percent ?? 0) / 100,
  });

/** @param {{ my: Progress }} props */
function By({ my }) {
  const by = my.completed_by;
  if (by?.how !== "override") return t(by?.how === "conditions" ? "lesson.done_by_itself" : "lesson.done");
  const name = String(by.user?.full_name ?? "");
  return html`<${T} k="lesson.done_by" name=${name} />${by.reason && html` <span class="quiet" dir="auto">${by.reason}</span>`}`;
}

/**
 * `waits`: what was ticked on this device and isn't sent yet.
 * @param {{ lessonId: string, kind: string, userId: string, my: Progress, waits?: boolean, onTold: (my: Progress) => void }} props
 */
export function Standing({ lessonId, kind, userId, my, waits, onTold }) {
  const [problem, setProblem] = useState("");
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const pressed = useRef(false);
  const conditions = /** @type {Condition[]} */ (my.conditions);
  const done = waits ?? my.status === "completed";
  const ticks = conditions.some(({ type }) => type === "manual");
  const said = problem || (!done && refusalOf(lessonId));
  const left = conditions.filter(({ type, met }) => type !== "manual" && !met);
  const set = async (/** @type {boolean} */ completed) => {
    setProblem("");
    forgetRefusal(lessonId);
    pressed.current = true;
    const path = /** @type {const} */ (`lessons/${lessonId}/completion`);
    try {
      onTold(await (completed ? put(path) : remove(path)));
      keep(userId, lessonId);
    } catch (error) {
      if (!unsent(error) || !keep(userId, lessonId, completed)) setProblem(t("lesson.not_kept"));
    }
  };
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    place.current?.querySelector("button")?.focus();
  }, [done]);
  return html`
    <section class="card stack" aria-label=${t("lesson.standing")} ref=${place}>
      ${done && html`<p class="state"><${Icon} name="check" /><span>${waits ? t("lesson.done") : html`<${By} my=${my} />`}</span></p>`}
      ${waits !== undefined && html`<p class="quiet" role="status">${t("lesson.sent_later")}</p>`}
      ${!done && left.length > 0 && html`<p>${t("lesson.needs")}</p><ul class="plain">${left.map((one) => html`<li key=${one.type}>${words(kind, one)}</li>`)}</ul>`}
      <${Problem} text=${said || null} />
      ${ticks && !done && html`<div><${Button} kind="primary" off=${left.length ? t("lesson.needs") : undefined} onPress=${() => set(true)}>${t("lesson.mark_done")}<//></div>`}
      ${done && (waits || my.completed_by?.how === "learner") && html`<div><${Button} kind="quiet" onPress=${() => set(false)}>${t("lesson.mark_undone")}<//></div>`}
    </section>`;
}
