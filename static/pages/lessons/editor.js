// One lesson in the making, saved as it is typed: its text beside how it reads, what it asks for, and when it opens.
import { html, useState } from "../../lib/dom.js";
import { request, told } from "../../lib/api.js";
import { resource, useAutosave } from "../../lib/autosave.js";
import { sentence } from "../../lib/form.js";
import { dateTime, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { useRemovals } from "../../lib/removals.js";
import { go, usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { Clash } from "../../components/Clash.js";
import { Field, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { useOutline } from "../../components/Outline.js";
import { SaveState } from "../../components/SaveState.js";
import { Section } from "../../components/Section.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Grows } from "../build/rows.js";
import { pasteText, Written } from "../build/written.js";
import { manages } from "../course/manages.js";
import { Conditions, whenOf } from "./conditions.js";
import { Kind, sharesFilm, useFiles } from "./kinds.js";
import { Amount, Before, Check, Opens } from "./opening.js";
import { Preview } from "./preview.js";
import { spanOf } from "./words.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @import { OutlineOut } from "./order.js" */
/** @typedef {Reply<"get", "lessons/{}">} Lesson */
/** @typedef {NonNullable<Lesson["content"]>} Content */
/** @typedef {{ [name: string]: any }} Values */

const OWN = /** @type {const} */ ([
  "title",
  "status",
  "required",
  "preview",
  "unlock",
  "prerequisite_ids",
  "duration_s",
  "conditions",
]);
const INSIDE = /** @type {const} */ (["markdown", "file_id", "url", "captions", "file_ids", "quiz_id"]);

/** @param {Lesson} lesson @returns {Values} */
function valuesOf(lesson) {
  const content = /** @type {Content} */ (lesson.content);
  const captions = content.captions.map(({ file_id, language, label }) => ({ file_id, language, label }));
  return {
    ...Object.fromEntries(OWN.map((name) => [name, lesson[name]])),
    ...Object.fromEntries(INSIDE.map((name) => [name, content[name]])),
    markdown: content.markdown ?? "",
    captions,
  };
}
/** What the API takes. @param {Values} changes */
function bodyOf(changes) {
  /** @type {Values} */
  const body = {};
  for (const [name, value] of Object.entries(changes)) {
    if (/** @type {readonly string[]} */ (INSIDE).includes(name)) body.content = { ...body.content, [name]: value };
    else body[name] = value;
  }
  return body;
}

/** @param {unknown} error */
function wrongFields(error) {
  const { status, code, errors = [], message = "" } = told(error);
  if (code === "cycle") return { prerequisite_ids: message };
  if (code === "already_placed") return { quiz_id: t("write.already_placed") };
  if (status !== 422 || !errors.length) return null;
  return Object.fromEntries(
    errors.map(({ field, message: said }) => [field.replace("content.", "").split(".")[0], sentence(said)]),
  );
}

/** What readers would miss. @param {string} kind @param {Values} values */
function lackOf(kind, { markdown, file_id, url, file_ids, quiz_id }) {
  if (kind === "text") return markdown.trim() ? null : "write.lacks_text";
  if (kind === "video") return file_id || url ? null : "write.lacks_video";
  if (kind === "file") return file_ids.length ? null : "write.lacks_file";
  return kind === "assignment" || quiz_id ? null : "write.lacks_quiz";
}

/** One side of what two devices changed. @param {string} kind @param {string} name @param {any} value @param {Map<string, string>} titles */
function shownSide(kind, name, value, titles) {
  if (value === null || value === "" || (Array.isArray(value) && !value.length))
    return html`<span class="quiet">${t("settings.nothing")}</span>`;
  if (name === "status") return t(`status.${value}`);
  if (name === "duration_s") return spanOf(value);
  if (name === "prerequisite_ids")
    return value.map((/** @type {string} */ id) => titles.get(id) ?? t("write.deleted")).join(", ");
  if (name === "conditions") return value.map((/** @type {any} */ { type }) => whenOf(kind, type)).join(", ");
  if (name === "captions") return value.map((/** @type {any} */ { label }) => label).join(", ");
  if (name === "unlock")
    return [
      value.at && t("plan.opens_at", { time: dateTime(new Date(value.at)) }),
      value.after_s !== null && t("plan.opens_after", { time: spanOf(value.after_s) }),
    ]
      .filter(Boolean)
      .join(", ");
  if (typeof value === "boolean") return t(value ? "write.yes" : "write.no");
  if (name.startsWith("file_id") || name === "quiz_id")
    return t("write.some", { n: Array.isArray(value) ? value.length : 1 });
  return html`<span class="clash-text" dir="auto">${value}</span>`;
}

/** @param {{ read: { lesson: Lesson, etag: string }, outline: OutlineOut }} props */
function Form({ read: { lesson, etag }, outline }) {
  const { me } = useMe();
  const { id, kind, course_id } = lesson;
  const content = /** @type {Content} */ (lesson.content);
  const path = `lessons/${id}`;
  const { removeLater } = useRemovals();
  const [shows, show] = useState(false);
  const { files, learn } = useFiles([
    ...content.files,
    ...(content.file ? [content.file] : []),
    ...content.captions.map((one) => ({ id: one.file_id, name: one.label, size: 0, url: one.url })),
  ]);
  const auto = useAutosave(
    { values: valuesOf(lesson), etag },
    resource(path, valuesOf, bodyOf, wrongFields),
    `lms.lesson.${me.id}.${id}`,
  );
  const { values, errors, change } = auto;
  usePage(values.title || t("write.untitled"));
  const all = outline.modules.flatMap((part) => part.lessons);
  const at = all.findIndex((one) => one.id === id);
  const [before, after] = [all[at - 1], all[at + 1]];
  const titles = new Map(all.map((one) => [one.id, one.title]));
  const draft = values.status === "draft";
  const lack = lackOf(kind, values);
  const to = `/courses/${course_id}#lessons`;
  const remove = () => {
    removeLater(t("plan.deleted", { title: values.title }), { path, onDone: () => {}, onFail: () => {} }, () =>
      go(`/lessons/${id}/edit`),
    );
    go(to);
  };
  /** Minutes, as they are typed. @param {string} text */
  const minutes = (text) => {
    type(text);
    const n = Number(text.replace(",", "."));
    if (Number.isFinite(n) && n >= 0 && n <= 6000) change("duration_s", text.trim() ? Math.round(n * 60) : null);
  };
  const known = values.duration_s === null ? "" : String(Math.round(values.duration_s / 6) / 10);
  const [typed, type] = useState(known);
  const isTyping = document.activeElement?.id === "write-duration";
  return html`
    <div class="page-head write-head">
      <p><a href=${to}><bdi>${outline.course.title}</bdi></a></p>
      <h1 tabindex="-1"><bdi>${values.title || t("write.untitled")}</bdi></h1>
      <p class="state"><${Tag}>${t(`lesson.${kind}`)}<//><${Tag} tone=${draft ? "" : "ok"}>${t(`status.${values.status}`)}<//></p>
    </div>
    <div class="save-bar write-bar">
      <${SaveState} state=${auto.state} at=${auto.at} problem=${auto.problem} onRetry=${auto.save} />
      <span class="write-acts">
        <a class="btn" target="_self" href=${`/lessons/${id}?as=student`}>${t("plan.as_student")}</a>
        <${Button} kind=${draft ? "primary" : "secondary"} does=${values.status} onPress=${() => change("status", draft ? "published" : "draft", 0)}>${t(draft ? "plan.publish" : "plan.unpublish")}<//>
      </span>
    </div>
    ${lack && html`<div class="notice" data-tone=${draft ? "info" : "warn"}><p><${Icon} name=${draft ? "info" : "alert"} /><span>${t(lack)}</span></p></div>`}
    <div class="write" data-shows=${shows}>
      <${Section} id="write-what" title=${t("write.what")}>
        <div class="stack">
          <${Field} name="title" id="write-title" label=${t("plan.lesson_title")} value=${values.title} error=${errors.title} maxlength="200" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ title) => change("title", title)} onBlur=${auto.save} />
          <${Kind} kind=${kind} values=${values} errors=${errors} course=${course_id} files=${files} learn=${learn} change=${change} save=${auto.save} />
          <div>
            <${Written} id="write-text" label=${t(kind === "text" ? "write.text" : "write.text_beside")} hint=${t("settings.description_hint")} course=${course_id}>
              <${Grows} id="write-text" class="write-text" value=${values.markdown} maxlength="100000" aria-describedby="write-text-hint" aria-invalid=${errors.markdown ? "true" : undefined} onPaste=${pasteText} onInput=${(/** @type {string} */ text) => change("markdown", text)} onBlur=${auto.save} />
            <//>
            ${errors.markdown && html`<${Problem} text=${errors.markdown} />`}
          </div>
          <div class="write-toggle"><${Button} aria-expanded=${shows} aria-controls="write-preview" onPress=${() => show(!shows)}>${t(shows ? "write.preview_hide" : "write.preview_show")}<//></div>
        </div>
      <//>
      <section class="card stack write-preview" id="write-preview" aria-labelledby="write-preview-title"><h2 id="write-preview-title">${t("write.preview")}</h2><${Preview} text=${values.markdown} /></section>
    </div>
    <${Section} id="write-done" title=${t("write.done")}>
      <${Check} name="required" id="write-required" label=${t("write.required")} hint=${t("write.required_hint")} checked=${values.required} onInput=${(/** @type {boolean} */ on) => change("required", on, 0)} />
      <${Conditions} kind=${kind} value=${values.conditions} error=${errors.conditions} onInput=${(/** @type {any[]} */ list) => change("conditions", list)} />
      ${!(sharesFilm(values) && values.duration_s) && html`<${Amount} id="write-duration" label=${t("write.duration")} unit=${t("unit.minutes")} value=${isTyping ? typed : known} error=${errors.duration_s} onInput=${minutes} />`}
    <//>
    <${Section} id="write-opens" title=${t("write.opens")}>
      <${Before} id="write-before" label=${t("write.first")} hint=${t("write.first_hint")} add=${t("write.first_add")} all=${all.filter((one) => one.id !== id)} value=${values.prerequisite_ids} error=${errors.prerequisite_ids} onInput=${(/** @type {string[]} */ ids) => change("prerequisite_ids", ids, 0)} />
      <${Opens} key=${etag} id="write-unlock" value=${values.unlock} errors=${{ at: errors.unlock }} onInput=${(/** @type {any} */ unlock) => change("unlock", unlock)} />
      <${Check} name="preview" id="write-is-preview" label=${t("write.is_preview")} hint=${t("write.is_preview_hint")} checked=${values.preview} onInput=${(/** @type {boolean} */ on) => change("preview", on, 0)} />
    <//>
    <nav class="lesson-ways" aria-label=${t("lesson.ways")}>
      ${before && html`<a class="btn" href=${`/lessons/${before.id}/edit`}>${t("lesson.previous")}</a>`}
      <${Button} icon="trash" onPress=${remove}>${t("write.delete")}<//>
      ${after && html`<a class="btn" href=${`/lessons/${after.id}/edit`}>${t("lesson.next")}</a>`}
    </nav>
    ${auto.clashes.length > 0 && html`<${Clash} auto=${auto} nameOf=${(/** @type {string} */ name) => t(`write.field_${name}`)} shown=${(/** @type {string} */ name, /** @type {any} */ value) => shownSide(kind, name, value, titles)} />`}`;
}

/** @param {{ read: { lesson: Lesson, etag: string } }} props */
function Found({ read }) {
  const { me } = useMe();
  const outline = useOutline(read.lesson.course_id);
  if (!outline) return html`<div class="loading" aria-busy="true"></div>`;
  if (!manages(me, outline.course) || !read.lesson.content)
    return html`<${Empty} title=${t("write.not_allowed")} hint=${t("write.not_allowed_hint")}><a class="btn" href=${`/lessons/${read.lesson.id}`}>${t("write.to_lesson")}</a><//>`;
  return html`<${Form} read=${read} outline=${outline} />`;
}

/** @param {{ id: string }} props */
export default function EditorPage({ id }) {
  const load = useLoad(async () => {
    const response = await request("GET", `lessons/${id}`);
    return { lesson: /** @type {Lesson} */ (await response.json()), etag: response.headers.get("ETag") ?? "" };
  }, [id]);
  return html`<${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ read) => html`<${Found} key=${id} read=${read} />`}<//>`;
}
