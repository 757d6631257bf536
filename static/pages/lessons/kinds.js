// What a lesson of each kind holds beside its text.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { bytes, t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { FILMS } from "../../lib/uploads.js";
import { languageOptions } from "../../lib/zones.js";
import { Button } from "../../components/Button.js";
import { Field, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Select } from "../../components/Inputs.js";
import { Notice } from "../../components/Notice.js";
import { Loaded } from "../../components/States.js";
import { Uploader } from "../../components/Uploader.js";
import { spanOf } from "./words.js";

/** @import { FileOut } from "../../lib/upload.js" */
/** @import { Data, Ref } from "lms-types/view" */
/** @typedef {{ file_id: string, language: string, label: string }} Caption */
/** @typedef {{ id: string, name: string, size: number, url: string }} Shown */
/** @typedef {{ values: { [name: string]: any }, errors: { [name: string]: string | undefined }, course: string, files: Map<string, Shown>, learn: (file: Shown) => void,
 *   change: (name: string, value: unknown, after?: number) => void, save: () => void }} Props `files`: those it knows by their ids */

/** @param {Props} props */
function Captions({ values, errors, course, files, learn, change }) {
  /** @type {Caption[]} */
  const all = values.captions;
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  const latest = useRef(all);
  latest.current = all;
  /** @param {number} i @param {Partial<Caption>} more */
  const set = (i, more) =>
    change(
      "captions",
      all.map((one, n) => (n === i ? { ...one, ...more } : one)),
    );
  return html`
    <div class="field" ref=${place}>
      <span class="field-name">${t("write.captions")}</span>
      <span class="hint">${t("write.captions_hint")}</span>
      <ul class="rows">${all.map(
        (one, i) => html`
        <li class="row write-caption" key=${one.file_id}>
          <span class="row-main"><bdi>${files.get(one.file_id)?.name ?? t("write.a_file")}</bdi></span>
          <${Select} name="caption-language" id=${`write-language-${i}`} label=${t("write.caption_language")} value=${one.language} options=${languageOptions(one.language)} onInput=${(/** @type {string} */ language) => set(i, { language, label: labelIn(language, one.label) })} />
          <${Field} name="caption-label" id=${`write-label-${i}`} label=${t("write.caption_label")} value=${one.label} maxlength="60" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ label) => label.trim() && set(i, { label })} />
          <${Button} kind="quiet" icon="trash" iconOnly label=${t("write.remove_file", { name: one.label })} onPress=${() =>
            change(
              "captions",
              all.filter((other) => other !== one),
              0,
            )} />
        </li>`,
      )}</ul>
      <${Uploader} bare within=${place} path=${`courses/${course}/files`} taken=${["vtt"]} choose=${t("write.captions_choose")} hint=${t("write.captions_type")}
        onDone=${(/** @type {FileOut} */ file) => {
          learn(file);
          const language = document.documentElement.lang.slice(0, 2) || "en";
          latest.current = [...latest.current, { file_id: file.id, language, label: labelIn(language) }];
          change("captions", latest.current, 0);
        }} />
      ${errors.captions && html`<${Problem} text=${errors.captions} />`}
    </div>`;
}
/** The language's name, unless another label was typed. @param {string} code @param {string} [typed] */
function labelIn(code, typed = "") {
  const options = new Map(languageOptions(code));
  return !typed || [...options.values()].includes(typed) ? (options.get(code) ?? code) : typed;
}

/** Whether a share of its film must be watched: of that film's own length. @param {Props["values"]} values */
export const sharesFilm = ({ file_id, conditions }) =>
  Boolean(file_id && conditions?.some((/** @type {{ type: string }} */ one) => one.type === "watched"));

