// What waits for a person: one answer at a time, by keys alone if one likes; by question over all students.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get, put, remove } from "../../lib/api.js";
import { ago, number, t } from "../../lib/i18n.js";
import { useKeys } from "../../lib/keys.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { explain, Problem } from "../../components/Field.js";
import { Area, Select } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Rich } from "../../components/Rich.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { said } from "../attempt/review.js";
import { Release } from "./attempts.js";
import { QuizFrame } from "./frame.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data, On, Ref } from "lms-types/view" */
/** @import { Asked } from "../attempt/saving.js" */
/** @import { About } from "./frame.js" */
/** @typedef {Reply<"get", "courses/{}/grading">["items"][number]} Item */

/** @param {Item} item */
const keyOf = ({ attempt_id, question_id }) => `${attempt_id} ${question_id}`;

/** @param {{ item: Item, asked: Asked, onDone: (item: Item, earned: number | null) => void }} props */
function Marking({ item, asked, onDone }) {
  const [points, setPoints] = useState(asked.earned === null || asked.earned === undefined ? "" : String(asked.earned));
  const [comment, setComment] = useState(asked.comment ?? "");
  const [problem, setProblem] = useState("");
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => field.current?.focus(), []);
  const path = /** @type {const} */ (`attempts/${item.attempt_id}/grades/${item.question_id}`);
  const give = async (/** @type {string} */ typed) => {
    const value = Number(typed.replace(",", "."));
    if (typed.trim() === "" || !(value >= 0 && value <= item.points)) {
      setProblem(t("grading.points_wrong", { max: item.points }));
      field.current?.focus();
      return;
    }
    setProblem("");
    try {
      await put(path, { points: value, comment, inline: asked.inline ?? [] });
      say(t("grading.given", { n: value, max: item.points }));
      onDone(item, value);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const back = async () => {
    try {
      await remove(path);
      toast(t("grading.taken_back"));
      onDone(item, null);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  /** @param {KeyboardEvent} event */
  const send = (event) => {
    if (event.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    give(points);
  };
  return html`
    <form class="stack grading-form" onKeyDown=${send} onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      give(points);
    }}>
      <div class="field"><label for="points">${t("grading.points", { max: item.points })}</label>
        <span class="grading-points"><input class="input num" id="points" name="points" ref=${/** @type {Ref<HTMLInputElement>} */ (field)} value=${points} inputmode="decimal" autocomplete="off" maxlength="10"
          aria-invalid=${problem ? "true" : undefined} aria-describedby="points-problem" onInput=${(/** @type {On} */ { target }) => setPoints(target.value)} />
          ${[0, item.points / 2, item.points].map((one) => html`<button type="button" class="chip num" key=${one} aria-pressed=${points === String(one)} aria-label=${t("grading.give", { n: one, max: item.points })} onClick=${() => setPoints(String(one))}>${number(one)}</button>`)}</span></div>
      <${Problem} text=${problem} id="points-problem" />
      <${Area} name="comment" label=${t("grading.comment")} hint=${t("grading.comment_hint")} rows="4" maxlength="10000" dir="auto" value=${comment} onInput=${setComment} />
      <div class="actions"><${Button} kind="primary" type="submit" hint="Enter" onPress=${(
        /** @type {Event} */ event,
      ) => {
        event.preventDefault();
        return give(points);
      }}>${t("grading.save")}<//>
        ${asked.graded_by && html`<${Button} kind="quiet" onPress=${back}>${t("grading.take_back")}<//>`}</div>
      ${asked.graded_by && html`<p class="meta">${t("grading.by", { name: asked.graded_by })}</p>`}
    </form>`;
}

/** @param {{ item: Item, onDone: (item: Item, earned: number | null) => void }} props */
function Answer({ item, onDone }) {
  const load = useLoad(() => get(`attempts/${item.attempt_id}`), [item.attempt_id]);
  return html`
    <${Loaded} load=${load} rows=${1} height=${320}>${(/** @type {Data<typeof load>} */ attempt) => {
      const asked = attempt.questions.find((one) => one.question_id === item.question_id);
      if (!asked) return html`<p>${t("error.gone")}</p>`;
      return html`
        <div class="grading">
          <section class="card stack" aria-labelledby="asked">
            <div class="section-head"><h2><${Name}>${item.student.name}<//></h2><span class="meta">${t("grading.handed_in", { time: ago(new Date(item.submitted_at)) })}</span></div>
            <div><h3 class="meta" id="asked">${t("take.question", { n: asked.position })}</h3><${Rich} of=${asked.stem_html} class="quiet" /></div>
            <div><h3 class="meta">${t("grading.answer")}</h3><div class="grading-answer" dir="auto">${said(asked, asked.answer)}</div></div>
            <p><a href=${`/attempts/${item.attempt_id}`}>${t("grading.whole")}</a></p>
          </section>
          <section class="card" aria-label=${t("grading.grade")}><${Marking} key=${keyOf(item)} item=${item} asked=${asked} onDone=${onDone} /></section>
        </div>`;
    }}<//>`;
}

/** @param {{ items: Item[], reload: () => unknown, state: string }} props */
function Walk({ items, reload, state }) {
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
  useKeys({ N: () => way(1), P: () => way(-1) });
  return html`
    <div class="grading-bar">
      <p class="num" role="status"><b>${t("grading.place", { n: at + 1, total: items.length })}</b>${state === "waiting" && html` <span class="quiet">${t("grading.left", { n: left })}</span>`}
        ${keyOf(item) in done && html` <${Tag} tone="ok">${t("grading.done")}<//>`}</p>
      <span class="actions">
        <${Button} hint="P" off=${at > 0 ? null : t("grading.is_first")} onPress=${() => way(-1)}>${t("take.previous")}<//>
        <${Button} hint="N" off=${at < items.length - 1 ? null : t("grading.is_last")} onPress=${() => way(1)}>${t("take.next")}<//>
      </span>
    </div>
    <${Answer} key=${keyOf(item)} item=${item} onDone=${onDone} />`;
}

/** @param {{ courseId: string, quizId?: string }} props */
function Queue({ courseId, quizId }) {
  const [filters, change] = useQuery(["question_id", "state"]);
  const state = filters.state || "waiting";
  const [turn, setTurn] = useState(0);
  const load = useLoad(
    () =>
      readAll(
        /** @type {`courses/${string}/grading`} */ (
          `courses/${courseId}/grading${asQuery({ quiz_id: quizId ?? "", state })}`
        ),
      ),
    [courseId, quizId, state, turn],
  );
  const reload = () => setTurn(turn + 1);
  return html`
    <${Loaded} load=${load} rows=${2} height=${160}>${(/** @type {Item[]} */ all) => {
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
            ? html`<${Walk} key=${`${filters.question_id} ${state} ${turn}`} items=${items} reload=${reload} state=${state} />`
            : html`<${Empty} title=${t(state === "waiting" ? "grading.none" : "grading.none_graded")} hint=${t("grading.none_hint")} />`
        }`;
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
