// A course again: a copy with later dates, or a zip to take along.
import { html, useState } from "../../lib/dom.js";
import { ApiError, create, get, told } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import "../../lib/words-archives.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Summary } from "../../components/Inputs.js";
import { JobProgress, Saved } from "../../components/JobProgress.js";
import { Section } from "../../components/Section.js";
import { Time } from "../../components/Time.js";

/** @import { Course, Reply } from "lms-types/rest" */
/** @import { Made } from "../../components/JobProgress.js" */

const DAY_MS = 86_400_000;
const MAX_DAYS = 3660;

/** @param {unknown} error */
const words = (error) => (told(error).code === "in_progress" ? t("pack.in_progress") : null);
/** A word's parameters stand between marks that nobody should find in a title. @param {string} title */
const copyOf = (title) =>
  t("copy.of", { title })
    .replace(/[\u2066-\u2069]/g, "")
    .slice(0, 200);

/** @param {string} typed */
const daysIn = (typed) => {
  const days = typed.trim() === "" ? 0 : Number(typed);
  return Number.isInteger(days) && Math.abs(days) <= MAX_DAYS ? days : null;
};

/** @param {{ course: Course, onClose: () => void }} props */
function Copy({ course, onClose }) {
  const [jobId, begun] = useState("");
  const title = html`<${T} k="copy.title" title=${course.title} />`;
  const form = useForm(
    { title: copyOf(course.title), shift_days: "0" },
    async (given) => {
      const shift_days = daysIn(given.shift_days);
      if (shift_days === null) {
        throw new ApiError(422, { errors: [{ field: "shift_days", message: t("copy.days_wrong") }] });
      }
      const { job_id } = await create(`courses/${course.id}/copy`, { title: given.title.trim(), shift_days });
      begun(job_id);
    },
    { wanted: ["title"], words, prefix: "copy-" },
  );
  if (jobId) {
    return html`
      <${Dialog} title=${title} onClose=${onClose}>
        <${JobProgress} jobId=${jobId} words="copy">${(/** @type {Made} */ made) => html`
          <div><a class="btn" data-kind="primary" href=${`/courses/${made.course_id}`}>${t("copy.open")}</a></div>`}<//>
      <//>`;
  }
  const days = daysIn(form.values.shift_days);
  const begins = course.starts_at && days ? new Date(Date.parse(course.starts_at) + days * DAY_MS).toISOString() : null;
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="copy-course" busy=${form.busy}>${t("copy.go")}<//>`}>
      <p class="quiet">${t("copy.text")}</p>
      <form id="copy-course" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("copy.name")} autocomplete="off" dir="auto" maxlength="200" data-safe=${true} ...${form.field("title")} />
        <${Field} label=${t("copy.days")} hint=${t("copy.days_hint")} type="number" min=${-MAX_DAYS} max=${MAX_DAYS} step="1" inputmode="numeric" autocomplete="off" ...${form.field("shift_days")} />
        ${begins && html`<p class="quiet"><${T} k="copy.begins" date=${html`<${Time} at=${begins} absolute />`} /></p>`}
      </form>
    <//>`;
}

/** @typedef {Reply<"get", "jobs">["items"][number]} Job */

/** The newest export of the course by who asks, while there is something of it. @param {string} courseId */
async function latest(courseId) {
  const { items } = await get("jobs?kind=courses.ExportCourse&limit=100");
  return items.find((/** @type {Job} */ job) => job.course_id === courseId && job.state !== "parked") ?? null;
}

/** @param {{ course: Course, onClose: () => void }} props */
function Export({ course, onClose }) {
  const load = useLoad(() => latest(course.id), [course.id]);
  const [jobId, begun] = useState("");
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const go = async () => {
    setProblem(null);
    try {
      begun((await create(`courses/${course.id}/export`)).job_id);
    } catch (error) {
      setProblem(words(error) ?? explain(error));
    }
  };
  /** @param {Made} made @param {string} at */
  const ready = (made, at) => html`
    <p class="quiet"><${T} k="export.stays" time=${html`<${Time} at=${at} />`} /></p>
    <${Saved} id=${made.file_id}>${t("export.download")}<//>`;
  const known = jobId || (load.data?.id ?? "");
  return html`
    <${Dialog} title=${html`<${T} k="export.title" title=${course.title} />`} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.close")}<//>
      <${Button} kind=${known ? "secondary" : "primary"} onPress=${go}>${t(known ? "export.again" : "export.go")}<//>`}>
      <p class="quiet">${t("export.text")}</p>
      ${known && html`<${JobProgress} key=${known} jobId=${known} words="export">${ready}<//>`}
      <${Problem} text=${problem} />
    <//>`;
}

/** For who teaches the course. @param {{ course: Course }} props */
export function Packing({ course }) {
  const [open, set] = useState(/** @type {"" | "copy" | "export"} */ (""));
  const close = () => set("");
  return html`
    <${Section} id="settings-pack" title=${t("pack.title")} text=${t("pack.text")}>
      <div class="actions">
        <${Button} icon="copy" onPress=${() => set("copy")}>${t("pack.copy")}<//>
        <${Button} icon="download" onPress=${() => set("export")}>${t("pack.export")}<//>
      </div>
      ${open === "copy" && html`<${Copy} course=${course} onClose=${close} />`}
      ${open === "export" && html`<${Export} course=${course} onClose=${close} />`}
    <//>`;
}
