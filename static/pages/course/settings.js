// What a course is, saved as it is typed; and its end, by typing its name.
import { html, useState } from "../../lib/dom.js";
import { get, remove, request, told } from "../../lib/api.js";
import { fieldsOf, resource, useAutosave } from "../../lib/autosave.js";
import { sentence } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { go } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { languageName, languageOptions, zoneOptions } from "../../lib/zones.js";
import { Button } from "../../components/Button.js";
import { Clash } from "../../components/Clash.js";
import { DateTimeField } from "../../components/DateTimeField.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { Radios } from "../../components/Radios.js";
import { SaveState } from "../../components/SaveState.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Uploader } from "../../components/Uploader.js";
import { PICTURES } from "../../lib/uploads.js";
import { toast } from "../../components/Toast.js";
import { Invitation } from "./invitation.js";
import { owns } from "./manages.js";
import { Packing } from "./packing.js";

/** @import { Course, Reply } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */
/** @typedef {Reply<"get", "categories">} Categories */

const LEVELS = ["beginner", "intermediate", "advanced"];
const VISIBLE = ["public", "signed_in", "unlisted"];
const MODES = ["self", "approval", "code", "closed"];
const PLAIN = /** @type {const} */ ([
  "title",
  "slug",
  "cover_file_id",
  "cover_alt",
  "summary",
  "description",
  "language",
  "timezone",
  "visibility",
  "starts_at",
  "ends_at",
]);

/** @param {Course} course */
const valuesOf = (course) => ({
  ...Object.fromEntries(PLAIN.map((name) => [name, course[name]])),
  category_id: course.category_id ?? "",
  level: course.level ?? "",
  tags: course.tags.join(", "),
  mode: course.enrollment.mode,
  opens_at: course.enrollment.opens_at,
  closes_at: course.enrollment.closes_at,
  capacity: course.enrollment.capacity === null ? "" : String(course.enrollment.capacity),
  waitlist: course.enrollment.waitlist,
});
/** @typedef {{ [name: string]: any }} Values */
const RULES = ["mode", "opens_at", "closes_at", "capacity", "waitlist"];

/** @param {string} text */
const tagsIn = (text) =>
  text
    .split(/[,\n]/)
    .map((tag) => tag.trim())
    .filter(Boolean);

/** None is no limit; what is no number the server refuses. @param {string} typed */
const seats = (typed) => (typed.trim() === "" ? null : Number(typed) || 0);

/** What the API takes. @param {Values} changes */
function bodyOf(changes) {
  /** @type {Values} */
  const body = {};
  for (const [name, value] of Object.entries(changes)) {
    if (RULES.includes(name))
      body.enrollment = { ...body.enrollment, [name]: name === "capacity" ? seats(value) : value };
    else if (name === "tags") body.tags = tagsIn(value);
    else body[name] = name === "category_id" || name === "level" ? value || null : value;
  }
  return body;
}

/** @param {unknown} error */
function wrongFields(error) {
  const { status, code, errors = [] } = told(error);
  if (code === "slug_taken") return { slug: t("settings.slug_taken") };
  if (status !== 422 || !errors.length) return null;
  return Object.fromEntries(
    errors.map(({ field, message }) => [
      field.startsWith("tags") ? "tags" : (field.split(".").at(-1) ?? ""),
      field.startsWith("tags") ? t("settings.tags_wrong") : sentence(message),
    ]),
  );
}

/** A tree in one list, what stands within another below it. @param {Categories} all @returns {[id: string, text: string][]} */
function inOrder(all, parent = /** @type {string | null} */ (null), depth = 0) {
  return all
    .filter((one) => one.parent_id === parent)
    .flatMap((one) => [
      /** @type {[string, string]} */ ([one.id, `${"\u2003".repeat(depth)}${one.name}`]),
      ...inOrder(all, one.id, depth + 1),
    ]);
}

