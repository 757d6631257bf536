// What a course teaches, in its order: what is done, what comes next, what is locked and why.
import { html, useEffect, useRef } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { sameWay, seenAs } from "../lib/as-student.js";
import { dateTime, T, t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { useVisitor } from "../lib/session.js";
import { listen } from "../lib/shared.js";
import { Icon } from "./Icon.js";
import { Tag } from "./Tag.js";

/** @import { Reply, Schemas } from "lms-types/rest" */
/** @typedef {Reply<"get", "courses/{}/outline">} OutlineOut */
/** @typedef {Schemas["OutlineLesson"]} OutlineLesson */
/** @typedef {{ code: string, at?: string, title?: string, lesson_id?: string }} Reason */

/**
 * A course's outline, read again when it changes; what is shown stays meanwhile.
 * @param {string} courseId @param {() => unknown} [onChanged] also told of changes
 */
export function useOutline(courseId, onChanged) {
  const { me } = useVisitor();
  const { data, reload } = useLoad(() => get(`courses/${courseId}/outline${seenAs()}`), [courseId]);
  const signedIn = Boolean(me);
  const tell = useRef(onChanged);
  tell.current = onChanged;
  const changed = () => {
    reload();
    tell.current?.();
  };
  const seen = useRef(0);
  seen.current = data?.version ?? 0;
  useEffect(() => {
    if (!signedIn) return undefined;
    return listen(`course:${courseId}`, {
      apply: (frame) => {
        if (frame.type === "course.line") return;
        const version = frame.type === "snapshot" ? frame.snapshot?.version : frame.version;
        if (version !== seen.current) changed();
      },
    });
  }, [courseId, signedIn]);
  useEffect(() => {
    if (!me) return undefined;
    let known = false; // another snapshot comes after a lost line, when something may have been missed
    return listen(`progress:${me.id}`, {
      apply: (frame) => {
        if (frame.type === "progress.changed" ? frame.course_id === courseId : known) changed();
        known = true;
      },
    });
  }, [courseId, me?.id]);
  return data;
}

/** @param {Reason} reason */
const why = ({ code, at, title, lesson_id }) => {
  if (title === undefined) return t(`locked.${code}`, { time: at ? dateTime(new Date(at)) : "" });
  const name = lesson_id ? html`<a href=${sameWay(`/lessons/${lesson_id}`)}><bdi>${title}</bdi></a>` : title;
  return html`<${T} k=${`locked.${code}`} title=${name} />`;
};

/** The first reason says what to do. @param {{ reasons: Reason[] }} props */
const Why = ({ reasons: [{ lesson_id: _, ...first }] }) => html`<span class="quiet">${why(first)}</span>`;

/** All that keeps a lesson shut, each with the way to it. @param {{ reasons: Reason[] }} props */
export const Reasons = ({ reasons }) => html`
  <ul class="plain stack">${reasons.map((one, i) => html`<li class="state" key=${i}><${Icon} name=${one.at ? "clock" : "lock"} /><span>${why(one)}</span></li>`)}</ul>`;

/** @param {{ percent: number }} props */
export const ProgressLine = ({ percent }) => html`
  <p class="progress-line"><span class="progress" aria-hidden="true"><i style=${{ transform: `scaleX(${percent / 100})` }}></i></span>
    <span class="meta num">${t("home.progress", { share: percent / 100 })}</span></p>`;

/** @param {number | null} seconds */
const minutes = (seconds) =>
  seconds !== null && ` · ${t("lesson.minutes", { n: Math.max(1, Math.round(seconds / 60)) })}`;

/** @param {{ lesson: OutlineLesson, here: boolean }} props */
function Row({ lesson, here }) {
  const done = lesson.my?.status === "completed";
  const icon = done ? "check" : lesson.locked ? "lock" : "book";
  return html`
    <li class="row outline-row" aria-current=${here ? "step" : null}>
      <${Icon} name=${icon} />
      <span class="row-main">
        ${
          lesson.lock_reasons.some((one) => one.code === "not_enrolled")
            ? html`<span dir="auto">${lesson.title}</span>`
            : html`<a href=${sameWay(`/lessons/${lesson.id}`)}><bdi>${lesson.title}</bdi></a>`
        }
        <span class="meta">${t(`lesson.${lesson.kind}`)}${minutes(lesson.duration_s)}${done && ` · ${t("lesson.done")}`}${!lesson.required && ` · ${t("lesson.optional")}`}</span>
        ${lesson.locked && html`<${Why} reasons=${lesson.lock_reasons} />`}
      </span>
      ${lesson.preview && html`<${Tag}>${t("lesson.preview")}<//>`}
    </li>`;
}

/** @param {{ outline: OutlineOut, here?: string }} props */
export const Outline = ({ outline, here }) =>
  outline.modules.map(
    (part) => html`
    <div class="stack outline-part" key=${part.id}>
      ${part.id && html`<h3 dir="auto">${part.title}</h3>`}
      <ul class="rows">${part.lessons.map((one) => html`<${Row} key=${one.id} lesson=${one} here=${one.id === here} />`)}</ul>
    </div>`,
  );

/** On a course's page; nothing for a course without lessons. @param {{ courseId: string }} props */
export function CourseOutline({ courseId }) {
  const outline = useOutline(courseId);
  if (!outline?.modules.some((part) => part.lessons.length)) return null;
  const lessons = outline.modules.flatMap((part) => part.lessons);
  const next = lessons.find((one) => one.id === outline.next_lesson_id);
  return html`
    <section class="card stack" aria-labelledby="outline">
      <h2 id="outline">${t("course.outline")}</h2>
      ${outline.percent !== null && html`<${ProgressLine} percent=${outline.percent} />`}
      ${outline.percent === 100 && html`<p class="state"><${Icon} name="check" />${t("course.all_done")}</p>`}
      ${next && html`<div><a class="btn" data-kind=${outline.percent === 100 ? "secondary" : "primary"} href=${sameWay(`/lessons/${next.id}`)}><span class="label"><${T} k="course.continue" title=${next.title} /></span></a></div>`}
      <${Outline} outline=${outline} />
    </section>`;
}
