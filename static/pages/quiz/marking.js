// One answer and its grade: points or the levels of a rubric, a comment, remarks about parts of an essay.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get, put, remove } from "../../lib/api.js";
import { ago, number, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { explain, Problem } from "../../components/Field.js";
import { Area } from "../../components/Inputs.js";
import { byNumber, Gapped } from "../../components/Gapped.js";
import { Name } from "../../components/Name.js";
import { worth } from "../../components/Rubric.js";
import { Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { Files, said } from "../attempt/review.js";
import { Levels } from "./levels.js";
import { Remarking } from "./remarking.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data, On, Ref } from "lms-types/view" */
/** @import { Chosen, Rubric } from "../../components/Rubric.js" */
/** @import { Remark } from "../../components/Remarks.js" */
/** @import { Asked } from "../attempt/saving.js" */
/** @typedef {Reply<"get", "courses/{}/grading">["items"][number]} Item */
/** @typedef {{ points: string, comment: string, inline: Remark[], levels: Record<string, Chosen>, byRubric: boolean }} Draft a grade before it is saved */
/** @typedef {{ item: Item, asked: Asked, rubric: Rubric | undefined, draft: Draft, change: (more: Partial<Draft>) => void, onDone: (item: Item, earned: number | null) => void }} Props */

/** @param {Item} item */
export const keyOf = ({ attempt_id, question_id }) => `${attempt_id} ${question_id}`;

/** @param {Asked} asked @param {Rubric | undefined} rubric @returns {Draft} */
function draftOf(asked, rubric) {
  const given = /** @type {Record<string, Chosen>} */ (asked.rubric ?? {});
  const levels = Object.entries(given).map(([id, { level_id, comment }]) => [id, { level_id, comment }]);
  const byHand = asked.graded_by && !asked.rubric;
  return {
    points: typeof asked.earned === "number" ? String(asked.earned) : "",
    comment: asked.comment ?? "",
    inline: asked.inline ?? [],
    levels: Object.fromEntries(levels),
    byRubric: rubric !== undefined && !byHand,
  };
}

/** @param {{ item: Item, draft: Draft, problem: string, change: Props["change"] }} props */
function Points({ item, draft, problem, change }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => field.current?.focus(), []);
  return html`
    <div class="field"><label for="points">${t("grading.points", { max: item.points })}</label>
      <span class="grading-points"><input class="input num" id="points" name="points" ref=${/** @type {Ref<HTMLInputElement>} */ (field)} value=${draft.points} inputmode="decimal" autocomplete="off" maxlength="10"
        aria-invalid=${problem ? "true" : undefined} aria-describedby="points-problem" onInput=${(/** @type {On} */ { target }) => change({ points: target.value })} />
        ${[0, item.points / 2, item.points].map((one) => html`<button type="button" class="chip num" key=${one} aria-pressed=${draft.points === String(one)} aria-label=${t("grading.give", { n: one, max: item.points })} onClick=${() => change({ points: String(one) })}>${number(one)}</button>`)}</span></div>`;
}

/** @param {Props} props */
function Marking({ item, asked, rubric, draft, change, onDone }) {
  const [problem, setProblem] = useState("");
  const path = /** @type {const} */ (`attempts/${item.attempt_id}/grades/${item.question_id}`);
  const byRubric = rubric && draft.byRubric ? rubric : null;
  const typed = Number(draft.points.replace(",", "."));
  const value = byRubric ? worth(byRubric, draft.levels, item.points) : typed;
  /** What stands in the way, and where. @returns {[text: string, place: string] | null} */
  const lack = () => {
    if (byRubric) {
      const open = byRubric.criteria.find((one) => !draft.levels[one.id]?.level_id);
      return open ? [t("rubric.open", { title: open.title }), `[name="level-${open.id}"]`] : null;
    }
    const fits = draft.points.trim() !== "" && typed >= 0 && typed <= item.points;
    return fits ? null : [t("grading.points_wrong", { max: item.points }), "#points"];
  };
  const give = async () => {
    const [text, place] = lack() ?? ["", ""];
    setProblem(text);
    if (place) {
      /** @type {HTMLElement | null} */ (document.querySelector(place))?.focus();
      return;
    }
    const { comment, inline } = draft;
    try {
      await put(path, byRubric ? { rubric: draft.levels, comment, inline } : { points: typed, comment, inline });
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
    give();
  };
  return html`
    <form class="stack grading-form" onKeyDown=${send} onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      give();
    }}>
      ${byRubric ? html`<${Levels} rubric=${byRubric} chosen=${draft.levels} onChange=${(/** @type {Draft["levels"]} */ levels) => change({ levels })} /><p class="num" role="status"><b>${t("grading.give", { n: value, max: item.points })}</b></p>` : html`<${Points} item=${item} draft=${draft} problem=${problem} change=${change} />`}
      <${Problem} text=${problem} id="points-problem" />
      <${Area} name="comment" label=${t("grading.comment")} hint=${t("grading.comment_hint")} rows="4" maxlength="10000" dir="auto" value=${draft.comment} onInput=${(/** @type {string} */ comment) => change({ comment })} />
      <div class="actions"><${Button} kind="primary" type="submit" hint="Enter" onPress=${(
        /** @type {Event} */ event,
      ) => {
        event.preventDefault();
        return give();
      }}>${t("grading.save")}<//>
        ${rubric && html`<${Button} kind="quiet" onPress=${() => change({ byRubric: !draft.byRubric })}>${t(draft.byRubric ? "rubric.by_points" : "rubric.by_rubric", { title: rubric.title })}<//>`}
        ${asked.graded_by && html`<${Button} kind="quiet" onPress=${back}>${t("grading.take_back")}<//>`}</div>
      ${asked.graded_by && html`<p class="meta">${t("grading.by", { name: asked.graded_by })}</p>`}
    </form>`;
}

/**
 * @param {Omit<Props, "draft" | "change"> & { drafts: Map<string, Draft> }} props `drafts`: of answers that were gone on from
 */
function Graded({ item, asked, rubric, drafts, onDone }) {
  const key = keyOf(item);
  const [draft, set] = useState(() => drafts.get(key) ?? draftOf(asked, rubric));
  /** @param {Partial<Draft>} more */
  const change = (more) =>
    set((now) => {
      const next = { ...now, ...more };
      drafts.set(key, next);
      return next;
    });
  /** @param {Item} graded @param {number | null} earned */
  const done = (graded, earned) => {
    drafts.delete(key);
    onDone(graded, earned);
  };
  const text = asked.type === "essay" ? String(asked.answer?.text ?? "") : "";
  return html`
    <div class="grading">
      <section class="card stack" aria-labelledby="asked">
        <div class="section-head"><h2><${Name}>${item.student.name}<//></h2><span class="meta">${t("grading.handed_in", { time: ago(new Date(item.submitted_at)) })}</span></div>
        <div><h3 class="meta" id="asked">${t("take.question", { n: asked.position })}</h3><${Gapped} question=${asked} at=${byNumber} class="quiet" /></div>
        ${asked.notes && html`<div><h3 class="meta">${t("grading.notes")}</h3><p class="grading-notes" dir="auto">${asked.notes}</p></div>`}
        <h3 class="meta">${t("grading.answer")}</h3>
        ${
          text
            ? html`<${Remarking} text=${text} remarks=${draft.inline} onChange=${(/** @type {Remark[]} */ inline) => change({ inline })} /><${Files} asked=${asked} />`
            : html`<div class="grading-answer" dir="auto">${said(asked, asked.answer)}</div>`
        }
        <p><a href=${`/attempts/${item.attempt_id}`}>${t("grading.whole")}</a></p>
      </section>
      <section class="card" aria-label=${t("grading.grade")}><${Marking} item=${item} asked=${asked} rubric=${rubric} draft=${draft} change=${change} onDone=${done} /></section>
    </div>`;
}

/** @param {{ item: Item, rubrics: Map<string, Rubric>, drafts: Map<string, Draft>, onDone: Props["onDone"] }} props */
export function Answer({ item, rubrics, drafts, onDone }) {
  const load = useLoad(() => get(`attempts/${item.attempt_id}`), [item.attempt_id]);
  return html`
    <${Loaded} load=${load} rows=${1} height=${320}>${(/** @type {Data<typeof load>} */ attempt) => {
      const asked = attempt.questions.find((one) => one.question_id === item.question_id);
      if (!asked) return html`<p>${t("error.gone")}</p>`;
      return html`<${Graded} key=${keyOf(item)} item=${item} asked=${asked} rubric=${rubrics.get(asked.rubric_id ?? "")} drafts=${drafts} onDone=${onDone} />`;
    }}<//>`;
}
