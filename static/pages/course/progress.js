// How far a course's learners are: all together, lesson by lesson, and one by one. It moves while they learn.
import { html, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { useDashboard, useFollowed } from "../../lib/dashboard.js";
import { clockTime, number, percent, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Bar } from "../../components/Bar.js";
import { Button } from "../../components/Button.js";
import { Loaded, Skeleton } from "../../components/States.js";
import { Learners } from "./learners.js";

/** @import { Wire } from "lms-types/live" */
/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {Wire["DashboardSnapshot"]} Figures */
/** @typedef {Schemas["LessonFigures"]} Lesson */

const LESSONS = 20;

/** @param {{ figures: Figures }} props */
function Funnel({ figures }) {
  const total = figures.enrollments;
  /** @type {[word: string, n: number][]} */
  const steps = [
    ["enrolled", total],
    ["begun", figures.begun],
    ["halfway", figures.halfway],
    ["completed", figures.completions],
  ];
  return html`
    <section class="card stack" aria-labelledby="funnel">
      <h2 id="funnel">${t("progress.title")}</h2>
      <ol class="bars">
        ${steps.map(
          ([word, n]) => html`
          <li key=${word}>
            <span class="bar-line"><span>${t(`progress.${word}`)}</span><span class="num"><b>${number(n)}</b> ${word !== "enrolled" && total > 0 && html`<bdi>${percent(n / total)}</bdi>`}</span></span>
            <${Bar} share=${total ? n / total : 0} />
          </li>`,
        )}
      </ol>
      <p class="meta num">${figures.average_percent !== null && `${t("moved.average", { share: figures.average_percent / 100 })} · `}${t("progress.active", { n: figures.active_7d })}${figures.waiting > 0 && ` · ${t("moved.waiting", { n: figures.waiting })}`}</p>
    </section>`;
}

/** @param {{ lesson: Lesson, total: number }} props */
const LessonBar = ({ lesson, total }) => html`
  <li>
    <span class="bar-line"><a href=${`/lessons/${lesson.lesson_id}`}><bdi>${lesson.title}</bdi></a><span class="num"><bdi>${lesson.share === null ? "–" : percent(lesson.share)}</bdi></span></span>
    <${Bar} share=${lesson.share ?? 0} />
    <span class="meta num">${t("progress.done", { done: lesson.completed, total })} · ${t("progress.opened", { n: lesson.opened })}${Boolean(lesson.time_s_median) && ` · ${t("progress.minutes", { n: Math.max(1, Math.round((lesson.time_s_median ?? 0) / 60)) })}`}${!lesson.required && ` · ${t("progress.optional")}`}</span>
  </li>`;

/** Lessons of one module after each other. @param {Lesson[]} lessons */
function parts(lessons) {
  /** @type {{ id: string | null, title: string | null, lessons: Lesson[] }[]} */
  const found = [];
  for (const lesson of lessons) {
    const last = found.at(-1);
    if (last && last.id === lesson.module_id) last.lessons.push(lesson);
    else found.push({ id: lesson.module_id, title: lesson.module_title, lessons: [lesson] });
  }
  return found;
}

/** @param {{ lessons: Lesson[], total: number }} props */
function Lessons({ lessons, total }) {
  const [all, show] = useState(false);
  return html`
    <section class="card stack" aria-labelledby="by-lesson">
      <h2 id="by-lesson">${t("progress.lessons")}</h2>
      ${lessons.length === 0 && html`<p class="quiet">${t("progress.no_lessons")}</p>`}
      ${parts(all ? lessons : lessons.slice(0, LESSONS)).map(
        (part) => html`
        <div class="stack" key=${part.id}>
          ${part.title && html`<h3 dir="auto">${part.title}</h3>`}
          <ol class="bars">${part.lessons.map((one) => html`<${LessonBar} key=${one.lesson_id} lesson=${one} total=${total} />`)}</ol>
        </div>`,
      )}
      ${!all && lessons.length > LESSONS && html`<div><${Button} onPress=${() => show(true)}>${t("progress.all_lessons", { n: lessons.length })}<//></div>`}
    </section>`;
}

/** @param {{ course: Course }} props */
export function Progress({ course }) {
  const { data, at, live } = useDashboard(course.id);
  const report = useLoad(() => get(`analytics/courses/${course.id}`), [course.id]);
  useFollowed(data, report.reload);
  const figures = data ?? report.data;
  if (!figures) return html`<${Skeleton} rows=${3} height=${108} />`;
  return html`
    <p class="meta num">${at && t(live ? "course.updated" : "course.stale", { time: clockTime(at) })}</p>
    <div class="columns" data-turned="true">
      <${Funnel} figures=${figures} />
      <${Loaded} load=${report} height=${56}>${(/** @type {Data<typeof report>} */ { funnel, enrollments }) => html`<${Lessons} lessons=${funnel} total=${enrollments} />`}<//>
    </div>
    <${Learners} course=${course} figures=${figures} />`;
}
