// Who signs a course's certificates, and the pictures on them.
import { html, useEffect, useRef } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { PICTURES } from "../../lib/uploads.js";
import { Button } from "../../components/Button.js";
import { Field, Problem } from "../../components/Field.js";
import { Uploader } from "../../components/Uploader.js";
import { MOST_SIGNATORIES } from "./template-values.js";

/** @import { Errors, Ref } from "lms-types/view" */
/** @import { FileOut } from "../../lib/upload.js" */
/** @import { Signatory } from "./template-values.js" */
/** @typedef {(change: (all: Signatory[]) => Signatory[], after?: number) => void} Change */

const NOBODY = { name: "", role: "", file_id: null };

/** @param {{ label: string, url?: string | null, error?: string, onFile: (file: FileOut) => void, onRemove: () => void }} props */
export function Picture({ label, url, error, onFile, onRemove }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  return html`
    <div class="field tpl-picture" ref=${node}>
      <span class="field-name">${label}</span>
      ${url && html`<img src=${url} alt="" />`}
      <${Uploader} taken=${PICTURES} one bare within=${node} label=${label} choose=${t(url ? "tpl.picture_other" : "tpl.picture_choose")} hint=${t("tpl.picture_hint")} onDone=${onFile} />
      ${error && html`<${Problem} text=${error} />`}
      ${url && html`<div><${Button} icon="trash" onPress=${onRemove}>${t("tpl.picture_remove")}<//></div>`}
    </div>`;
}

/**
 * `keep` makes a picture known to the page and gives its id.
 * @param {{ all: Signatory[], errors: Errors, pictures: Map<string, string>, onChange: Change, keep: (file: FileOut) => string, onBlur: () => void }} props
 */
export function Signatories({ all, errors, pictures, onChange, keep, onBlur }) {
  const added = useRef(false);
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  useEffect(() => {
    if (added.current) document.getElementById(`tpl-sign-${all.length - 1}-name`)?.focus();
    added.current = false;
  }, [all.length]);
  const add = () => {
    added.current = true;
    onChange((old) => [...old, NOBODY]);
  };
  /** @param {number} i */
  const remove = (i) => {
    onChange((old) => old.filter((_, at) => at !== i), 0);
    node.current?.focus();
  };
  /** @param {number} i @param {Partial<Signatory>} more @param {number} [after] */
  const change = (i, more, after) =>
    onChange((old) => old.map((one, at) => (at === i ? { ...one, ...more } : one)), after);
  /** @param {number} i @param {"name" | "role"} name */
  const typed = (i, name) => ({
    name: `signatories.${i}.${name}`,
    id: `tpl-sign-${i}-${name}`,
    label: t(`tpl.signatory_${name}`),
    value: all[i][name],
    error: errors[`signatories.${i}.${name}`],
    onInput: (/** @type {string} */ value) => change(i, { [name]: value }),
    onBlur,
    autocomplete: "off",
    maxlength: "200",
    dir: "auto",
  });
  return html`
    <div class="stack tpl-signs" ref=${node} tabindex="-1">
      ${all.map(
        (one, i) => html`
        <fieldset class="tpl-sign stack" key=${i}>
          <legend class="field-name">${t("tpl.signatory", { n: i + 1 })}</legend>
          <div class="fields"><${Field} ...${typed(i, "name")} /><${Field} ...${typed(i, "role")} /></div>
          <${Picture} label=${t("tpl.signatory_picture", { n: i + 1 })} url=${one.file_id && pictures.get(one.file_id)} error=${errors[`signatories.${i}.file_id`]}
            onFile=${(/** @type {FileOut} */ file) => change(i, { file_id: keep(file) }, 0)} onRemove=${() => change(i, { file_id: null }, 0)} />
          <div><${Button} kind="quiet" icon="trash" onPress=${() => remove(i)}>${t("tpl.signatory_remove", { n: i + 1 })}<//></div>
        </fieldset>`,
      )}
      ${all.length < MOST_SIGNATORIES && html`<div><${Button} icon="plus" onPress=${add}>${t("tpl.signatory_add")}<//></div>`}
    </div>`;
}
