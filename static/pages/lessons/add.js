// New lessons and modules: a title and Enter, again and again.
import { html, useRef, useState } from "../../lib/dom.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Select, Summary } from "../../components/Inputs.js";
import { KINDS } from "./words.js";

/** @import { Ref } from "lms-types/view" */

/** @param {() => void} onEnd */
const onEscape = (onEnd) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  onEnd();
};

/** @param {{ name: string, onAdd: (kind: string, title: string) => Promise<void>, onEnd: () => void }} props */
function LessonForm({ name, onAdd, onEnd }) {
  /** @type {Ref<HTMLInputElement>} */
  const input = useRef(null);
  const form = useForm(
    { kind: "text", title: "" },
    async ({ kind, title }) => {
      await onAdd(kind, title.trim());
      form.set("title", "");
      input.current?.focus();
    },
    { wanted: ["title"], prefix: `add-${name}-` },
  );
  return html`
    <form ...${form.form} class="plan-add" onKeyDown=${onEscape(onEnd)}>
      <${Summary} errors=${form.errors} />
      <${Select} label=${t("plan.kind")} options=${KINDS.map((kind) => [kind, t(`lesson.${kind}`)])} ...${form.field("kind")} />
      <${Field} label=${t("plan.lesson_title")} input=${input} maxlength="200" autocomplete="off" dir="auto" ...${form.field("title")} />
      <div class="plan-add-acts"><${Button} kind="primary" type="submit" busy=${form.busy}>${t("plan.add_yes")}<//><${Button} onPress=${onEnd}>${t("plan.add_end")}<//></div>
    </form>`;
}

/** @param {{ name: string, onAdd: (kind: string, title: string) => Promise<void> }} props */
export function AddLesson({ name, onAdd }) {
  const [open, set] = useState(false);
  const id = `add-lesson-${name}`;
  if (!open)
    return html`<div><${Button} id=${id} kind="quiet" icon="plus" onPress=${() => {
      set(true);
      requestAnimationFrame(() => document.getElementById(`add-${name}-title`)?.focus());
    }}>${t("plan.add_lesson")}<//></div>`;
  return html`<${LessonForm} name=${name} onAdd=${onAdd} onEnd=${() => {
    set(false);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  }} />`;
}

/** @param {{ onAdd: (title: string) => Promise<void>, onEnd: () => void }} props */
function ModuleForm({ onAdd, onEnd }) {
  const form = useForm(
    { title: "" },
    async ({ title }) => {
      await onAdd(title.trim());
      onEnd();
    },
    { wanted: ["title"], prefix: "add-module-" },
  );
  return html`
    <form ...${form.form} class="card plan-add" onKeyDown=${onEscape(onEnd)}>
      <${Summary} errors=${form.errors} />
      <${Field} label=${t("plan.module_title")} hint=${t("plan.module_hint")} maxlength="200" autocomplete="off" dir="auto" ...${form.field("title")} />
      <div class="plan-add-acts"><${Button} kind="primary" type="submit" busy=${form.busy}>${t("plan.add_yes")}<//><${Button} onPress=${onEnd}>${t("app.cancel")}<//></div>
    </form>`;
}

/** @param {{ onAdd: (title: string) => Promise<void> }} props */
export function AddModule({ onAdd }) {
  const [open, set] = useState(false);
  if (!open)
    return html`<div><${Button} id="add-module" icon="plus" onPress=${() => {
      set(true);
      requestAnimationFrame(() => document.getElementById("add-module-title")?.focus());
    }}>${t("plan.add_module")}<//></div>`;
  return html`<${ModuleForm} onAdd=${onAdd} onEnd=${() => {
    set(false);
    requestAnimationFrame(() => document.getElementById("add-module")?.focus());
  }} />`;
}
