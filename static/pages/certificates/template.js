// What a course's certificates say and how they look: saved as it is typed, drawn beside it at once.
import { html, useRef, useState } from "../../lib/dom.js";
import { get, request, saveAs } from "../../lib/api.js";
import { fieldsOf, useAutosave } from "../../lib/autosave.js";
import { T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { languageName, languageOptions } from "../../lib/zones.js";
import { Button } from "../../components/Button.js";
import { Clash } from "../../components/Clash.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Area, Select } from "../../components/Inputs.js";
import { Notice } from "../../components/Notice.js";
import { SaveState } from "../../components/SaveState.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { isPale } from "./pale.js";
import { Paper } from "./paper.js";
import { Picture, Signatories } from "./signatories.js";
import { bodyOf, picturesOf, stored, valuesOf, wrongFields } from "./template-values.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */
/** @import { FileOut } from "../../lib/upload.js" */
/** @import { Signatory, Template as Read, Values } from "./template-values.js" */

const SLOTS = /** @type {const} */ (["name", "course", "date"]);
const BODY_ID = "tpl-body";

/** @param {{ name: string, value: any }} props */
function Shown({ name, value }) {
  if (name === "enabled") return t(value ? "tpl.yes" : "tpl.no");
  if (name === "signatories") {
    const all = /** @type {Signatory[]} */ (value).filter((one) => one.name || one.role || one.file_id);
    if (all.length)
      return html`<ul>${all.map((one) => html`<li dir="auto">${one.name}${one.role && `, ${one.role}`}</li>`)}</ul>`;
  } else if (value) {
    if (name === "language") return languageName(value);
    if (name === "logo_file_id") return t("tpl.some_picture");
    return html`<span class="clash-text" dir="auto">${value}</span>`;
  }
  return html`<span class="quiet">${t("tpl.nothing")}</span>`;
}

/** @param {{ onInsert: (slot: string) => void }} props */
const Slots = ({ onInsert }) => html`
  <div class="actions">${SLOTS.map((slot) => html`<${Button} key=${slot} icon="plus" onPress=${() => onInsert(`{${slot}}`)}>${t(`tpl.insert_${slot}`)}<//>`)}</div>`;

/** @param {{ auto: any, field: { [name: string]: unknown } }} props */
function Accent({ auto, field }) {
  const { accent } = /** @type {Values} */ (auto.values);
  const whole = /^#[0-9a-f]{6}$/i.test(accent);
  const pale = whole && isPale(accent);
  return html`
    <div class="accent">
      <${Field} label=${t("tpl.accent")} hint=${pale && t("tpl.accent_pale")} autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength="7" dir="ltr" ...${field} />
      <input class="accent-pick" type="color" aria-label=${t("tpl.accent_pick")} value=${whole ? accent : ""} onInput=${(/** @type {On} */ event) => auto.change("accent", event.target.value)} />
    </div>`;
}

/** @param {{ course: Course, path: string, values: Values, pictures: Map<string, string> }} props */
function Preview({ course, path, values, pictures }) {
  const { me } = useMe();
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const facts = { name: me.full_name, course: course.title, zone: course.timezone, host: location.host };
  const pdf = async () => {
    setProblem(null);
    try {
      const drawn = await request("POST", `${path}/preview`, { body: bodyOf(values), accept: "application/pdf" });
      await saveAs(drawn, `${t("tpl.pdf_name")}.pdf`);
    } catch (error) {
      setProblem(Object.values(wrongFields(error, values) ?? {})[0] ?? explain(error));
    }
  };
  return html`
    <section class="tpl-preview" aria-labelledby="tpl-preview">
      <div class="section-head"><h2 id="tpl-preview">${t("tpl.preview")}</h2></div>
      <${Paper} values=${values} facts=${facts} pictures=${pictures} />
      <div class="tpl-under"><p class="meta">${t("tpl.preview_hint")}</p><${Button} icon="download" onPress=${pdf}>${t("tpl.as_pdf")}<//></div>
      <${Problem} text=${problem} />
    </section>`;
}

/** @typedef {{ template: Read, etag: string, course: Course }} Found */
/** @param {{ read: Found }} props */
function Form({ read: { template, etag, course } }) {
  usePage(t("tpl.page", { title: course.title }));
  const path = `courses/${course.id}/certificate-template`;
  const [pictures, setPictures] = useState(() => new Map(picturesOf(template)));
  /** @param {[string, string][]} more */
  const know = (more) => setPictures((old) => new Map([...old, ...more]));
  const [server] = useState(() => stored(path, { values: valuesOf(template) }, (now) => know(picturesOf(now))));
  const auto = useAutosave({ values: valuesOf(template), etag }, server);
  const { values } = auto;
  const now = useRef(values);
  now.current = values;
  const { typed, chosen } = fieldsOf(/** @type {any} */ (auto), "tpl");
  /** @param {string} slot */
  const insert = (slot) => {
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById(BODY_ID));
    area.setRangeText(slot, area.selectionStart, area.selectionEnd, "end");
    area.focus();
    auto.change("body", area.value);
  };
  /** @param {FileOut} file @returns {string} */
  const keep = (file) => {
    know([[file.id, file.url]]);
    return file.id;
  };
  /** @param {(all: Signatory[]) => Signatory[]} change @param {number} [after] */
  const sign = (change, after) => auto.change("signatories", change(now.current.signatories), after);
  return html`
    <div class="page-head">
      <p><a href=${`/courses/${course.id}#certificates`}><bdi>${course.title}</bdi></a></p>
      <h1 tabindex="-1"><${T} k="tpl.page" title=${course.title} /></h1>
    </div>
    <div class="save-bar"><${SaveState} state=${auto.state} at=${auto.at} problem=${auto.problem} onRetry=${auto.save} /></div>
    <div class="tpl">
      <${Preview} course=${course} path=${path} values=${values} pictures=${pictures} />
      <div class="tpl-form">
        <${Section} id="tpl-given" title=${t("tpl.given")}>
          <div class="choices"><label class="choice"><input class="switch" type="checkbox" role="switch" name="enabled" checked=${values.enabled} onChange=${(/** @type {On} */ event) => auto.change("enabled", event.target.checked, 0)} />
            <span>${t("tpl.enabled")}<span class="meta">${t("tpl.enabled_hint")}</span></span></label></div>
          ${values.enabled ? html`<${Notice}>${t("tpl.no_percent")}<//>` : html`<${Notice} tone="warn">${t("tpl.preview_off")}<//>`}
          <${Field} label=${t("tpl.expires_after_days")} hint=${t("tpl.expires_hint")} type="number" min="1" max="36500" inputmode="numeric" autocomplete="off" ...${typed("expires_after_days")} />
        <//>
        <${Section} id="tpl-texts" title=${t("tpl.texts")}>
          <${Field} label=${t("tpl.heading")} maxlength="200" autocomplete="off" dir="auto" ...${typed("title")} />
          <${Area} label=${t("tpl.body")} hint=${t("tpl.body_hint", { name: "{name}", course: "{course}", date: "{date}" })} rows="4" maxlength="1000" dir="auto" ...${typed("body")} />
          <${Slots} onInsert=${insert} />
          <${Select} label=${t("tpl.language")} hint=${t("tpl.language_hint")} options=${languageOptions(values.language)} ...${chosen("language")} />
        <//>
        <${Section} id="tpl-look" title=${t("tpl.look")}>
          <${Accent} auto=${auto} field=${typed("accent")} />
          <${Picture} label=${t("tpl.logo")} url=${values.logo_file_id && pictures.get(values.logo_file_id)} error=${auto.errors.logo_file_id}
            onFile=${(/** @type {FileOut} */ file) => auto.change("logo_file_id", keep(file), 0)} onRemove=${() => auto.change("logo_file_id", null, 0)} />
        <//>
        <${Section} id="tpl-signatories" title=${t("tpl.signatories")} text=${t("tpl.signatories_text")}>
          <${Signatories} all=${values.signatories} errors=${auto.errors} pictures=${pictures} onChange=${sign} keep=${keep} onBlur=${auto.save} />
        <//>
      </div>
    </div>
    ${auto.clashes.length > 0 && html`<${Clash} auto=${auto} nameOf=${(/** @type {string} */ name) => t(name === "title" ? "tpl.heading" : name === "enabled" ? "tpl.given" : `tpl.${name}`)} shown=${(/** @type {string} */ name, /** @type {unknown} */ value) => html`<${Shown} name=${name} value=${value} />`} />`}`;
}

/** @param {{ id: string }} props */
export function Template({ id }) {
  const load = useLoad(async () => {
    const [response, course] = await Promise.all([
      request("GET", `courses/${id}/certificate-template`),
      get(`courses/${id}`),
    ]);
    return { template: /** @type {Read} */ (await response.json()), etag: response.headers.get("ETag") ?? "", course };
  }, [id]);
  return html`<${Loaded} load=${load} rows=${3} height=${240}>${(/** @type {Data<typeof load>} */ read) => html`<${Form} key=${id} read=${read} />`}<//>`;
}
