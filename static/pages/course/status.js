// Where a course stands, what keeps it from being published, and the steps from here, each with what it means.
import { html, useState } from "../../lib/dom.js";
import { get, post, told } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";

/** @import { Course, Reply, Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {"publish" | "unpublish" | "archive"} Step */
/** @typedef {Reply<"get", `courses/${string}/problems`>[number]} Found */

/** @param {{ status: Schemas["CourseStatus"] }} props */
export const StatusTag = ({ status }) =>
  html`<${Tag} tone=${status === "published" ? "ok" : ""}>${t(`status.${status}`)}<//>`;

/** @type {Record<string, Step[]>} the first is the primary one */
const STEPS = { draft: ["publish", "archive"], published: ["unpublish", "archive"], archived: ["publish"] };
/** @type {Record<string, string>} */
const PLACES = { nothing_to_learn: "#quizzes", no_required_lesson: "#lessons", no_summary: "#settings" };

/** @param {Found} found @returns {[href: string, text: string]} */
function placeOf({ code, target }) {
  if (target.kind === "quiz") return [`/quizzes/${target.id}/edit`, t("problems.to_quiz")];
  if (target.kind === "lesson") return [`/lessons/${target.id}/edit`, t("problems.to_lesson")];
  const place = PLACES[code] ?? "#settings";
  return [place, t(`problems.to_${place.slice(1)}`)];
}

/** The first thing that is needed is the one to do now. @param {{ found: Found[] }} props */
export const Problems = ({ found }) => html`
  <ul class="rows">
    ${found.map((one, i) => {
      const [href, text] = placeOf(one);
      const bad = one.severity === "error";
      return html`
        <li class="row problem-row" key=${one.code + one.target.id} data-severity=${one.severity}>
          <${Icon} name=${bad ? "alert" : "info"} />
          <span class="row-main"><span>${one.message}</span><span class="meta">${t(bad ? "problems.error" : "problems.warning")}</span></span>
          <a class="btn" data-kind=${bad && i === 0 ? "primary" : "secondary"} href=${href}>${text}</a>
        </li>`;
    })}
  </ul>`;

/** @param {{ course: Course, onChanged: (course: Course) => void }} props */
export function Standing({ course, onChanged }) {
  const load = useLoad(() => get(`courses/${course.id}/problems`), [course.id, course.status]);
  const [asked, ask] = useState(/** @type {Step | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {Step} step */
  const take = async (step) => {
    setProblem(null);
    try {
      onChanged(await post(`courses/${course.id}/${step}`));
      toast(t(`step.${step}_done`));
    } catch (error) {
      setProblem(told(error).code === "not_ready" ? t("problems.not_ready") : explain(error));
      load.reload();
    }
  };
  const { status } = course;
  const lacking = load.data?.some(({ severity }) => severity === "error");
  return html`
    <${Section} id="standing" title=${t(`standing.${status}`)} text=${t(`standing.${status}_text`)}>
      ${
        status !== "published" &&
        html`<${Loaded} load=${load} rows=${1} height=${56}>${(/** @type {Data<typeof load>} */ found) =>
          found.length
            ? html`<${Problems} found=${found} />`
            : html`<p class="ready"><${Icon} name="check" />${t("problems.none")}</p>`}<//>`
      }
      <${Problem} text=${problem} />
      <div class="actions">
        ${STEPS[status].map((step, i) => html`<${Button} key=${step} kind=${i === 0 && step === "publish" && !lacking ? "primary" : "secondary"} onPress=${() => ask(step)}>${t(`step.${step}`)}<//>`)}
      </div>
      ${asked && html`<${Confirm} title=${html`<${T} k=${`step.${asked}_title`} title=${course.title} />`} text=${t(`step.${asked}_text`)} yes=${t(`step.${asked}`)} kind=${asked === "publish" ? "primary" : "danger"} onYes=${() => take(asked)} onClose=${() => ask(null)} />`}
    <//>`;
}
