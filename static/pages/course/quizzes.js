// A course's quizzes: make one, edit, start it live, publish, copy it into another course.
import { html, useState } from "../../lib/dom.js";
import { create, newKey, post, remove, told } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { readAll, useList } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { go } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Select, Summary } from "../../components/Inputs.js";
import { Menu } from "../../components/Menu.js";
import { StartLive } from "../../components/StartLive.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { manages } from "./manages.js";

/** @import { Course, Quiz } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */

/** @param {string} id */
const editor = (id) => `/quizzes/${id}/edit`;

/** @param {{ course: Course, onClose: () => void }} props */
function NewQuiz({ course, onClose }) {
  const form = useForm(
    { title: "" },
    async ({ title }) => {
      const made = await create(`courses/${course.id}/quizzes`, { title: title.trim() });
      go(editor(made.id));
    },
    { wanted: ["title"], prefix: "new-" },
  );
  return html`
    <${Dialog} title=${t("quizzes.new")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="new-quiz" busy=${form.busy}>${t("quizzes.new_yes")}<//>`}>
      <form id="new-quiz" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("courses.title")} autocomplete="off" dir="auto" maxlength="200" data-safe=${true} ...${form.field("title")} />
      </form>
    <//>`;
}

/** @param {{ quiz: Quiz, onClose: () => void }} props */
function Copy({ quiz, onClose }) {
  const { me } = useMe();
  const [chosen, choose] = useState(quiz.course_id);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [key] = useState(newKey);
  const load = useLoad(async () => {
    const all = await readAll(
      /** @type {`courses?teaching=true`} */ (me.role === "admin" ? "courses?sort=title" : "courses?teaching=true"),
    );
    return all.filter((course) => manages(me, course));
  }, []);
  const copy = async () => {
    setProblem(null);
    try {
      await create(`quizzes/${quiz.id}/copy`, { course_id: chosen }, key);
      onClose();
      toast(t("quizzes.copied"));
      if (chosen !== quiz.course_id) go(`/courses/${chosen}#quizzes`);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Dialog} title=${html`<${T} k="quizzes.copy_title" title=${quiz.title} />`} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" onPress=${copy}>${t("quizzes.copy_yes")}<//>`}>
      <p class="quiet">${t("quizzes.copy_text")}</p>
      <${Loaded} load=${load} rows=${1} height=${72}>${(/** @type {Data<typeof load>} */ courses) => html`
        <${Select} name="course" label=${t("quizzes.copy_to")} value=${chosen} options=${courses.map(({ id, title }) => [id, title])} onInput=${choose} />`}<//>
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {{ quiz: Quiz, onDone: () => void }} props */
function More({ quiz, onDone }) {
  const [open, set] = useState(/** @type {"copy" | "delete" | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {() => Promise<unknown>} act */
  const run = async (act) => {
    setProblem(null);
    try {
      await act();
      onDone();
    } catch (error) {
      const { code } = told(error);
      setProblem(
        code === "no_questions"
          ? t("quizzes.no_questions")
          : code === "too_few_questions"
            ? t("quizzes.too_few")
            : explain(error),
      );
    }
  };
  const turn = quiz.status === "published" ? "unpublish" : "publish";
  return html`
    <${Menu} label=${t("quizzes.more", { title: quiz.title })} items=${[
      {
        icon: turn === "publish" ? "check" : "lock",
        text: t(`quizzes.${turn}`),
        onPress: () => run(() => post(`quizzes/${quiz.id}/${turn}`)),
      },
      { icon: "list", text: t("quizzes.settings"), onPress: () => go(`/quizzes/${quiz.id}/settings`) },
      { icon: "people", text: t("quizzes.attempts"), onPress: () => go(`/quizzes/${quiz.id}/attempts`) },
      { icon: "chart", text: t("quizzes.statistics"), onPress: () => go(`/quizzes/${quiz.id}/statistics`) },
      { icon: "copy", text: t("quizzes.copy"), onPress: () => set("copy") },
      { icon: "trash", text: t("quizzes.delete"), kind: "danger", onPress: () => set("delete") },
    ]} />
    ${problem && html`<${Problem} text=${problem} />`}
    ${
      open === "copy" &&
      html`<${Copy} quiz=${quiz} onClose=${() => {
        set(null);
        onDone();
      }} />`
    }
    ${open === "delete" && html`<${Confirm} title=${html`<${T} k="quizzes.delete_title" title=${quiz.title} />`} text=${t("quizzes.delete_text")} yes=${t("quizzes.delete")} onYes=${() => run(() => remove(`quizzes/${quiz.id}`))} onClose=${() => set(null)} />`}`;
}

/** @param {{ course: Course }} props */
export function Quizzes({ course }) {
  const { me } = useMe();
  const mine = manages(me, course);
  const list = useList(`courses/${course.id}/quizzes`);
  const [making, make] = useState(false);
  const add = mine && html`<${Button} kind="primary" icon="plus" onPress=${() => make(true)}>${t("quizzes.new")}<//>`;
  const empty = html`<${Empty} title=${t("course.no_quizzes")} hint=${t("quizzes.none_hint")}>${add}<//>`;
  return html`
    <${Loaded} load=${list} height=${64} empty=${empty}>${(/** @type {Data<typeof list>} */ { items }) => html`
      <div class="actions">${add}<a class="btn" href=${`/courses/${course.id}/grading`}>${t("quizzes.grading")}</a><a class="btn" href=${`/courses/${course.id}/rubrics`}>${t("quizzes.rubrics")}</a>${mine && html`<a class="btn" href=${`/courses/${course.id}/extra`}>${t("quizzes.extra")}</a>`}</div>
      <ul class="card rows" data-list>
        ${items.map(
          (quiz) => html`
          <li class="row quiz-row" key=${quiz.id}>
            <span class="row-main"><b>${mine ? html`<a href=${editor(quiz.id)}><bdi>${quiz.title}</bdi></a>` : html`<a href=${`/quizzes/${quiz.id}`}><bdi>${quiz.title}</bdi></a>`}</b><span class="meta">${t("course.questions", { n: quiz.question_count })}</span></span>
            <${Tag} tone=${quiz.status === "published" ? "ok" : ""}>${t(`status.${quiz.status}`)}<//>
            ${mine && html`<span class="quiz-acts"><${StartLive} quiz=${quiz} /><${More} quiz=${quiz} onDone=${list.reload} /></span>`}
          </li>`,
        )}
      </ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${making && html`<${NewQuiz} course=${course} onClose=${() => make(false)} />`}`;
}
