import { html, useEffect } from "../lib/dom.js";
import { get, told } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { useLine } from "../lib/line.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { hosts, useMe } from "../lib/session.js";
import { useNotified } from "../lib/notified.js";
import { Moved } from "../components/Dashboard.js";
import { Icon } from "../components/Icon.js";
import { HostBanner, running } from "../components/LiveBanner.js";
import { LiveNow } from "../components/LiveNow.js";
import { ProgressLine } from "../components/Outline.js";
import { OwnResults } from "../components/OwnResults.js";
import { SessionTable } from "../components/SessionTable.js";
import { StartLive } from "../components/StartLive.js";
import { Empty, Loaded } from "../components/States.js";
import { Tag } from "../components/Tag.js";
import { Time } from "../components/Time.js";
import { listen } from "../lib/shared.js";
import { Unverified } from "../components/Unverified.js";

/** @import { Me, Reply } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {{ me: Me }} Props */

/** @param {Props} props */
const Title = ({ me }) =>
  html`<h1 tabindex="-1"><${T} k="home.hello" name=${me.full_name} /></h1><${Unverified} me=${me} />`;

/** @typedef {Reply<"get", "enrollments">["items"][number]} Place */

/** The course that was learned in last, and the lesson to go on with. @param {Place[]} places */
async function nextOf(places) {
  const going = places.filter(({ status, course }) => status === "active" && course.status !== "draft");
  const last = (/** @type {Place} */ one) => one.last_activity_at ?? one.activated_at ?? one.created_at;
  const [place] = going.sort((a, b) => (last(a) < last(b) ? 1 : -1));
  if (!place) return null;
  try {
    const outline = await get(`courses/${place.course_id}/outline`);
    const lessons = outline.modules.flatMap((part) => part.lessons);
    return { place, outline, lesson: lessons.find((one) => one.id === outline.next_lesson_id) };
  } catch (error) {
    if (told(error).status === 404) return null;
    throw error;
  }
}

const readLearning = async () => {
  const { items } = await get("enrollments?limit=100");
  return { items, next: await nextOf([...items]) };
};

/** @param {{ next: NonNullable<Awaited<ReturnType<typeof nextOf>>> }} props */
const Continue = ({ next: { place, outline, lesson } }) =>
  lesson &&
  html`
  <section class="card stack" aria-labelledby="continue">
    <h2 id="continue"><${T} k="home.next" course=${place.course.title} /></h2>
    <${ProgressLine} percent=${outline.percent ?? 0} />
    <div><a class="btn" data-kind="primary" href=${`/lessons/${lesson.id}`}><span class="label"><${T} k="course.continue" title=${lesson.title} /></span></a></div>
  </section>`;

/** What ends within two weeks, the next first. @param {{ all: Reply<"get", "due"> }} props */
const Due = ({ all }) =>
  all.length > 0 &&
  html`
  <section class="card stack" aria-labelledby="due">
    <h2 id="due">${t("home.due")}</h2>
    <ul class="rows">${all.map(
      ({ kind, id, course_id, lesson_id, title, course, at }) => html`
      <li class="row" key=${id}><${Icon} name="clock" />
        <span class="row-main"><a href=${kind === "course" ? `/courses/${course_id}` : lesson_id ? `/lessons/${lesson_id}` : `/quizzes/${id}`}><bdi>${title}</bdi></a>
          <span class="meta">${kind === "quiz" ? html`<bdi>${course}</bdi>` : t("home.due_course")}</span></span>
        <span class="row-end meta"><${Time} at=${at} absolute /></span></li>`,
    )}</ul>
  </section>`;

/** @param {{ place: Place, onMoved: () => unknown }} props */
function Standing({ place: { course_id, status, percent, position }, onMoved }) {
  useLine(course_id, status === "waitlisted", onMoved);
  if (status === "pending") return html`<p class="quiet">${t("enroll.asked")}</p>`;
  if (status === "waitlisted") return html`<p class="quiet">${t("enroll.waits", { n: position ?? 0 })}</p>`;
  if (status === "suspended") return html`<p class="quiet">${t("enroll.suspended")}</p>`;
  return html`${status === "completed" && html`<p><${Tag} tone="ok">${t("home.finished")}<//></p>`}<${ProgressLine} percent=${percent} />`;
}

