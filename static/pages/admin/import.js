// Accounts from a CSV file: looked through first, made only then; lines with errors are named.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { request, told } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { FINAL, useJob } from "../../lib/job.js";
import "../../lib/words-import.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Encodings } from "../../components/Encodings.js";
import { explain } from "../../components/Field.js";
import { Area } from "../../components/Inputs.js";
import { Icon } from "../../components/Icon.js";
import { Section } from "../../components/Section.js";
import { PeopleTabs } from "./shared.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column, On, Ref } from "lms-types/view" */
/** @typedef {{ good: number, errors: Schemas["LineError"][], warnings: Schemas["LineError"][] }} Found */
/** @typedef {Found & { job_id: string }} Started */
/** @typedef {{ created: number, skipped: number }} Made */

const EXAMPLE = "email,full_name,role\nada@school.example,Ada Lovelace,student";
/** @param {Blob | string} text @param {string} query */
const send = (text, query) =>
  request("POST", `users/imports${query}`, { body: text, type: "text/csv" }).then((response) => response.json());
/** @type {Column<Schemas["LineError"]>[]} */
const columns = [
  { key: "line", head: "import.line", cell: ({ line }) => t("import.line_n", { n: line }) },
  { key: "field", head: "import.field", cell: ({ field }) => html`<code>${field || "–"}</code>` },
  {
    key: "why",
    head: "import.why",
    cell: ({ message }) =>
      html`<span class="breaks" dir="auto">${message === "has an account" ? t("people.taken") : sentence(message)}</span>`,
  },
];
/** @param {unknown} error */
const say = (error) => {
  const { status, errors = [] } = told(error);
  if (status !== 422 || !errors.length) return explain(error);
  return errors
    .map(({ field, message }) => sentence(`${field} ${message}`.trim()))
    .slice(0, 3)
    .join(" ");
};
/** @param {{ started: Started, onAgain: () => void }} props */
function Progress({ started, onAgain }) {
  const job = useJob(started.job_id);
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  const state = job?.state ?? "pending";
  const percent = state === "done" ? 100 : (job?.percent ?? 0);
  const result = /** @type {Made | null | undefined} */ (job?.result);
  const made = result?.created ?? started.good;
  const known = result?.skipped ?? 0;
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}>${t(state === "done" ? "import.done" : state === "parked" ? "import.failed" : "import.running", { n: state === "done" ? made : started.good })}</h2>
      <progress class="meter" max="100" value=${percent} aria-label=${t("import.progress")}></progress>
      <p role="status" class="quiet">${state === "done" ? t("import.done_text") : state === "parked" ? t("import.failed_text") : t("import.leave")}</p>
      ${state === "done" && known > 0 && html`<p class="quiet">${t("import.known", { n: known })}</p>`}
      <div class="actions"><a class="btn" data-kind=${state === "done" ? "primary" : "secondary"} href="/people">${t("import.see")}</a>
        ${FINAL.includes(state) && html`<${Button} onPress=${onAgain}>${t("import.another")}<//>`}</div>
    </section>`;
}

/** @param {{ found: Found, onImport: () => void }} props */
function Verdict({ found, onImport }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  const { good, errors, warnings } = found;
  return html`
    <section class="stack">
      <h2 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name=${errors.length ? "alert" : "check"} />${t(errors.length ? "import.verdict" : "import.verdict_good", { good, bad: new Set(errors.map(({ line }) => line)).size })}</span></h2>
      ${errors.length > 0 && html`<${DataTable} label=${t("import.errors")} columns=${columns} rows=${errors} rowKey=${(/** @type {Schemas["LineError"]} */ { line, field, message }) => `${line} ${field} ${message}`} />`}
      ${warnings.length > 0 && html`<p class="quiet breaks">${t("import.unread", { names: warnings.map(({ field }) => field).join(", ") })}</p>`}
      ${
        good > 0
          ? html`<div class="actions"><${Button} kind="primary" onPress=${onImport}>${t(errors.length ? "import.go_partial" : "import.go", { n: good })}<//></div>
          ${errors.length > 0 && html`<p class="quiet">${t("import.partial_hint")}</p>`}`
          : html`<p class="quiet">${t("import.nothing")}</p>`
      }
    </section>`;
}

export default function Import() {
  const [text, setText] = useState("");
  const [file, setFile] = useState(/** @type {File | null} */ (null)); // sent as it is: reading it as text would replace letters
  const [encoding, setEncoding] = useState("");
  const [previews, setPreviews] = useState(/** @type {Record<string, string> | null} */ (null));
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [started, setStarted] = useState(/** @type {Started | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @type {Ref<HTMLInputElement>} */
  const picker = useRef(null);
  usePage(t("import.title"));
  /** @param {string} value @param {File | null} chosen */
  const begins = (value, chosen) => {
    setText(value);
    setFile(chosen);
    setEncoding("");
    setPreviews(null);
    setFound(null);
    setProblem(null);
  };
  /** @param {string} value */
  const type = (value) => begins(value, null);
  /** @param {On} event */
  const pick = async (event) => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (!chosen) return;
    const bytes = await chosen.arrayBuffer();
    try {
      begins(new TextDecoder("utf-8", { fatal: true }).decode(bytes), chosen);
    } catch {
      begins("", chosen);
    }
  };
  /** @param {() => Promise<unknown>} does */
  const attempt = async (does) => {
    setProblem(null);
    try {
      await does();
    } catch (error) {
      const { code, previews: shown } = told(error);
      if (code === "encoding_unclear" && shown) setPreviews(shown);
      else setProblem(say(error));
    }
  };
  /** @param {Record<string, string>} more */
  const query = (more) => {
    const wanted = new URLSearchParams(encoding ? { ...more, encoding } : more).toString();
    return wanted && `?${wanted}`;
  };
  const check = () => {
    if (!file && !text.trim()) {
      setProblem(t("import.empty"));
      document.getElementById("csv")?.focus();
      return undefined;
    }
    setFound(null);
    return attempt(async () => {
      setFound(await send(file ?? text, query({ dry_run: "true" })));
      setPreviews(null);
    });
  };
  const begin = () =>
    attempt(async () => setStarted(await send(file ?? text, query(found?.errors.length ? { partial: "true" } : {}))));
  const again = () => {
    setStarted(null);
    type("");
  };
  return html`
    <h1 tabindex="-1">${t("people.title")}</h1>
    <${PeopleTabs} at="/people/import" />
    ${
      started
        ? html`<${Progress} started=${started} onAgain=${again} />`
        : html`
      <${Section} id="import-card" title=${t("import.title")} text=${t("import.text")}>
        <${Area} name="csv" label=${t("import.csv")} hint=${html`${t("import.hint")} <code dir="ltr">email,full_name,role</code>`} placeholder=${EXAMPLE} rows="8" class="input mono" dir="ltr" spellcheck=${false} autocapitalize="off" value=${text} error=${problem} onInput=${type} />
        ${file && html`<p class="meta"><${Icon} name="check" /> <bdi>${file.name}</bdi></p>`}
        ${
          previews &&
          html`<${Encodings} previews=${previews} value=${encoding} onPick=${(/** @type {string} */ key) => {
            setEncoding(key);
            setFound(null);
          }} />`
        }
        <div class="actions">
          <${Button} kind=${found ? "secondary" : "primary"} onPress=${check}>${t("import.check")}<//>
          <${Button} onPress=${() => picker.current?.click()}>${t("import.file")}<//>
          <input class="vh" type="file" accept=".csv,text/csv,text/plain" ref=${picker} tabindex="-1" aria-hidden="true" onChange=${pick} />
        </div>
      <//>
      ${found && html`<${Verdict} found=${found} onImport=${begin} />`}`
    }`;
}
