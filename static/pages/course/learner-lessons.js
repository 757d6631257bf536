// One learner's lessons, and a teacher's word on whether one of them is done.
import { html, useEffect, useState } from "../../lib/dom.js";
import { get, put, told } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { dateTime, T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Area, Summary } from "../../components/Inputs.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {Schemas["LearnerProgress"]} Learner */
/** @typedef {Schemas["LessonProgressOut"] & { title: string, required: boolean }} Learned */

/** How it came to be done. @param {Learned} one */
function how({ completed_at, completed_by }) {
  if (!completed_at) return "";
  const time = dateTime(new Date(completed_at));
  const name = completed_by?.user?.full_name;
  return name ? t("override.by", { name: String(name), time, reason: completed_by?.reason ?? "" }) : time;
}

/** @param {{ learner: Learner, lesson: Learned, onBack: () => void, onDone: () => unknown }} props */
function Decide({ learner, lesson, onBack, onDone }) {
  const completed = !lesson.completed_at;
  useEffect(() => document.getElementById("override-reason")?.focus(), []);
  const form = useForm(
    { reason: "" },
    async ({ reason }) => {
      await put(`enrollments/${learner.enrollment_id}/lessons/${lesson.lesson_id}`, {
        completed,
        reason: reason.trim(),
      });
      toast(t("override.saved"));
      onDone();
    },
    {
      wanted: ["reason"],
      prefix: "override-",
      words: (error) => (told(error).code === "completed" ? t("override.kept") : null),
    },
  );
  return html`
    <form class="stack" ...${form.form}>
      <p><${T} k=${completed ? "override.do_title" : "override.undo_title"} lesson=${lesson.title} name=${learner.user.full_name} /></p>
      <${Summary} errors=${form.errors} />
      <${Area} label=${t("override.reason")} hint=${completed && t("override.reason_hint")} rows="3" maxlength="500" dir="auto" ...${form.field("reason")} />
      <div class="actions"><${Button} onPress=${onBack}>${t("override.back")}<//><${Button} kind="primary" type="submit" busy=${form.busy}>${t(completed ? "override.do" : "override.undo")}<//></div>
    </form>`;
}

/** @param {{ course: Course, learner: Learner, mine: boolean, onClose: () => void, onDone: () => unknown }} props `mine`: may decide */
export function LearnerLessons({ course, learner, mine, onClose, onDone }) {
  const [chosen, choose] = useState(/** @type {Learned | null} */ (null));
  const load = useLoad(async () => {
    const [progress, { funnel }] = await Promise.all([
      get(/** @type {`courses/${string}/progress`} */ (`courses/${course.id}/progress?user_id=${learner.user.id}`)),
      get(`analytics/courses/${course.id}`),
    ]);
    const known = new Map(funnel.map((one) => [one.lesson_id, one]));
    return progress.lessons.map((one) => ({
      ...one,
      title: known.get(one.lesson_id)?.title ?? "",
      required: known.get(one.lesson_id)?.required ?? true,
    }));
  }, [course.id, learner.user.id]);
  const back = () => {
    const id = chosen?.lesson_id;
    choose(null);
    requestAnimationFrame(() => document.getElementById(`lesson-${id}`)?.focus());
  };
  const done = async () => {
    await Promise.all([load.reload(), onDone()]);
    back();
  };
  const empty = html`<${Empty} title=${t("progress.no_lessons")} />`;
  return html`
    <${Dialog} wide title=${html`<${T} k="override.title" name=${learner.user.full_name} />`} onClose=${onClose}>
      ${
        chosen
          ? html`<${Decide} learner=${learner} lesson=${chosen} onBack=${back} onDone=${done} />`
          : html`<${Loaded} load=${load} rows=${4} height=${56} empty=${empty}>${(
              /** @type {Data<typeof load>} */ lessons,
            ) => html`
            <ul class="rows">${lessons.map(
              (one) => html`
              <li class="row learned-row" key=${one.lesson_id}>
                <span class="row-main"><span dir="auto">${one.title}</span><span class="meta">${[how(one), !one.required && t("progress.optional")].filter(Boolean).join(" · ")}</span></span>
                <${Tag} tone=${one.completed_at ? "ok" : ""}>${t(one.completed_at ? "override.is_done" : one.status === "in_progress" ? "override.is_begun" : "override.is_new")}<//>
                ${mine && html`<${Button} id=${`lesson-${one.lesson_id}`} label=${t(one.completed_at ? "override.undo_of" : "override.do_of", { lesson: one.title })} onPress=${() => choose(one)}>${t(one.completed_at ? "override.undo" : "override.do")}<//>`}</li>`,
            )}</ul>`}<//>`
      }
    <//>`;
}