/** @param {Props} props */
function Student({ me }) {
  const load = useLoad(readLearning, []);
  useEffect(() => {
    let known = false; // another snapshot comes after a lost line
    return listen(`progress:${me.id}`, {
      apply: () => {
        if (known) load.reload();
        known = true;
      },
    });
  }, [me.id]);
  const played = useLoad(() => get("live-results?limit=3"), []);
  const due = useLoad(() => get("due"), []);
  useNotified(me.id, () => {
    load.reload();
    due.reload();
    played.reload();
  });
  const empty = html`<${Empty} title=${t("home.none")} hint=${t("home.none_hint")}><a class="btn" data-kind="primary" href="/catalogue">${t("home.browse")}</a>
    <p class="quiet"><${T} k="home.want_to_teach" link=${html`<a href="/account#teach">${t("home.apply")}</a>`} /></p><//>`;
  return html`
    <${Title} me=${me} />
    <${LiveNow} />
    <${Loaded} load=${load} empty=${empty}>${(/** @type {Data<typeof load>} */ { items, next }) => html`
      ${next && html`<${Continue} next=${next} />`}
      ${due.data && html`<${Due} all=${due.data} />`}
      <h2>${t("home.courses")}</h2>
      <ul class="cards">
        ${items.map(
          (item) => html`
          <li class="card course-card" key=${item.id}>
            <h3><a href=${`/courses/${item.course_id}`}><bdi>${item.course.title}</bdi></a></h3>
            ${item.course.summary && html`<p class="quiet summary-line" dir="auto">${item.course.summary}</p>`}
            <${Standing} place=${item} onMoved=${load.reload} />
          </li>`,
        )}
      </ul>`}<//>
    ${
      played.data &&
      played.data.items.length > 0 &&
      html`
      <section class="card" aria-labelledby="played">
        <div class="card-head"><h2 id="played">${t("own.title")}</h2>${played.data.next && html`<a href="/live-results">${t("own.all")}</a>`}</div>
        <${OwnResults} results=${played.data.items} />
      </section>`
    }`;
}

/** As many courses move while the page is open. */
const FOLLOWED = 12;

const readTeaching = async () => {
  const { items: mine } = await get("courses?teaching=true&limit=100");
  return Promise.all(
    mine.map(async (course) => {
      const [quizzes, sessions] = await Promise.all([
        get(`courses/${course.id}/quizzes?limit=100`),
        hosts(course) ? get(`courses/${course.id}/live-sessions?limit=10`) : { items: [] },
      ]);
      return { ...course, quizzes: quizzes.items, sessions: sessions.items };
    }),
  );
};

/** @param {Props} props */
function Instructor({ me }) {
  const load = useLoad(readTeaching, []);
  const empty = html`<${Empty} title=${t("home.teach_none")} hint=${t("home.teach_none_hint")}><a class="btn" data-kind="primary" href="/courses#new">${t("home.teach_first")}</a><//>`;
  return html`
    <${Title} me=${me} />
    <${Loaded} load=${load} empty=${empty} height=${220}>${(/** @type {Data<typeof load>} */ courses) => {
      const sessions = courses
        .flatMap((course) => course.sessions)
        .sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
      const primary = courses
        .filter(hosts)
        .flatMap((course) => course.quizzes)
        .find((quiz) => quiz.question_count);
      return html`
        ${sessions.filter(running).map((session) => html`<${HostBanner} key=${session.id} session=${session} onEnded=${load.reload} />`)}
        <h2>${t("home.courses")}</h2>
        <ul class="cards" data-wide="true">
          ${courses.map(
            (course, i) => html`
            <li class="card teach-card" key=${course.id}>
              <div class="card-head"><h3><a href=${`/courses/${course.id}`}><bdi>${course.title}</bdi></a></h3>
                <${Tag} tone=${course.status === "published" ? "ok" : ""}>${t(`status.${course.status}`)}<//></div>
              ${i < FOLLOWED && html`<${Moved} course=${course} />`}
              ${course.quizzes.length === 0 && html`<p class="quiet">${t("home.no_quiz")}</p>`}
              <ul class="rows">
                ${course.quizzes.map(
                  (quiz) => html`
                  <li class="row" key=${quiz.id}>
                    <span class="row-main"><b><bdi>${quiz.title}</bdi></b><span class="meta">${t("course.questions", { n: quiz.question_count })}</span></span>
                    ${hosts(course) && html`<${StartLive} quiz=${quiz} kind=${quiz === primary ? "primary" : "secondary"} />`}
                  </li>`,
                )}
              </ul>
            </li>`,
          )}
        </ul>
        ${sessions.length > 0 && html`<h2>${t("home.recent")}</h2><${SessionTable} sessions=${sessions.slice(0, 5)} />`}`;
    }}<//>`;
}

export default function Home() {
  const { me } = useMe();
  usePage(t("home.title"));
  return me.role === "student" ? html`<${Student} me=${me} />` : html`<${Instructor} me=${me} />`;
}