/** @param {Props} props */
function Video(props) {
  const { values, errors, course, files, learn, change, save } = props;
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  const file = files.get(values.file_id);
  const [length, setLength] = useState(/** @type {number | null} */ (null));
  useEffect(() => {
    if (length && (values.duration_s === null || (sharesFilm(values) && values.duration_s !== length)))
      change("duration_s", length, 0);
  }, [length, values.duration_s, sharesFilm(values)]);
  return html`
    <div class="field" ref=${place}>
      <span class="field-name">${t("write.video")}</span>
      ${
        values.file_id
          ? html`
        ${
          file &&
          html`<video class="lesson-video" controls preload="metadata" src=${`${file.url}${file.url.includes("?") ? "&" : "?"}inline=true`}
          onLoadedMetadata=${(/** @type {{ currentTarget: HTMLVideoElement }} */ { currentTarget }) => {
            const s = currentTarget.duration; // whole seconds that there are: nobody watches more
            setLength(Number.isFinite(s) ? Math.max(1, Math.floor(s)) : null);
          }}></video>`
        }
        <p class="row write-film"><${Icon} name="play" /><span class="row-main"><bdi>${file?.name ?? t("write.a_file")}</bdi>${file && html`<span class="meta">${bytes(file.size)}${values.duration_s ? ` · ${spanOf(values.duration_s)}` : ""}</span>`}</span>
          <${Button} icon="trash" onPress=${() => change("file_id", null, 0)}>${t("write.video_remove")}<//></p>`
          : !values.url &&
            html`<${Uploader} one bare within=${place} path=${`courses/${course}/files`} taken=${FILMS} choose=${t("write.video_choose")} hint=${t("write.video_hint")}
            onDone=${(/** @type {FileOut} */ made) => {
              learn(made);
              setLength(null);
              change("duration_s", null, 700);
              change("file_id", made.id, 0);
            }} />`
      }
      ${errors.file_id && html`<${Problem} text=${errors.file_id} />`}
    </div>
    ${!values.file_id && html`<${Field} name="url" id="write-url" type="url" inputmode="url" label=${t("write.url")} hint=${t("write.url_hint")} value=${values.url ?? ""} error=${errors.url} maxlength="2000" autocomplete="off" onInput=${(/** @type {string} */ url) => change("url", url.trim() || null)} onBlur=${save} />`}
    ${values.file_id && html`<${Captions} ...${props} />`}`;
}

const MOST_FILES = 20;
/** @param {Props} props */
function Files({ values, errors, course, files, learn, change }) {
  /** @type {string[]} */
  const all = values.file_ids;
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  const latest = useRef(all);
  latest.current = all;
  /** @param {string[]} next */
  const set = (next) => {
    latest.current = next;
    change("file_ids", next, 0);
  };
  /** @param {number} i @param {number} by */
  const move = (i, by) => {
    const next = [...all];
    next.splice(i + by, 0, ...next.splice(i, 1));
    set(next);
  };
  return html`
    <div class="field" ref=${place}>
      <span class="field-name">${t("write.files")}</span>
      <ul class="rows">${all.map((id, i) => {
        const file = files.get(id);
        const name = file?.name ?? t("write.a_file");
        return html`
          <li class="row" key=${id}><${Icon} name="file" /><span class="row-main"><bdi>${name}</bdi>${file && html`<span class="meta">${bytes(file.size)}</span>`}</span>
            <${Button} kind="quiet" icon="up" iconOnly label=${t("play.move_up", { option: name })} off=${i ? undefined : t("write.is_first")} onPress=${() => move(i, -1)} />
            <${Button} kind="quiet" icon="trash" iconOnly label=${t("write.remove_file", { name })} onPress=${() => set(all.filter((one) => one !== id))} /></li>`;
      })}</ul>
      ${
        all.length < MOST_FILES &&
        html`<${Uploader} bare within=${place} path=${`courses/${course}/files`} choose=${t("write.files_choose")} hint=${t("write.files_hint")}
        onDone=${(/** @type {FileOut} */ file) => {
          learn(file);
          if (latest.current.length < MOST_FILES) set([...latest.current, file.id]);
        }} />`
      }
      ${errors.file_ids && html`<${Problem} text=${errors.file_ids} />`}
    </div>`;
}

/** @param {Props & { kind: string }} props */
function Target({ values, errors, course, change, kind }) {
  const load = useLoad(
    () => readAll(/** @type {`courses/${string}/quizzes`} */ (`courses/${course}/quizzes`)),
    [course],
  );
  return html`
    <${Loaded} load=${load} rows=${1} height=${72}>${(/** @type {Data<typeof load>} */ quizzes) => {
      const chosen = quizzes.find(({ id }) => id === values.quiz_id);
      const options = quizzes.map(({ id, title, status }) => [
        id,
        status === "published" ? title : t("write.draft_quiz", { title }),
      ]);
      return html`
        <${Select} name="quiz_id" id="write-quiz" label=${t(`write.${kind}`)} hint=${t(`write.${kind}_hint`)} error=${errors.quiz_id} value=${values.quiz_id ?? ""}
          options=${[["", t(quizzes.length ? "write.choose_quiz" : "write.no_quizzes")], ...options]} onInput=${(/** @type {string} */ id) => change("quiz_id", id || null, 0)} />
        ${chosen && chosen.status !== "published" && kind === "quiz" && html`<p class="meta">${t("write.draft_hint")}</p>`}
        <p class="write-links">${chosen ? html`<a href=${`/quizzes/${chosen.id}/edit`}>${t("write.edit_quiz")}</a>` : html`<a href=${`/courses/${course}#quizzes`}>${t("write.to_quizzes")}</a>`}</p>`;
    }}<//>`;
}

/** @param {Props & { kind: string }} props */
export function Kind(props) {
  const { kind } = props;
  if (kind === "video") return html`<${Video} ...${props} />`;
  if (kind === "file") return html`<${Files} ...${props} />`;
  if (kind === "quiz" || kind === "live") return html`<${Target} ...${props} />`;
  return kind === "assignment" ? html`<${Notice}>${t("write.assignment_later")}<//>` : null;
}

/** What is known of files: those that came with the lesson, and those put up since. @param {Shown[]} first */
export function useFiles(first) {
  const [files, set] = useState(() => new Map(first.map((one) => [one.id, one])));
  const learn = (/** @type {Shown} */ file) => set((now) => new Map([...now, [file.id, file]]));
  return { files, learn };
}
