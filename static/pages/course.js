// A course: its people's tools for staff, what matters now for its students, what it is for everybody else.
import { html, useState } from "../lib/dom.js";
import { get, told } from "../lib/api.js";
import { asStudent } from "../lib/as-student.js";
import { number, percent, t } from "../lib/i18n.js";
import { takeInvitation } from "../lib/invitation.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { teaches, toSignIn, useVisitor } from "../lib/session.js";
import { languageName } from "../lib/zones.js";
import { AsStudent } from "../components/AsStudent.js";
import { LiveNow } from "../components/LiveNow.js";
import { Missed } from "../components/Missed.js";
import { Name } from "../components/Name.js";
import { CourseOutline } from "../components/Outline.js";
import { OwnCertificate } from "../components/OwnCertificate.js";
import { Place } from "../components/Place.js";
import { Reviews } from "../components/Reviews.js";
import { Rich } from "../components/Rich.js";
import { Loaded } from "../components/States.js";
import { Time } from "../components/Time.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Component, Data } from "lms-types/view" */

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** By its id or by the slug of an address that people pass on. @param {string} id */
const read = (id) => get(ID.test(id) ? `courses/${id}` : `courses/by-slug/${encodeURIComponent(id)}`);

/** Those a learner may take. @param {{ courseId: string }} props */
function Quizzes({ courseId }) {
  const { data } = useLoad(() => get(`courses/${courseId}/quizzes?status=published&limit=100`), [courseId]);
  if (!data?.items.length) return null;
  return html`
    <section class="card stack" aria-labelledby="quizzes"><h2 id="quizzes">${t("course.quizzes")}</h2>
      <ul class="rows">${data.items.map(
        (one) => html`
        <li class="row" key=${one.id}><span class="row-main"><a href=${`/quizzes/${one.id}`}><bdi>${one.title}</bdi></a></span>
          ${typeof one.mine?.percent === "number" && html`<span class="num">${percent(one.mine.percent / 100)}</span>`}</li>`,
      )}</ul></section>`;
}

/** @param {{ course: Course }} props */
const Facts = ({ course }) => html`
  <dl class="person-facts">
    ${course.category && html`<div><dt>${t("course.category")}</dt><dd><a href=${`/catalogue?category=${course.category.slug}`}><bdi>${course.category.name}</bdi></a></dd></div>`}
    ${course.level && html`<div><dt>${t("catalogue.level")}</dt><dd>${t(`level.${course.level}`)}</dd></div>`}
    <div><dt>${t("catalogue.language")}</dt><dd>${languageName(course.language)}</dd></div>
    <div><dt>${t("course.taught_by")}</dt><dd><${Name}>${course.owner.full_name}<//></dd></div>
    <div><dt>${t("course.learners")}</dt><dd class="num">${number(course.learners)}</dd></div>
    ${course.starts_at && html`<div><dt>${t("course.starts")}</dt><dd><${Time} at=${course.starts_at} absolute /></dd></div>`}
    ${course.ends_at && html`<div><dt>${t("course.ends")}</dt><dd><${Time} at=${course.ends_at} absolute /></dd></div>`}
  </dl>
  ${course.tags.length > 0 && html`<p class="tags">${course.tags.map((tag) => html`<a class="tag" key=${tag} href=${`/catalogue?tag=${encodeURIComponent(tag)}`}><bdi>${tag}</bdi></a>`)}</p>`}`;

/** @param {{ course: Course, onChanged: () => unknown }} props */
const Learner = ({ course, onChanged }) => html`
  ${course.enrolled && html`<${LiveNow} courseId=${course.id} />`}
  ${!asStudent() && html`<${Place} course=${course} onChanged=${onChanged} />`}
  ${course.my_enrollment?.status === "completed" && !asStudent() && html`<${OwnCertificate} courseId=${course.id} />`}
  <${CourseOutline} key=${`${course.id}${course.enrolled}`} courseId=${course.id} />
  ${course.enrolled && html`<${Missed} courseId=${course.id} />`}
  ${course.enrolled && html`<${Quizzes} courseId=${course.id} />`}
  <section class="card stack" aria-labelledby="about">
    <h2 id="about" class="vh">${t("course.about")}</h2>
    ${course.cover && html`<img class="cover" src=${course.cover.url} alt=${course.cover.alt} />`}
    ${course.description && html`<${Rich} of=${course.description_html} or=${course.description} class="prose" />`}
    <${Facts} course=${course} />
  </section>
  <${Reviews} key=${`reviews${course.enrolled}`} course=${course} onChanged=${onChanged} />`;

/** @param {{ course: Course }} props */
function Head({ course }) {
  usePage(course.title);
  return html`
    <div class="page-head">
      <h1 tabindex="-1"><bdi>${course.title}</bdi></h1>
      ${course.summary && html`<p class="quiet" dir="auto">${course.summary}</p>`}
    </div>`;
}

/** @param {{ read: { course: Course, Staff: Component | null }, reload: () => Promise<void> }} props */
function Found({ read: { course: first, Staff }, reload }) {
  const [changed, setChanged] = useState(/** @type {Course | null} */ (null));
  const course = Staff ? (changed ?? first) : first;
  return html`
    <${AsStudent} back=${`/courses/${course.id}#lessons`} />
    <${Head} course=${course} />
    ${Staff ? html`<${Staff} course=${course} onChanged=${setChanged} />` : html`<${Learner} course=${course} onChanged=${reload} />`}`;
}

/** @param {{ id: string }} props */
export default function CoursePage({ id }) {
  useState(() => takeInvitation(id));
  const { me } = useVisitor();
  const load = useLoad(async () => {
    try {
      const course = await read(id);
      const staff = me && !asStudent() && (teaches(course) || me.role === "admin");
      /** @type {Component | null} */
      const Staff = staff ? /** @type {any} */ ((await import("./course/teaching.js")).Staff) : null;
      return { course, Staff };
    } catch (error) {
      // Perhaps it is shown to who has an account.
      if (!me && [401, 404].includes(told(error).status ?? 0)) toSignIn();
      throw error;
    }
  }, [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Data<typeof load>} */ found) =>
    html`<${Found} key=${found.course.id} read=${found} reload=${load.reload} />`}<//>`;
}
