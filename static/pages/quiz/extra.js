// Who gets more time, later dates or further attempts: in one quiz, or in a whole course.
import { html, useState } from "../../lib/dom.js";
import { get, remove } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useSettled } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { ExtraTime, extraInWords } from "../../components/ExtraTime.js";
import { explain, Field } from "../../components/Field.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { QuizFrame } from "./frame.js";

/** @import { Page, Reply, Schemas } from "lms-types/rest" */
/** @import { Column, Data } from "lms-types/view" */
/** @import { About, Course } from "./frame.js" */
/** @typedef {Reply<"get", "courses/{}/accommodations">["items"][number]} Given */
/** @typedef {`quizzes/${string}` | `courses/${string}`} Level */
/** @typedef {{ id: string, name: string }} Person */
/** @typedef {Pick<Schemas["EnrollmentOut"], "id"> & { user: { id: string, full_name: string, email: string | null } }} Learner */

/** @param {{ courseId: string, onChoose: (person: Person) => void }} props */
function Choose({ courseId, onChoose }) {
  const [q, setQ] = useState("");
  const asked = useSettled(q.trim());
  const load = useLoad(async () => {
    const query = asQuery({ limit: "8", q: asked });
    return /** @type {Page<Learner>} */ (await get(`courses/${courseId}/enrollments${query}`));
  }, [courseId, asked]);
  return html`
    <${Field} name="learner" label=${t("extra.who")} value=${q} onInput=${setQ} type="search" autocomplete="off" dir="auto" data-safe=${true} />
    <${Loaded} load=${load} rows=${3} height=${48} empty=${html`<p>${t("extra.nobody")}</p>`}>${(
      /** @type {Data<typeof load>} */ { items },
    ) => html`
      <ul class="rows">${items.map(
        (one) => html`
        <li class="row" key=${one.id}><span class="row-main"><${Name}>${one.user.full_name}<//>${one.user.email && html`<span class="meta"><bdi>${one.user.email}</bdi></span>`}</span>
          <${Button} label=${t("extra.choose_name", { name: one.user.full_name })} onPress=${() => onChoose({ id: one.user.id, name: one.user.full_name })}>${t("extra.choose")}<//></li>`,
      )}</ul>`}<//>`;
}

/** @param {{ level: Level, courseId: string }} props */
function People({ level, courseId }) {
  const list = useList(/** @type {"courses/{}/accommodations"} */ (`${level}/accommodations`));
  const [choosing, choose] = useState(false);
  const [person, setPerson] = useState(/** @type {Person | null} */ (null));
  const [dropped, drop] = useState(/** @type {Given | null} */ (null));
  const known = /** @type {Given[]} */ (list.data?.items ?? []);
  const given = known.find((one) => one.user_id === person?.id) ?? null;
  /** @param {Given} one */
  const named = (one) => ({ id: one.user_id, name: one.full_name ?? "" });
  const takeAway = async (/** @type {Given} */ one) => {
    try {
      await remove(
        /** @type {`courses/${string}/accommodations/${string}`} */ (`${level}/accommodations/${one.user_id}`),
      );
      toast(t("extra.removed"));
      list.reload();
    } catch (error) {
      toast(explain(error));
    }
  };
  /** @type {Column<Given>[]} */
  const columns = [
    { key: "name", head: "extra.learner", cell: (one) => html`<${Name}>${one.full_name}<//>` },
    { key: "what", head: "extra.gets", cell: (one) => extraInWords(one) },
    {
      key: "note",
      head: "extra.note",
      cell: (one) => (one.note ? html`<span class="extra-what" dir="auto">${one.note}</span>` : "–"),
    },
    {
      key: "acts",
      head: "tries.acts",
      end: true,
      cell: (one) =>
        html`<${Menu} label=${t("extra.more", { name: one.full_name ?? "" })} items=${[
          { icon: "edit", text: t("extra.change"), onPress: () => setPerson(named(one)) },
          { icon: "trash", text: t("extra.remove"), kind: "danger", onPress: () => drop(one) },
        ]} />`,
    },
  ];
  const add = html`<${Button} kind="primary" icon="plus" onPress=${() => choose(true)}>${t("extra.add")}<//>`;
  const empty = html`<${Empty} title=${t("extra.none")} hint=${t(level.startsWith("quizzes") ? "extra.none_quiz" : "extra.none_course")}>${add}<//>`;
  return html`
    <${Loaded} load=${list} rows=${3} height=${56} empty=${empty}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <div class="actions">${add}</div>
      <p class="quiet">${t(level.startsWith("quizzes") ? "extra.text_quiz" : "extra.text_course")}</p>
      <${DataTable} columns=${columns} rows=${items} label=${t("quiz.part_extra")} rowKey=${(/** @type {Given} */ one) => one.user_id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${
      choosing &&
      html`<${Dialog} title=${t("extra.add")} onClose=${() => choose(false)} actions=${html`<${Button} onPress=${() => choose(false)}>${t("app.cancel")}<//>`}>
        <${Choose} courseId=${courseId} onChoose=${(/** @type {Person} */ one) => {
          choose(false);
          setPerson(one);
        }} /><//>`
    }
    ${person && html`<${ExtraTime} key=${person.id} path=${`${level}/accommodations/${person.id}`} name=${person.name} given=${given} onClose=${() => setPerson(null)} onDone=${list.reload} />`}
    ${dropped && html`<${Confirm} title=${html`<${T} k="extra.remove_title" name=${dropped.full_name ?? ""} />`} text=${t("extra.remove_text")} yes=${t("extra.remove")} onYes=${() => takeAway(dropped)} onClose=${() => drop(null)} />`}`;
}

/** @param {{ id: string }} props */
export const QuizExtra = ({ id }) =>
  html`<${QuizFrame} id=${id} at="extra">${(/** @type {About} */ { quiz, course }) => html`
  <${People} level=${`quizzes/${quiz.id}`} courseId=${course.id} />
  <p><a href=${`/courses/${course.id}/extra`}>${t("extra.whole_course")}</a></p>`}<//>`;

/** @param {{ course: Course }} props */
function OfCourse({ course }) {
  usePage(`${course.title} · ${t("quiz.part_extra")}`);
  return html`
    <div class="page-head"><p><a href=${`/courses/${course.id}#quizzes`}><bdi>${course.title}</bdi></a></p><h1 tabindex="-1">${t("quiz.part_extra")}</h1></div>
    <${People} level=${`courses/${course.id}`} courseId=${course.id} />`;
}

/** @param {{ id: string }} props */
export function CourseExtra({ id }) {
  const load = useLoad(() => get(`courses/${id}`), [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Course} */ course) => html`<${OfCourse} course=${course} />`}<//>`;
}
