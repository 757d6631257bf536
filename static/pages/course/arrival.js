// A course from a zip: sent and looked at first, made only then.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { newKey, told } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { bytes, t } from "../../lib/i18n.js";
import { sent } from "../../lib/upload.js";
import "../../lib/words-archives.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { JobProgress } from "../../components/JobProgress.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column, On, Ref } from "lms-types/view" */
/** @import { Made } from "../../components/JobProgress.js" */
/** @typedef {{ good: number, errors: Wrong[], warnings: Wrong[], summary?: Schemas["SummaryOut"] | null }} Found */
/** @typedef {Schemas["LineError"]} Wrong */

const ZIP = "application/zip";
const COUNTED = /** @type {const} */ (["modules", "lessons", "quizzes", "questions"]);
/** @type {Record<string, string>} */
const KNOWN = {
  archive_unsafe: "arrive.unsafe",
  archive_unknown: "arrive.unsafe",
  archive_too_large: "arrive.large",
  archive_too_many: "arrive.large",
  archive_too_complex: "arrive.large",
  version_unsupported: "arrive.version",
  quota_exceeded: "arrive.room",
  in_progress: "pack.in_progress",
};

/** @param {unknown} error */
function say(error) {
  const { code = "", status } = told(error);
  if (KNOWN[code]) return t(KNOWN[code]);
  if (status === 413) return t("arrive.large");
  return /^(archive|manifest)_/.test(code) ? t("arrive.broken") : explain(error);
}

/** @type {Column<Wrong>[]} */
const COLUMNS = [
  { key: "field", head: "arrive.field", cell: ({ field }) => html`<code class="breaks">${field || "–"}</code>` },
  {
    key: "why",
    head: "arrive.why",
    cell: ({ message }) => html`<span class="breaks" dir="auto">${sentence(message)}</span>`,
  },
];

/** @param {{ found: Found }} props */
function Verdict({ found }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  const { good, errors, warnings, summary } = found;
  if (!good) {
    return html`
      <section class="stack">
        <h3 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name="alert" />${t("arrive.errors")}</span></h3>
        <${DataTable} label=${t("arrive.errors")} columns=${COLUMNS} rows=${errors} rowKey=${(/** @type {Wrong} */ { field, message }) => `${field} ${message}`} />
      </section>`;
  }
  return html`
    <section class="stack">
      <h3 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name="check" />${t("arrive.inside")}</span></h3>
      ${
        summary &&
        html`<p><b><bdi>${summary.title}</bdi></b></p>
        <ul class="quiet">
          ${COUNTED.filter((name) => summary[name]).map((name) => html`<li key=${name}>${t(`arrive.${name}`, { n: summary[name] })}</li>`)}
          ${summary.files > 0 && html`<li>${t("arrive.files", { n: summary.files, size: bytes(summary.bytes) })}</li>`}
        </ul>`
      }
      ${warnings.length > 0 && html`<p class="quiet">${t("arrive.no_category")}</p>`}
    </section>`;
}

/** What is chosen, how far it has come, and what the server finds in it. */
function useArchive() {
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [share, setShare] = useState(/** @type {number | null} */ (null));
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [jobId, begun] = useState("");
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const key = useRef(newKey());
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  /** @param {File} body @param {string} query */
  const send = async (body, query) => {
    setProblem(null);
    setShare(0);
    const { signal } = stop.current;
    try {
      const options = { path: `courses/imports${query}`, type: ZIP, key: key.current, onProgress: setShare, signal };
      return await sent(body, query ? { ...options, key: newKey() } : options);
    } catch (error) {
      if (!signal.aborted) setProblem(say(error));
      return null;
    } finally {
      setShare(null);
    }
  };
  /** @param {File | undefined} chosen */
  const take = async (chosen) => {
    if (!chosen || share !== null) return;
    setFound(null);
    key.current = newKey();
    if (!/\.zip$/i.test(chosen.name)) {
      setFile(null);
      setProblem(t("arrive.not_zip"));
      return;
    }
    setFile(chosen);
    setFound(await send(chosen, "?dry_run=true"));
  };
  const begin = async () => {
    const started = file && (await send(file, ""));
    if (started) begun(started.job_id);
  };
  return { file, share, found, jobId, problem, take, begin };
}

/** @param {{ given: ReturnType<typeof useArchive> }} props */
function Source({ given }) {
  const { file, share, problem, take } = given;
  const [over, setOver] = useState(false);
  /** @type {Ref<HTMLInputElement>} */
  const picker = useRef(null);
  /** @param {DragEvent} event */
  const drag = (event) => {
    event.preventDefault();
    setOver(event.type === "dragover");
    if (event.type === "drop") take(event.dataTransfer?.files[0]);
  };
  const going = share === null ? "" : t(share < 1 ? "arrive.sending" : "arrive.looking", { name: file?.name ?? "" });
  return html`
    <div class="drop" data-over=${over} onDragOver=${drag} onDragLeave=${drag} onDrop=${drag}>
      ${file ? html`<span class="drop-name"><${Icon} name="file" /><bdi>${file.name}</bdi></span>` : html`<span class="quiet drop-words">${t("arrive.drop")}</span>`}
      <${Button} data-safe kind=${file ? "secondary" : "primary"} busy=${share !== null} onPress=${() => picker.current?.click()}>${t(file ? "arrive.other" : "arrive.choose")}<//>
      <input class="vh" type="file" accept=".zip,application/zip" ref=${picker} tabindex="-1" aria-hidden="true" onChange=${(
        /** @type {On} */ event,
      ) => {
        const chosen = event.target.files?.[0];
        event.target.value = "";
        take(chosen);
      }} />
    </div>
    ${share !== null && html`<progress class="meter" max="1" value=${share} aria-label=${t("pack.progress")}></progress>`}
    <p role="status" class="quiet">${going}</p>
    <${Problem} text=${problem} />`;
}

/** @param {{ onClose: () => void }} props */
function Import({ onClose }) {
  const given = useArchive();
  const { found, jobId, share } = given;
  if (jobId) {
    return html`
      <${Dialog} title=${t("arrive.title")} onClose=${onClose}>
        <${JobProgress} jobId=${jobId} words="arrive">${(/** @type {Made} */ made) => html`
          <div><a class="btn" data-kind="primary" href=${`/courses/${made.course_id}`}>${t("arrive.course")}</a></div>`}<//>
      <//>`;
  }
  return html`
    <${Dialog} title=${t("arrive.title")} onClose=${onClose} wide=${Boolean(found && !found.good)} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      ${found && found.good > 0 && html`<${Button} kind="primary" busy=${share !== null} onPress=${given.begin}>${t("arrive.go")}<//>`}`}>
      <p class="quiet">${t("arrive.text")}</p>
      <${Source} given=${given} />
      ${found && html`<${Verdict} found=${found} />`}
    <//>`;
}

export function Arrival() {
  const [open, set] = useState(false);
  return html`
    <${Button} icon="upload" onPress=${() => set(true)}>${t("arrive.open")}<//>
    ${open && html`<${Import} onClose=${() => set(false)} />`}`;
}
