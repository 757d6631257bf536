// A dialog that brings a list of people into a course, or changes and drops those who are there.
import { html, useEffect } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { useJob } from "../lib/job.js";
import "../lib/words-course.js";
import { Button } from "./Button.js";
import { CsvSource, CsvVerdict, useCsvImport } from "./CsvImport.js";
import { Dialog } from "./Dialog.js";

/** @import { Started } from "./CsvImport.js" */
/** @typedef {{ created: number, updated: number, unchanged: number }} Result */

const EXAMPLE = "email,cohort,status\nada@school.example,Spring,active";

/** @param {{ started: Started, onDone: () => void }} props */
function Progress({ started, onDone }) {
  const { job, state, over, head } = useJob(started.job_id);
  useEffect(() => {
    if (over) onDone();
  }, [over]);
  const done = state === "done";
  const result = /** @type {Result | null | undefined} */ (done ? job?.result : null);
  const said = state === "parked" ? t("bulk.failed_text") : t("bulk.leave");
  return html`
    <section class="stack">
      <h3 tabindex="-1" ref=${head}>${done ? t("bulk.done") : state === "parked" ? t("bulk.failed") : t("bulk.running", { n: started.good })}</h3>
      <progress class="meter" max="100" value=${done ? 100 : (job?.percent ?? 0)} aria-label=${t("bulk.progress")}></progress>
      <p role="status" class="quiet">${result ? t("bulk.result", { ...result }) : said}</p>
    </section>`;
}

/**
 * `onDone` is called when the job has changed what lists show.
 * @param {{ courseId: string, onDone: () => void, onClose: () => void }} props
 */
export function EnrollImport({ courseId, onDone, onClose }) {
  const given = useCsvImport(`courses/${courseId}/enrollments/imports`, "bulk-csv");
  const { found, started } = given;
  if (started) {
    return html`
      <${Dialog} title=${t("bulk.title")} onClose=${onClose} wide=${true}>
        <${Progress} started=${started} onDone=${onDone} />
      <//>`;
  }
  const go = found && found.good > 0;
  return html`
    <${Dialog} title=${t("bulk.title")} onClose=${onClose} wide=${true} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      ${go && html`<${Button} kind="primary" onPress=${given.begin}>${t(found.errors.length ? "import.go_partial" : "bulk.go", { n: found.good })}<//>`}`}>
      <p class="quiet">${t("bulk.text")}</p>
      <${CsvSource} given=${given} name="bulk-csv" columns="email,cohort,status" example=${EXAMPLE} rows="6" />
      ${found && html`<${CsvVerdict} found=${found} />`}
    <//>`;
}