/** @param {{ course: Course, onClose: () => void }} props */
function Delete({ course, onClose }) {
  const [typed, type] = useState("");
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const right = typed.trim() === course.title;
  const drop = async () => {
    setProblem(null);
    try {
      await remove(`courses/${course.id}`);
      toast(t("settings.deleted"));
      go("/courses", { replace: true });
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Dialog} title=${html`<${T} k="settings.delete_title" title=${course.title} />`} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="danger" off=${right ? undefined : t("settings.delete_off")} onPress=${drop}>${t("settings.delete")}<//>`}>
      <p>${t("settings.delete_text")}</p>
      <${Field} name="confirm-title" label=${html`<${T} k="settings.delete_type" title=${course.title} />`} autocomplete="off" dir="auto" value=${typed} onInput=${type} />
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {{ name: string, value: any, categories: Categories }} props */
function Shown({ name, value, categories }) {
  if (!value) return html`<span class="quiet">${t("settings.nothing")}</span>`;
  if (name === "category_id") return html`<bdi>${categories.find(({ id }) => id === value)?.name}</bdi>`;
  if (name === "level") return t(`level.${value}`);
  if (name === "language") return languageName(value);
  if (name === "visibility") return t(`settings.${value}`);
  if (name === "mode") return t(`settings.mode_${value}`);
  if (name === "waitlist") return t(value ? "settings.yes" : "settings.no");
  if (name === "cover_file_id") return t("settings.cover_some");
  if (name.endsWith("_at")) return new Date(value).toLocaleString();
  return html`<span class="clash-text" dir="auto">${value}</span>`;
}

/** @param {{ read: { course: Course, etag: string, categories: Categories }, onChanged: (course: Course) => void }} props */
function Form({ read: { course, etag, categories }, onChanged }) {
  const { me } = useMe();
  const [deleting, del] = useState(false);
  const [cover, setCover] = useState(course.cover);
  const path = `courses/${course.id}`;
  /** @param {Course} now */
  const shown = (now) => {
    onChanged(now);
    setCover(now.cover);
    return /** @type {Values} */ (valuesOf(now));
  };
  const auto = useAutosave(
    { values: /** @type {Values} */ (valuesOf(course)), etag },
    resource(path, shown, bodyOf, wrongFields),
  );
  const { values, errors } = auto;
  const { typed, chosen } = fieldsOf(auto, "course");
  return html`
    <div class="save-bar"><${SaveState} state=${auto.state} at=${auto.at} problem=${auto.problem} onRetry=${auto.save} /></div>
    <${Section} id="settings-what" title=${t("settings.what")}>
      <div class="stack">
        <${Field} label=${t("courses.title")} maxlength="200" autocomplete="off" dir="auto" ...${typed("title")} />
        <${Area} label=${t("settings.summary")} hint=${t("settings.summary_hint")} rows="2" maxlength="500" dir="auto" ...${typed("summary")} />
        <${Area} label=${t("settings.description")} hint=${t("settings.description_hint")} rows="8" maxlength="50000" dir="auto" ...${typed("description")} />
        <div class="field cover-field">
          <span class="field-name">${t("settings.cover_file_id")}</span>
          ${cover && html`<img class="cover" src=${cover.url} alt=${cover.alt} />`}
          <${Uploader} path=${`courses/${course.id}/files`} taken=${PICTURES} one bare choose=${t(cover ? "settings.cover_other" : "settings.cover_choose")} hint=${t("settings.cover_hint")}
            onDone=${(/** @type {{ id: string }} */ file) => auto.change("cover_file_id", file.id, 0)} />
          ${errors.cover_file_id && html`<${Problem} text=${errors.cover_file_id} />`}
          ${cover && html`<div><${Button} icon="trash" onPress=${() => auto.change("cover_file_id", null, 0)}>${t("settings.cover_remove")}<//></div>`}
        </div>
        ${cover && html`<${Field} label=${t("settings.cover_alt")} hint=${t("settings.cover_alt_hint")} maxlength="300" autocomplete="off" dir="auto" ...${typed("cover_alt")} />`}
      </div>
    <//>
    <${Section} id="settings-found" title=${t("settings.found")}>
      <div class="fields">
        <${Select} label=${t("settings.category_id")} options=${[["", t("settings.no_category")], ...inOrder(categories)]} ...${chosen("category_id")} />
        <${Select} label=${t("settings.level")} options=${[["", t("settings.no_level")], ...LEVELS.map((level) => [level, t(`level.${level}`)])]} ...${chosen("level")} />
        <${Select} label=${t("settings.language")} options=${languageOptions(values.language)} ...${chosen("language")} />
        <${Field} label=${t("settings.tags")} hint=${t("settings.tags_hint")} autocomplete="off" dir="auto" ...${typed("tags")} />
        <${Field} label=${t("settings.slug")} hint=${html`<span class="breaks">${`${location.origin}/courses/${values.slug}`}</span>`} autocomplete="off" autocapitalize="off" spellcheck=${false} maxlength="100" ...${typed("slug")} />
      </div>
      <${Radios} legend=${t("settings.visibility")} name="visibility" value=${values.visibility} options=${VISIBLE.map((one) => [one, t(`settings.${one}`), t(`settings.${one}_hint`)])} onInput=${(/** @type {string} */ value) => auto.change("visibility", value, 0)} />
    <//>
    <${Section} id="settings-when" title=${t("settings.when")}>
      <${Radios} legend=${t("settings.mode")} name="mode" value=${values.mode} options=${MODES.map((one) => [one, t(`settings.mode_${one}`), t(`settings.mode_${one}_hint`)])} onInput=${(/** @type {string} */ value) => auto.change("mode", value, 0)} />
      <div class="fields">
        ${["opens_at", "closes_at", "starts_at", "ends_at"].map((name) => html`<${DateTimeField} key=${name} label=${t(`settings.${name}`)} ...${typed(name)} />`)}
        <${Select} label=${t("settings.timezone")} options=${zoneOptions(values.timezone)} ...${chosen("timezone")} />
        <${Field} label=${t("settings.capacity")} hint=${t("settings.capacity_hint")} type="number" min="1" max="1000000" inputmode="numeric" autocomplete="off" ...${typed("capacity")} />
      </div>
      ${
        values.capacity !== "" &&
        html`
        <div class="choices"><label class="choice"><input type="checkbox" name="waitlist" checked=${values.waitlist} onChange=${(/** @type {On} */ event) => auto.change("waitlist", event.target.checked, 0)} />
          <span>${t("settings.waitlist")}<span class="meta">${t("settings.waitlist_hint")}</span></span></label></div>`
      }
    <//>
    <${Invitation} course=${course} mode=${values.mode} />
    <${Section} id="settings-webhooks" title=${t("settings.webhooks")} text=${t("settings.webhooks_text")}>
      <div><a class="btn" href=${`/courses/${course.id}/webhooks`}>${t("settings.webhooks_open")}</a></div>
    <//>
    <${Section} id="settings-certificates" title=${t("settings.certificates")} text=${t("settings.certificates_text")}>
      <div><a class="btn" href=${`/courses/${course.id}/certificate`}><${Icon} name="edit" /><span class="label">${t("settings.certificates_edit")}</span></a></div>
    <//>
    <${Packing} course=${course} />
    ${
      owns(me, course) &&
      html`
      <${Section} id="settings-end" title=${t("settings.end")} text=${t("settings.end_text")}>
        <div><${Button} kind="danger" icon="trash" onPress=${() => del(true)}>${t("settings.delete")}<//></div>
      <//>`
    }
    ${deleting && html`<${Delete} course=${course} onClose=${() => del(false)} />`}
    ${auto.clashes.length > 0 && html`<${Clash} auto=${auto} nameOf=${(/** @type {string} */ name) => t(`settings.${name}`)} shown=${(/** @type {string} */ name, /** @type {any} */ value) => html`<${Shown} name=${name} value=${value} categories=${categories} />`} />`}`;
}

/** @param {{ course: Course, onChanged: (course: Course) => void }} props */
export function Settings({ course: { id }, onChanged }) {
  const load = useLoad(async () => {
    const [response, categories] = await Promise.all([request("GET", `courses/${id}`), get("categories")]);
    return {
      course: /** @type {Course} */ (await response.json()),
      etag: response.headers.get("ETag") ?? "",
      categories,
    };
  }, [id]);
  return html`<div class="narrow"><${Loaded} load=${load} rows=${3} height=${240}>${(/** @type {Data<typeof load>} */ read) => html`<${Form} key=${id} read=${read} onChanged=${onChanged} />`}<//></div>`;
}
