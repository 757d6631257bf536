// Lines of a CSV file: looked through first, imported only then; lines with errors are named.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { newKey, request, told } from "../lib/api.js";
import { sentence } from "../lib/form.js";
import { t } from "../lib/i18n.js";
import "../lib/words-import.js";
import { Button } from "./Button.js";
import { DataTable } from "./DataTable.js";
import { Encodings } from "./Encodings.js";
import { explain } from "./Field.js";
import { Icon } from "./Icon.js";
import { Area } from "./Inputs.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Children, Column, On, Ref } from "lms-types/view" */
/** @typedef {{ good: number, errors: Schemas["LineError"][], warnings: Schemas["LineError"][] }} Found */
/** @typedef {Found & { job_id: string }} Started */

/** @param {unknown} error */
const say = (error) => {
  const { status, errors = [] } = told(error);
  if (status !== 422 || !errors.length) return explain(error);
  return errors
    .map(({ field, message }) => sentence(`${field} ${message}`.trim()))
    .slice(0, 3)
    .join(" ");
};

/**
 * What is to be imported to `path`, what the server finds in it, and the job once it has begun.
 * `field` is the id of the field for pasted lines.
 * @param {string} path @param {string} field
 */
export function useCsvImport(path, field) {
  const [text, setText] = useState("");
  const [file, setFile] = useState(/** @type {File | null} */ (null)); // sent as it is: reading it as text would replace letters
  const [encoding, setEncoding] = useState("");
  const [previews, setPreviews] = useState(/** @type {Record<string, string> | null} */ (null));
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [started, setStarted] = useState(/** @type {Started | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const key = useRef(newKey());
  /** @param {Record<string, string>} more @param {string} [once] */
  const send = async (more, once) => {
    const query = new URLSearchParams(encoding ? { ...more, encoding } : more);
    const response = await request("POST", `${path}?${query}`, { body: file ?? text, type: "text/csv", key: once });
    return response.json();
  };
  /** @param {string} value @param {File | null} chosen */
  const begins = (value, chosen) => {
    setText(value);
    setFile(chosen);
    setEncoding("");
    setPreviews(null);
    setFound(null);
    setProblem(null);
    key.current = newKey();
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
  const check = () => {
    if (!file && !text.trim()) {
      setProblem(t("import.empty"));
      document.getElementById(field)?.focus();
      return undefined;
    }
    setFound(null);
    return attempt(async () => {
      setFound(await send({ dry_run: "true" }));
      setPreviews(null);
    });
  };
  const begin = () =>
    attempt(async () => {
      /** @type {Record<string, string>} */
      const more = found?.errors.length ? { partial: "true" } : {};
      setStarted(await send(more, key.current));
    });
  const again = () => {
    setStarted(null);
    type("");
  };
  /** @param {string} label */
  const choose = (label) => {
    setEncoding(label);
    setFound(null);
  };
  return { text, file, encoding, previews, found, started, problem, type, pick, choose, check, begin, again };
}

/**
 * The field for pasted lines, and the choice of a file instead.
 * @param {{ given: ReturnType<typeof useCsvImport>, name: string, columns: string, example: string, rows?: string }} props
 */
export function CsvSource({ given, name, columns, example, rows = "8" }) {
  const { file, previews, found } = given;
  /** @type {Ref<HTMLInputElement>} */
  const picker = useRef(null);
  return html`
    <${Area} name=${name} label=${t("import.csv")} hint=${html`${t("import.hint")} <code dir="ltr">${columns}</code>`} placeholder=${example} rows=${rows} class="input mono" dir="ltr" spellcheck=${false} autocapitalize="off" value=${given.text} error=${given.problem} onInput=${given.type} />
    ${file && html`<p class="meta"><${Icon} name="check" /> <bdi>${file.name}</bdi></p>`}
    ${previews && html`<${Encodings} previews=${previews} value=${given.encoding} onPick=${given.choose} />`}
    <div class="actions">
      <${Button} kind=${found ? "secondary" : "primary"} onPress=${given.check}>${t("import.check")}<//>
      <${Button} onPress=${() => picker.current?.click()}>${t("import.file")}<//>
      <input class="vh" type="file" accept=".csv,text/csv,text/plain" ref=${picker} tabindex="-1" aria-hidden="true" onChange=${given.pick} />
    </div>`;
}

/** @type {Record<string, string>} */
const KNOWN = {
  "has an account": "people.taken",
  "is not the address of an account": "import.no_account",
};
/** @type {Column<Schemas["LineError"]>[]} */
const COLUMNS = [
  { key: "line", head: "import.line", cell: ({ line }) => t("import.line_n", { n: line }) },
  { key: "field", head: "import.field", cell: ({ field }) => html`<code>${field || "–"}</code>` },
  {
    key: "why",
    head: "import.why",
    cell: ({ message }) =>
      html`<span class="breaks" dir="auto">${KNOWN[message] ? t(KNOWN[message]) : sentence(message)}</span>`,
  },
];

/** @param {{ found: Found, children?: Children }} props */
export function CsvVerdict({ found, children }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  const { good, errors, warnings } = found;
  return html`
    <section class="stack">
      <h2 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name=${errors.length ? "alert" : "check"} />${t(errors.length ? "import.verdict" : "import.verdict_good", { good, bad: new Set(errors.map(({ line }) => line)).size })}</span></h2>
      ${errors.length > 0 && html`<${DataTable} label=${t("import.errors")} columns=${COLUMNS} rows=${errors} rowKey=${(/** @type {Schemas["LineError"]} */ { line, field, message }) => `${line} ${field} ${message}`} />`}
      ${warnings.length > 0 && html`<p class="quiet breaks">${t("import.unread", { names: warnings.map(({ field }) => field).join(", ") })}</p>`}
      ${good > 0 ? children : html`<p class="quiet">${t("import.nothing")}</p>`}
      ${good > 0 && errors.length > 0 && html`<p class="quiet">${t("import.partial_hint")}</p>`}
    </section>`;
}
