// Questions of a file or pasted ones: looked through first, made only then.
import { html, useRef, useState } from "../../lib/dom.js";
import { get, newKey, request, told } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { number, t } from "../../lib/i18n.js";
import { useJob } from "../../lib/job.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import "../../lib/words-import.js";
import { Button } from "../../components/Button.js";
import { Encodings } from "../../components/Encodings.js";
import { ExportMenu } from "../../components/ExportMenu.js";
import { explain } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { ErrorBox } from "../../components/States.js";
import { FORMATS, guessed, typeOf } from "./format.js";
import { Verdict } from "./verdict.js";

/** @import { On, Ref } from "lms-types/view" */
/** @import { Format } from "./format.js" */
/** @import { Found } from "./verdict.js" */
/** @typedef {{ good: number, job_id: string }} Started */
/** @typedef {{ path: string, title: string, back: string, word: string }} Place */

const LARGEST = 10 * 1024 * 1024;
const EDITED = 300_000; // a longer text is sent as it is, and not shown to be edited
const ACCEPT = ".gift,.txt,.xml,.xlsx,.csv,.tsv,text/plain,text/csv,application/xml";

/** @param {number} bytes */
const size = (bytes) =>
  bytes < 1_000_000
    ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(Math.round(bytes / 100_000) / 10)} MB`;

/** @param {unknown} error */
const say = (error) => {
  const { status, code, errors = [] } = told(error);
  if (status === 413) return t("bring.too_large");
  if (status !== 422 || code !== "invalid" || !errors.length) return explain(error);
  return errors
    .slice(0, 3)
    .map(({ field, message }) => sentence(`${field} ${message}`.trim()))
    .join(" ");
};

/** @param {{ place: Place, started: Started, onAgain: () => void }} props */
function Progress({ place, started, onAgain }) {
  const { job, state, over, head } = useJob(started.job_id);
  const made = /** @type {{ created: number } | null | undefined} */ (job?.result)?.created ?? started.good;
  const word = state === "done" ? "bring.done" : state === "parked" ? "bring.failed" : "bring.running";
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}>${t(word, { n: state === "done" ? made : started.good })}</h2>
      <progress class="meter" max="100" value=${state === "done" ? 100 : (job?.percent ?? 0)} aria-label=${t("import.progress")}></progress>
      <p role="status" class="quiet">${state === "done" ? "" : state === "parked" ? t("bring.failed_text") : t("import.leave")}</p>
      <div class="actions"><a class="btn" data-kind=${over ? "primary" : "secondary"} href=${place.back}>${place.word}</a>
        ${over && html`<${Button} onPress=${onAgain}>${t("bring.more_files")}<//>`}</div>
    </section>`;
}

/** What is to be imported: a text that can be edited, or a file as it is. */
function useGiven() {
  const [text, setText] = useState("");
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [chosen, choose] = useState(/** @type {Format | ""} */ (""));
  const format = chosen || guessed(file?.name ?? "", text);
  const readable = !file || text !== "";
  const packed = Boolean(file) && !readable;
  return {
    text,
    file,
    chosen,
    choose,
    format,
    packed,
    body: file ?? text,
    source: readable ? text : null,
    empty: !file && !text.trim(),
    /** @param {string} value */
    type: (value) => {
      setText(value);
      setFile(null);
    },
    /** @param {File} given */
    take: async (given) => {
      const bytes = new Uint8Array(await given.arrayBuffer());
      let read = "";
      if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
        try {
          read = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        } catch {
          // the server asks which encoding it is
        }
      }
      setText(read);
      setFile(given);
      choose("");
      return { format: guessed(given.name, read), packed: bytes[0] === 0x50 && bytes[1] === 0x4b };
    },
    clear: () => {
      setText("");
      setFile(null);
      choose("");
    },
  };
}

/** @param {{ place: Place }} props */
function Import({ place }) {
  const given = useGiven();
  const [encoding, setEncoding] = useState("");
  const [previews, setPreviews] = useState(/** @type {Record<string, string> | null} */ (null));
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  const [started, setStarted] = useState(/** @type {Started | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  /** @type {Ref<HTMLInputElement>} */
  const picker = useRef(null);
  usePage(t("bring.title"));
  const changed = () => {
    setEncoding("");
    setPreviews(null);
    setFound(null);
    setProblem(null);
    key.current = newKey();
  };
  /** @param {Blob | string} body @param {string} format @param {boolean} packed @param {Record<string, string>} more @param {string} [once] */
  const send = async (body, format, packed, more, once) => {
    const query = new URLSearchParams({ format, ...more, ...(encoding && { encoding }) });
    const type = typeOf(/** @type {Format} */ (format), packed);
    const response = await request("POST", `${place.path}/imports?${query}`, { body, type, key: once });
    return response.json();
  };
  /** @param {() => Promise<unknown>} does */
  const attempt = async (does) => {
    setProblem(null);
    setBusy(true);
    try {
      await does();
    } catch (error) {
      const { code, previews: shown } = told(error);
      if (code === "encoding_unclear" && shown) setPreviews(shown);
      else setProblem(say(error));
    } finally {
      setBusy(false);
    }
  };
  /** @param {Blob | string} body @param {string} format @param {boolean} packed */
  const look = (body, format, packed) =>
    attempt(async () => {
      setFound(null);
      setFound(await send(body, format, packed, { dry_run: "true" }));
      setPreviews(null);
    });
  const check = () => {
    if (given.empty) {
      setProblem(t("bring.empty"));
      document.getElementById("questions")?.focus();
      return undefined;
    }
    return look(given.body, given.format, given.packed);
  };
  /** @param {File | undefined} file */
  const take = async (file) => {
    if (!file) return;
    changed();
    if (file.size > LARGEST) {
      setProblem(t("bring.too_large"));
      return;
    }
    const { format, packed } = await given.take(file);
    await look(file, format, packed);
  };
  const begin = () =>
    attempt(async () => {
      /** @type {Record<string, string>} */
      const more = found?.errors.length ? { partial: "true" } : {};
      setStarted(await send(given.body, given.format, given.packed, more, key.current));
    });
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files[0]);
  };
  if (started) {
    const again = () => {
      setStarted(null);
      changed();
      given.clear();
    };
    return html`<${Progress} place=${place} started=${started} onAgain=${again} />`;
  }
  const edited = !given.file || (given.source !== null && given.text.length <= EDITED);
  return html`
    <${Section} id="bring" title=${t("bring.from")} text=${t("bring.text")} action=${html`<${ExportMenu} path=${place.path} />`}>
      <div class="drop" data-over=${over} onDragOver=${(/** @type {DragEvent} */ event) => {
        event.preventDefault();
        setOver(true);
      }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
        ${
          given.file
            ? html`<span class="drop-name"><${Icon} name="check" /><bdi>${t("bring.file", { name: given.file.name, size: size(given.file.size) })}</bdi></span>
              <${Button} kind="quiet" icon="cross" iconOnly label=${t("bring.remove")} onPress=${() => {
                changed();
                given.clear();
              }} />`
            : html`<span class="quiet drop-words">${t("bring.drop")}</span>`
        }
        <${Button} kind=${given.empty ? "primary" : "secondary"} busy=${busy && Boolean(given.file)} onPress=${() => picker.current?.click()}>${t("bring.choose")}<//>
        <input class="vh" type="file" accept=${ACCEPT} ref=${picker} tabindex="-1" aria-hidden="true" onChange=${(
          /** @type {On} */ event,
        ) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          take(file);
        }} />
      </div>
      ${
        edited &&
        html`<${Area} name="questions" label=${t("bring.paste")} hint=${t("bring.paste_hint")} rows="10" class="input mono" dir="auto" spellcheck=${false} autocapitalize="off" value=${given.text} error=${problem}
        onInput=${(/** @type {string} */ value) => {
          changed();
          given.type(value);
        }} />`
      }
      ${!edited && problem && html`<p class="problem" role="alert"><${Icon} name="alert" /><span>${problem}</span></p>`}
      ${
        !given.empty &&
        html`<${Select} name="format" label=${t("bring.format")} value=${given.format} options=${FORMATS.map((one) => [one, t(`bring.format.${one}`)])} onInput=${(
          /** @type {Format} */ value,
        ) => {
          changed();
          given.choose(value);
        }} />`
      }
      ${
        previews &&
        html`<${Encodings} previews=${previews} value=${encoding} onPick=${(/** @type {string} */ one) => {
          setEncoding(one);
          setFound(null);
        }} />`
      }
      <div class="actions"><${Button} kind=${found || given.empty ? "secondary" : "primary"} busy=${busy} onPress=${check}>${t("bring.check")}<//></div>
    <//>
    ${found && html`<${Verdict} found=${found} text=${given.source} onImport=${begin} />`}`;
}

/** @param {{ id: string }} props */
export function QuizImport({ id }) {
  const { data, error, reload } = useLoad(() => get(`quizzes/${id}`), [id]);
  usePage(t("bring.title"));
  if (error) return html`<${ErrorBox} error=${error} onRetry=${reload} />`;
  const place = {
    path: `quizzes/${id}`,
    title: data?.title ?? "",
    back: `/quizzes/${id}/edit`,
    word: t("bring.to_quiz"),
  };
  return html`<p class="crumbs"><a href=${place.back}><bdi>${place.title || t("bring.to_quiz")}</bdi></a></p>
    <h1 tabindex="-1">${t("bring.title")}</h1><${Import} place=${place} />`;
}

/** @param {{ id: string }} props */
export function BankImport({ id }) {
  const { data, error, reload } = useLoad(() => get("banks?limit=100"), [id]);
  usePage(t("bring.title"));
  if (error) return html`<${ErrorBox} error=${error} onRetry=${reload} />`;
  const bank = data?.items.find((one) => one.id === id);
  const place = bank?.course_id
    ? { path: `banks/${id}`, title: bank.title, back: `/courses/${bank.course_id}`, word: t("bring.to_course") }
    : { path: `banks/${id}`, title: bank?.title ?? "", back: "/home", word: t("bring.home") };
  return html`<p class="crumbs"><a href=${place.back}><bdi>${place.title || place.word}</bdi></a></p>
    <h1 tabindex="-1">${t("bring.title")}</h1><${Import} place=${place} />`;
}
