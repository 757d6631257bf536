// What waits for a person: one answer at a time, by keys alone if one likes; by question over all students.
import { html, useRef, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useKeys, useKeysSwitch } from "../../lib/keys.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Select } from "../../components/Inputs.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { QuizFrame } from "./frame.js";
import { Answer, keyOf } from "./marking.js";
import { Release } from "./release.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @import { Rubric } from "../../components/Rubric.js" */
/** @import { About } from "./frame.js" */
/** @import { Draft, Item } from "./marking.js" */

/** @param {{ items: Item[], rubrics: Map<string, Rubric>, drafts: Map<string, Draft>, reload: () => unknown, state: string }} props */
function Walk({ items, rubrics, drafts, reload, state }) {
  const [at, go] = useState(0);
  const [done, setDone] = useState(/** @type {Record<string, number | null>} */ ({}));
  const item = items[Math.min(at, items.length - 1)];
  const left = items.filter((one) => !(keyOf(one) in done)).length;
  /** @param {Item} graded @param {number | null} earned */
  const onDone = (graded, earned) => {
    const next = { ...done, [keyOf(graded)]: earned };
    setDone(next);
    const order = [...items.slice(at + 1), ...items.slice(0, at)];
    const other = state === "waiting" ? order.find((one) => !(keyOf(one) in next)) : items[at + 1];
    if (other) go(items.indexOf(other));
    else if (state === "waiting") reload();
    else toast(t("grading.saved"));
  };
  const way = (/** @type {number} */ by) => go(Math.max(0, Math.min(items.length - 1, at + by)));
  const [keysOn, flipKeys] = useKeysSwitch();
  useKeys({ N: () => way(1), P: () => way(-1) }, keysOn);
  return html`
    <div class="grading-bar">
      <p class="num" role="status"><b>${t("grading.place", { n: at + 1, total: items.length })}</b>${state === "waiting" && html` <span class="quiet">${t("grading.left", { n: left })}</span>`}
        ${keyOf(item) in done && html` <${Tag} tone="ok">${t("grading.done")}<//>`}</p>
      <span class="actions">
        <${Button} kind="quiet" icon=${keysOn ? "keyboard" : "keyboard-off"} iconOnly label=${t(keysOn ? "host.keys_off" : "host.keys_on")} onPress=${flipKeys} />
        <${Button} hint=${keysOn ? "P" : undefined} off=${at > 0 ? null : t("grading.is_first")} onPress=${() => way(-1)}>${t("take.previous")}<//>
        <${Button} hint=${keysOn ? "N" : undefined} off=${at < items.length - 1 ? null : t("grading.is_last")} onPress=${() => way(1)}>${t("take.next")}<//>
      </span>
    </div>
    <${Answer} key=${keyOf(item)} item=${item} rubrics=${rubrics} drafts=${drafts} onDone=${onDone} />`;
}

/** @param {{ courseId: string, quizId?: string }} props */
function Queue({ courseId, quizId }) {
  const [filters, change] = useQuery(["question_id", "state"]);
  const state = filters.state || "waiting";
  const [turn, setTurn] = useState(0);
  const drafts = useRef(/** @type {Map<string, Draft>} */ (new Map()));
  const load = useLoad(async () => {
    const query = asQuery({ quiz_id: quizId ?? "", state });
    const [all, rubrics] = await Promise.all([
      readAll(/** @type {`courses/${string}/grading`} */ (`courses/${courseId}/grading${query}`)),
      readAll(`courses/${courseId}/rubrics`),
    ]);
    return { all, rubrics: new Map(rubrics.map((one) => [one.id, one])) };
  }, [courseId, quizId, state, turn]);
  const reload = () => setTurn(turn + 1);
  return html`
    <${Loaded} load=${load} rows=${2} height=${160}>${(/** @type {Data<typeof load>} */ { all, rubrics }) => {
      /** @type {Map<string, { text: string, n: number }>} */
      const questions = new Map();
      for (const { question_id: id, question, title } of all) {
        const text = quizId ? question : `${title}: ${question}`;
        questions.set(id, { text, n: (questions.get(id)?.n ?? 0) + 1 });
      }
      const items = filters.question_id ? all.filter((one) => one.question_id === filters.question_id) : all;
      return html`
        <div class="filters">
          <${Select} name="state" label=${t("grading.which")} value=${state} options=${[["waiting", t("grading.waiting")], ["graded", t("grading.graded")]]} onInput=${(/** @type {string} */ next) => change({ state: next === "waiting" ? "" : next, question_id: "" })} />
          ${questions.size > 1 && html`<${Select} name="question" label=${t("grading.question")} value=${filters.question_id} options=${[["", t("grading.all_questions", { n: all.length })], ...[...questions].map(([id, { text, n }]) => [id, t("grading.one_question", { text: text.length > 80 ? `${text.slice(0, 79)}…` : text, n })])]} onInput=${(/** @type {string} */ id) => change({ question_id: id })} />`}
        </div>
        ${
          items.length
            ? html`<${Walk} key=${`${filters.question_id} ${state} ${turn}`} items=${items} rubrics=${rubrics} drafts=${drafts.current} reload=${reload} state=${state} />`
            : html`<${Empty} title=${t(state === "waiting" ? "grading.none" : "grading.none_graded")} hint=${t("grading.none_hint")} />`
        }
        <p><a href=${`/courses/${courseId}/rubrics`}>${t("rubric.all")}</a></p>`;
    }}<//>`;
}

/** @param {{ id: string }} props */
export const QuizGrading = ({ id }) =>
  html`<${QuizFrame} id=${id} at="grading">${(/** @type {About} */ { quiz, course, reload }) => html`
  <${Release} quiz=${quiz} reload=${reload} /><${Queue} courseId=${course.id} quizId=${quiz.id} />`}<//>`;

/** @param {{ course: Reply<"get", "courses/{}"> }} props */
function OfCourse({ course }) {
  usePage(`${course.title} · ${t("quiz.part_grading")}`);
  return html`
    <div class="page-head"><p><a href=${`/courses/${course.id}#quizzes`}><bdi>${course.title}</bdi></a></p><h1 tabindex="-1">${t("quiz.part_grading")}</h1></div>
    <${Queue} courseId=${course.id} />`;
}

/** @param {{ id: string }} props */
export function CourseGrading({ id }) {
  const load = useLoad(() => get(`courses/${id}`), [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Data<typeof load>} */ course) => html`<${OfCourse} course=${course} />`}<//>`;
}
