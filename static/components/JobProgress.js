// How far a long piece of work is, and what comes of it.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { useJob } from "../lib/job.js";
import "../lib/words-archives.js";

/** @import { Children } from "lms-types/view" */
/** @typedef {{ course_id?: string, file_id?: string }} Made */

/**
 * `children` shows what was made. `words` are the beginning of the words `.running` and `.done`.
 * @param {{ jobId: string, words: string, level?: "h2" | "h3", children: (made: Made, finishedAt: string) => Children }} props
 */
export function JobProgress({ jobId, words, level = "h3", children }) {
  const { job, state, head } = useJob(jobId);
  const done = state === "done";
  const failed = state === "parked";
  const said = failed ? job?.error || "" : done ? "" : t("pack.leave");
  return html`
    <section class="stack">
      <${level} tabindex="-1" ref=${head}>${t(failed ? "pack.failed" : `${words}.${done ? "done" : "running"}`)}<//>
      ${!failed && html`<progress class="meter" max="100" value=${done ? 100 : (job?.percent ?? 0)} aria-label=${t("pack.progress")}></progress>`}
      <p role="status" class="quiet breaks">${said}</p>
      ${done && job && children(/** @type {Made} */ (job.result), job.finished_at ?? "")}
    </section>`;
}

/** A file that the server packed, saved by the browser as it comes. @param {{ id: string, children: Children }} props */
export const Saved = ({ id, children }) =>
  html`<div><a class="btn" data-kind="primary" href=${`/api/v1/files/${id}/content`} download><span class="label">${children}</span></a></div>`;
