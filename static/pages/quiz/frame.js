// What stands above each page about a quiz for its staff: where it belongs, and the ways to the others.
import { html } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { hosts, teaches, useMe } from "../../lib/session.js";
import { Loaded } from "../../components/States.js";
import { Tabs } from "../../components/Tabs.js";
import { Tag } from "../../components/Tag.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Children, Data } from "lms-types/view" */
/** @typedef {Reply<"get", "quizzes/{}">} Quiz */
/** @typedef {Reply<"get", "courses/{}">} Course */
/** @typedef {{ quiz: Quiz, course: Course, reload: () => Promise<void> }} About */
/** @typedef {"" | "settings" | "attempts" | "grading" | "extra" | "statistics"} Part */

/** @type {[part: Part | "edit", manages: boolean][]} */
const PARTS = [
  ["", false],
  ["edit", true],
  ["settings", true],
  ["attempts", false],
  ["grading", false],
  ["extra", true],
  ["statistics", false],
];

/** Those who teach here, and administrators. @param {Course} course */
export function useRights(course) {
  const { me } = useMe();
  const admin = me.role === "admin";
  return { staff: admin || teaches(course), manages: admin || hosts(course) };
}

/** @param {{ quiz: Quiz, course: Course, at: Part }} props */
export function QuizHead({ quiz, course, at }) {
  const { staff, manages } = useRights(course);
  const parts = PARTS.filter(([, needs]) => manages || !needs);
  return html`
    <div class="page-head">
      <p><a href=${`/courses/${course.id}${staff ? "#quizzes" : ""}`}><bdi>${course.title}</bdi></a></p>
      <div class="section-head"><h1 tabindex="-1" dir="auto">${quiz.title}</h1>${staff && html`<${Tag} tone=${quiz.status === "published" ? "ok" : ""}>${t(`status.${quiz.status}`)}<//>`}</div>
    </div>
    ${staff && html`<${Tabs} label=${t("quiz.parts")} items=${parts.map(([part]) => ({ href: `/quizzes/${quiz.id}${part && `/${part}`}`, text: t(`quiz.part_${part || "overview"}`), current: part === at }))} />`}`;
}

/** @param {{ id: string, at: Part, children: (about: About) => Children }} props */
export function QuizFrame({ id, at, children }) {
  const load = useLoad(async () => {
    const quiz = await get(`quizzes/${id}`);
    return { quiz, course: await get(`courses/${quiz.course_id}`) };
  }, [id]);
  return html`<${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ found) => html`<${Framed} about=${{ ...found, reload: load.reload }} at=${at}>${children}<//>`}<//>`;
}

/** @param {{ about: About, at: Part, children: (about: About) => Children }} props */
function Framed({ about, at, children }) {
  usePage(`${about.quiz.title} · ${t(`quiz.part_${at || "overview"}`)}`);
  return html`<${QuizHead} quiz=${about.quiz} course=${about.course} at=${at} />${children(about)}`;
}
