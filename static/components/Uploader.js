// Files by button, by drag and drop, or a picture from the clipboard; each with its progress.
import { html, useEffect, useRef } from "../lib/dom.js";
import { useDropped } from "../lib/dropped.js";
import { percent, t } from "../lib/i18n.js";
import { TAKEN, useUploads } from "../lib/uploads.js";
import { say } from "./Announcer.js";
import { Button } from "./Button.js";
import { Icon } from "./Icon.js";
import { Name } from "./Name.js";
/** @import { FileOut } from "../lib/upload.js" */
/** @import { Going } from "../lib/uploads.js" */
/** @import { On, Ref } from "lms-types/view" */

/** @param {Going} going */
function progress({ state, share }) {
  if (state === "waiting") return t("upload.waiting");
  return share < 1 ? percent(share) : t("upload.checking");
}

/** @param {{ going: Going, onStop: () => void, onAgain: () => void }} props */
function Row({ going, onStop, onAgain }) {
  const { file, state, share, why, again } = going;
  const failed = state === "failed";
  return html`
    <li class="row upload-row" data-state=${state}>
      <div class="row-main">
        <b><${Name}>${file.name}<//></b>
        ${!failed && html`<div class="progress" role="progressbar" aria-label=${file.name} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(share * 100)}><i style=${{ transform: `scaleX(${share})` }}></i></div>`}
        <span class=${failed ? "error" : "meta num"}>${failed && html`<${Icon} name="alert" />`}<span>${failed ? why : progress(going)}</span></span>
      </div>
      ${failed && again && html`<${Button} onPress=${onAgain}>${t("app.retry")}<//>`}
      <${Button} kind="quiet" icon="cross" iconOnly label=${t(failed ? "upload.forget" : "upload.stop", { name: file.name })} onPress=${onStop} />
    </li>`;
}

/**
 * The one way in for files. It keeps each on the server and hands over its row; what it is for is the
 * page's affair: put `file.id` where it belongs (a cover, a question's picture), show it by `file.url`.
 * Errors stay in the control, in words. Leaving the page asks first while something is on its way.
 *
 * - `onDone(file)`: once for each file the server has kept: `{id, name, size, content_type, kind, url, ...}`
 * - `path`: where to; "files" (one's own), or `courses/${id}/files` (a course's material)
 * - `taken`: endings without a dot; all by default, or PICTURES, FILMS, SOUNDS of lib/uploads.js
 * - `one`: of several the first is taken, and while it is on its way no other
 * - `within`: the element on which files may be dropped, or pasted with the focus in it. Without it that
 *   is the whole window: then there may be one such control on the page
 * - `given`: files that came in before it was there, such as by a drop elsewhere; they begin at once
 * - `choose`, `hint`: other words for the button and beside it
 * - `label`: what it is called, where a page has several
 * - `bare`: without a card around it, for a form or a dialog
 * @param {{ onDone: (file: FileOut) => void, path?: string, taken?: string[], one?: boolean,
 *   within?: Ref<HTMLElement>, given?: File[], choose?: string, hint?: string, label?: string, bare?: boolean }} props
 */
export function Uploader({
  onDone,
  path = "files",
  taken = TAKEN,
  one = false,
  within,
  given,
  choose,
  hint,
  label = t("upload.label"),
  bare = false,
}) {
  /** @type {Ref<HTMLInputElement>} */
  const input = useRef(null);
  const uploads = useUploads({
    path,
    taken,
    onDone: (file) => {
      say(t("upload.done", { name: file.name }));
      onDone(file);
    },
    onFail: (file, why) => say(`${file.name}: ${why}`, { now: true }),
  });
  /** @param {File[]} files */
  const add = (files) => {
    if (!one) uploads.add(files);
    else if (!uploads.busy) {
      uploads.all.forEach(uploads.stop);
      uploads.add(files.slice(0, 1));
    }
  };
  const over = useDropped(add, within);
  useEffect(() => {
    if (given?.length) add(given);
  }, []);
  const words = choose ?? t(one ? "upload.choose_one" : "upload.choose");
  const beside = hint ?? t(one ? "upload.hint_one" : "upload.hint");
  return html`
    <section class=${bare ? "uploader" : "card uploader"} aria-label=${label} data-over=${over}>
      <div class="upload-drop">
        <${Button} kind=${bare ? "secondary" : "primary"} icon="upload" onPress=${() => input.current?.click()}>${words}<//>
        <p class="quiet">${over ? t("upload.drop") : beside}</p>
        <input class="vh" type="file" multiple=${!one} accept=${taken.map((end) => `.${end}`).join(",")} tabindex="-1" aria-hidden="true" ref=${input} onChange=${(
          /** @type {On} */ event,
        ) => {
          add([...(event.target.files ?? [])]);
          event.target.value = "";
        }} />
      </div>
      ${
        uploads.all.length > 0 &&
        html`<ul class="rows">
          ${uploads.all.map((going) => html`<${Row} key=${going.key} going=${going} onAgain=${() => uploads.again(going)} onStop=${() => uploads.stop(going)} />`)}
        </ul>`
      }
    </section>`;
}
