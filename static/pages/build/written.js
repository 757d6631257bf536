// A text with Markdown and its tools: a picture, code, a formula.
import { html, useRef, useState } from "../../lib/dom.js";
import { useDropped } from "../../lib/dropped.js";
import { t } from "../../lib/i18n.js";
import { PICTURES } from "../../lib/uploads.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Field } from "../../components/Field.js";
import { Uploader } from "../../components/Uploader.js";

/** @import { FileOut } from "../../lib/upload.js" */
/** @import { Children, Ref } from "lms-types/view" */

/**
 * As if it were typed: Ctrl+Z takes it back.
 * @param {HTMLTextAreaElement} node @param {string} text in place of what is selected @param {number} [caret] within it
 */
function insert(node, text, caret = text.length) {
  const { selectionStart: start, selectionEnd: end } = node;
  node.focus();
  node.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    node.setRangeText(text, start, end, "end");
    node.dispatchEvent(new Event("input", { bubbles: true }));
  }
  node.setSelectionRange(start + caret, start + caret);
}

/** What parts a block from the text around it. @param {HTMLTextAreaElement} node @param {string} gap */
const around = ({ value, selectionStart, selectionEnd }, gap) => {
  const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
  return [before && !before.endsWith(gap) ? gap : "", after && !after.startsWith(gap) ? gap : ""];
};
/** @param {HTMLTextAreaElement} node */
const chosenIn = ({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd);

/** @param {HTMLTextAreaElement} node */
function insertCode(node) {
  const chosen = chosenIn(node);
  if (chosen && !chosen.includes("\n")) {
    insert(node, chosen.includes("`") ? `\`\` ${chosen} \`\`` : `\`${chosen}\``);
    return;
  }
  const [before, after] = around(node, "\n");
  const head = `${before}\`\`\`\n${chosen}`;
  insert(node, `${head}\n\`\`\`${after}`, head.length);
}
/** @param {HTMLTextAreaElement} node */
function insertFormula(node) {
  const chosen = chosenIn(node);
  insert(node, `$${chosen}$`, chosen ? chosen.length + 2 : 1);
}
/** @param {HTMLTextAreaElement} node @param {string} alt @param {string} url */
function insertPicture(node, alt, url) {
  const [before, after] = around(node, "\n\n");
  const text = `${before}![${alt.trim().replace(/[[\]\\]/g, "\\$&")}](${url})`;
  insert(node, `${text}${after}`, text.length);
}

/**
 * @param {{ course: string, given: File[], onDone: (alt: string, url: string) => void, onClose: () => void }} props
 *   `given`: what was dropped or pasted
 */
function Picture({ course, given, onDone, onClose }) {
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  /** @type {Ref<HTMLInputElement>} */
  const input = useRef(null);
  const [file, set] = useState(/** @type {FileOut | null} */ (null));
  const [alt, type] = useState("");
  const lack = !file ? t("build.picture_need") : !alt.trim() ? t("build.picture_need_alt") : undefined;
  return html`
    <${Dialog} title=${t("build.picture")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" type="submit" form="build-picture" off=${lack}>${t("build.picture_insert")}<//>`}>
      <form class="build-picture" id="build-picture" ref=${place} onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        if (file && alt.trim()) onDone(alt, file.url);
      }}>
        ${file && html`<img class="build-thumb" src=${file.url} alt="" />`}
        <${Uploader} one bare taken=${PICTURES} within=${place} path=${`courses/${course}/files`} given=${given} choose=${file ? t("build.picture_other") : undefined}
          onDone=${(/** @type {FileOut} */ made) => {
            set(made);
            input.current?.focus();
          }} />
        <${Field} name="alt" id="build-alt" input=${input} label=${t("build.picture_alt")} hint=${t("build.picture_alt_hint")} value=${alt} required maxlength="300" autocomplete="off" dir="auto" onInput=${type} />
      </form>
    <//>`;
}

/**
 * The label and the tools of the text area `id`, which is its child. Pictures are dropped or pasted into it.
 * @param {{ id: string, label: string, hint?: string, course: string, children: Children }} props
 */
export function Written({ id, label, hint, course, children }) {
  /** @type {Ref<HTMLElement>} */
  const field = useRef(null);
  const [given, open] = useState(/** @type {File[] | null} */ (null));
  const over = useDropped(open, field);
  /** @param {(node: HTMLTextAreaElement) => void} act */
  const act = (act) => {
    const node = field.current?.querySelector("textarea");
    if (node) act(node);
  };
  const tools = /** @type {const} */ ([
    ["picture", () => open([])],
    ["code", () => act(insertCode)],
    ["formula", () => act(insertFormula)],
  ]);
  return html`
    <div class="field build-written" ref=${field} data-over=${over}>
      <div class="build-written-head">
        <label for=${id}>${label}</label>
        <div class="build-tools" role="group" aria-label=${t("build.tools", { label })}>
          ${tools.map(([name, onPress]) => html`<${Button} key=${name} kind="quiet" title=${t(`build.tool_${name}_hint`)} onPress=${onPress}>${t(`build.tool_${name}`)}<//>`)}
        </div>
      </div>
      ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
      ${children}
    </div>
    ${
      given &&
      html`<${Picture} course=${course} given=${given} onClose=${() => open(null)} onDone=${(
        /** @type {string} */ alt,
        /** @type {string} */ url,
      ) => {
        open(null);
        requestAnimationFrame(() => act((node) => insertPicture(node, alt, url))); // once the dialog gave the focus back
      }} />`
    }`;
}

/** Where a text comes with its picture, as from a word processor, the text is meant. @param {ClipboardEvent} event */
export const pasteText = (event) => {
  if (event.clipboardData?.types.includes("text/plain")) event.stopPropagation();
};
