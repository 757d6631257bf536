// A course: its people's tools for staff, what matters now for its students.
import { html } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { teaches, useMe } from "../lib/session.js";
import { useTab } from "../lib/tab.js";
import { Dashboard } from "../components/Dashboard.js";
import { DataTable } from "../components/DataTable.js";
import { HostBanner, running } from "../components/LiveBanner.js";
import { LiveNow } from "../components/LiveNow.js";
import { Name } from "../components/Name.js";
import { SessionTable } from "../components/SessionTable.js";
import { StartLive } from "../components/StartLive.js";
import { Empty, Loaded } from "../components/States.js";
import { Tabs } from "../components/Tabs.js";
import { Tag } from "../components/Tag.js";
import { Time } from "../components/Time.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Column, Component, Data } from "lms-types/view" */
/** @typedef {{ course: Course }} Props */

const TABS = ["overview", "quizzes", "people", "live"];

/** @param {Props} props */
function Quizzes({ course }) {
  const load = useLoad(() => get(`courses/${course.id}/quizzes?limit=100`), [course.id]);
  const empty = html`<${Empty} title=${t("course.no_quizzes")} hint=${t("course.no_quizzes_hint")} />`;
  return html`<${Loaded} load=${load} height=${64} empty=${empty}>${(
    /** @type {Data<typeof load>} */ { items },
  ) => html`
    <ul class="card rows">
      ${items.map(
        (quiz, i) => html`
        <li class="row" key=${quiz.id}>
          <span class="row-main"><b><bdi>${quiz.title}</bdi></b><span class="meta">${t("course.questions", { n: quiz.question_count })}</span></span>
          <${Tag} tone=${quiz.status === "published" ? "ok" : ""}>${t(`status.${quiz.status}`)}<//>
          <${StartLive} quiz=${quiz} kind=${i === 0 ? "primary" : "secondary"} />
        </li>`,
      )}
    </ul>`}<//>`;
}

/** @type {Column<Schemas["EnrollmentOut"]>[]} */
const peopleColumns = [
  { key: "name", head: "course.name", cell: (person) => html`<${Name}>${person.user.full_name}<//>` },
  {
    key: "progress",
    head: "course.completions",
    end: true,
    cell: (person) => t("home.progress", { share: person.percent / 100 }),
  },
  { key: "since", head: "course.joined", cell: (person) => html`<${Time} at=${person.created_at} />` },
];

/** @param {Props} props */
function People({ course }) {
  const load = useLoad(() => get(`courses/${course.id}/enrollments?limit=100`), [course.id]);
  const empty = html`<${Empty} title=${t("course.nobody")} hint=${t("course.nobody_hint")} />`;
  return html`<${Loaded} load=${load} height=${48} empty=${empty}>${(/** @type {Data<typeof load>} */ { items }) =>
    html`<${DataTable} label=${t("course.people")} columns=${peopleColumns} rows=${items} rowKey=${(/** @type {Schemas["EnrollmentOut"]} */ person) => person.id} />`}<//>`;
}

/** @param {Props} props */
function Sessions({ course }) {
  const load = useLoad(() => get(`courses/${course.id}/live-sessions?limit=100`), [course.id]);
  const empty = html`<${Empty} title=${t("course.no_sessions")} hint=${t("course.no_sessions_hint")} />`;
  return html`<${Loaded} load=${load} height=${48} empty=${empty}>${(
    /** @type {Data<typeof load>} */ { items },
  ) => html`
    ${items.filter(running).map((session) => html`<${HostBanner} key=${session.id} session=${session} onEnded=${load.reload} />`)}
    <${SessionTable} sessions=${items} />`}<//>`;
}

/** @type {Record<string, (props: Props) => unknown>} */
const panels = { overview: Dashboard, quizzes: Quizzes, people: People, live: Sessions };

/** @param {Props} props */
function Staff({ course }) {
  const tab = useTab(TABS);
  const Panel = panels[tab];
  return html`
    <${Tabs} label=${course.title} items=${TABS.map((name) => ({ href: `#${name}`, text: t(`course.${name}`), current: tab === name }))} />
    <${Panel} key=${tab} course=${course} />`;
}

/** @param {Props} props */
const Learner = ({ course }) => html`
  <${LiveNow} courseId=${course.id} />
  <section class="card stack">
    <p>${t(course.enrolled ? "course.enrolled" : "course.not_enrolled")}</p>
    <p class="quiet">${t("course.student_live")}</p>
    <div>${course.enrolled ? html`<a class="btn" href="/join">${t("app.join")}</a>` : html`<a class="btn" data-kind="primary" href=${`/catalogue?q=${encodeURIComponent(course.title)}`}>${t("nav.catalogue")}</a>`}</div>
  </section>`;

/** @param {Props} props */
function Head({ course }) {
  usePage(course.title);
  return html`
    <div class="page-head">
      <h1 tabindex="-1" dir="auto">${course.title}</h1>
      ${course.summary && html`<p class="quiet" dir="auto">${course.summary}</p>`}
    </div>`;
}

/** @param {{ id: string }} props */
export default function CoursePage({ id }) {
  const { me } = useMe();
  const load = useLoad(() => get(`courses/${id}`), [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Course} */ course) => html`
    <${Head} course=${course} />
    ${teaches(course) || me.role === "admin" ? html`<${Staff} course=${course} />` : html`<${Learner} course=${course} />`}`}<//>`;
}
