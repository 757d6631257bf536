// Accounts from a CSV file: looked through first, made only then; lines with errors are named.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get, request } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { explain } from "../../components/Field.js";
import { Area } from "../../components/Inputs.js";
import { Icon } from "../../components/Icon.js";
import { Section } from "../../components/Section.js";
import { PeopleTabs } from "./shared.js";

const EXAMPLE = "email,full_name,role\nada@school.example,Ada Lovelace,student";
const send = (text, query) =>
  request("POST", `users/imports${query}`, { body: text, type: "text/csv" }).then((response) => response.json());
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
const say = (error) => {
  if (error.status !== 422 || !error.errors.length) return explain(error);
  return error.errors
    .map(({ field, message }) => sentence(`${field} ${message}`.trim()))
    .slice(0, 3)
    .join(" ");
};
const FINAL = ["done", "parked"];

/** Asks how far the job is until it is over; an answer that fails is asked for again. */
function useJob(id) {
  const [job, set] = useState(null);
  useEffect(() => {
    if (!id) return undefined;
    let timer;
    let still = true;
    const ask = async () => {
      const found = await get(`jobs/${id}`).catch(() => null);
      if (!still) return;
      if (found) set(found);
      if (!found || !FINAL.includes(found.state)) timer = setTimeout(ask, 700);
    };
    ask();
    return () => {
      still = false;
      clearTimeout(timer);
    };
  }, [id]);
  return job;
}

function Progress({ started, onAgain }) {
  const job = useJob(started.job_id);
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  const state = job?.state ?? "pending";
  const percent = state === "done" ? 100 : (job?.percent ?? 0);
  const result = job?.result ?? {};
  const made = result.created ?? result.made ?? started.good;
  const known = result.skipped ?? result.known ?? 0;
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

/** The file doesn't say how its letters are stored: whoever knows the names sees which one is right. */
function Encodings({ previews, value, onPick }) {
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [previews]);
  const found = Object.entries(previews);
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}>${t("import.encoding")}</h2>
      ${
        found.length
          ? html`<fieldset class="choices"><legend>${t("import.encoding_pick")}</legend>
          ${found.map(
            ([key, text]) => html`
            <label class="choice preview" key=${key}><input type="radio" name="encoding" value=${key} checked=${value === key} onChange=${() => onPick(key)} />
              <span><span class="meta">${key}</span><span class="mono breaks preview-lines" dir="auto">${text}</span></span></label>`,
          )}
        </fieldset>`
          : html`<p class="quiet">${t("import.encoding_none")}</p>`
      }
      <p class="quiet">${t("import.encoding_hint")}</p>
    </section>`;
}

function Verdict({ found, onImport }) {
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  const { good, errors, warnings } = found;
  return html`
    <section class="stack">
      <h2 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name=${errors.length ? "alert" : "check"} />${t(errors.length ? "import.verdict" : "import.verdict_good", { good, bad: new Set(errors.map(({ line }) => line)).size })}</span></h2>
      ${errors.length > 0 && html`<${DataTable} label=${t("import.errors")} columns=${columns} rows=${errors} rowKey=${({ line, field, message }) => `${line} ${field} ${message}`} />`}
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
  const [file, setFile] = useState(null); // sent as it is: reading it as text would replace letters
  const [encoding, setEncoding] = useState("");
  const [previews, setPreviews] = useState(null);
  const [found, setFound] = useState(null);
  const [started, setStarted] = useState(null);
  const [problem, setProblem] = useState(null);
  const picker = useRef(null);
  usePage(t("import.title"));
  const begins = (value, chosen) => {
    setText(value);
    setFile(chosen);
    setEncoding("");
    setPreviews(null);
    setFound(null);
    setProblem(null);
  };
  const type = (value) => begins(value, null);
  const pick = async (event) => {
    const [chosen] = event.target.files;
    event.target.value = "";
    if (!chosen) return;
    const bytes = await chosen.arrayBuffer();
    try {
      begins(new TextDecoder("utf-8", { fatal: true }).decode(bytes), chosen);
    } catch {
      begins("", chosen);
    }
  };
  const attempt = async (does) => {
    setProblem(null);
    try {
      await does();
    } catch (error) {
      if (error.code === "encoding_unclear") setPreviews(error.previews);
      else setProblem(say(error));
    }
  };
  const query = (more) => {
    const wanted = new URLSearchParams(encoding ? { ...more, encoding } : more).toString();
    return wanted && `?${wanted}`;
  };
  const check = () => {
    if (!file && !text.trim()) {
      setProblem(t("import.empty"));
      document.getElementById("csv").focus();
      return undefined;
    }
    setFound(null);
    return attempt(async () => {
      setFound(await send(file ?? text, query({ dry_run: "true" })));
      setPreviews(null);
    });
  };
  const begin = () =>
    attempt(async () => setStarted(await send(file ?? text, query(found.errors.length ? { partial: "true" } : {}))));
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
          html`<${Encodings} previews=${previews} value=${encoding} onPick=${(key) => {
            setEncoding(key);
            setFound(null);
          }} />`
        }
        <div class="actions">
          <${Button} kind=${found ? "secondary" : "primary"} onPress=${check}>${t("import.check")}<//>
          <${Button} onPress=${() => picker.current.click()}>${t("import.file")}<//>
          <input class="vh" type="file" accept=".csv,text/csv,text/plain" ref=${picker} tabindex="-1" aria-label=${t("import.file")} onChange=${pick} />
        </div>
      <//>
      ${found && html`<${Verdict} found=${found} onImport=${begin} />`}`
    }`;
}
