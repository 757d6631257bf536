// When a module opens, and where a lesson goes.
import { html, useState } from "../../lib/dom.js";
import { patch } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Select, Summary } from "../../components/Inputs.js";
import { Before, Check, Opens } from "./opening.js";

/** @import { Lesson, Part } from "./order.js" */

/** @param {{ part: Part, parts: Part[], onSaved: () => Promise<void>, onClose: () => void }} props */
export function ModuleDialog({ part, parts, onSaved, onClose }) {
  const { sequential, prerequisite_ids, unlock } = part;
  const form = useForm(
    { sequential, prerequisite_ids, unlock, at: "", after_s: "" },
    async ({ sequential, prerequisite_ids, unlock }) => {
      const whole = unlock && { at: unlock.at ?? null, after_s: unlock.after_s ?? null };
      await patch(`modules/${part.id}`, { sequential, prerequisite_ids, unlock: whole });
      await onSaved();
      onClose();
    },
    { prefix: "module-" },
  );
  const others = parts.flatMap(({ id, title }) => (id && id !== part.id ? [{ id, title }] : []));
  return html`
    <${Dialog} title=${html`<${T} k="plan.opening_of" title=${part.title} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" type="submit" form="module-form" busy=${form.busy}>${t("plan.save")}<//>`}>
      <form id="module-form" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Check} name="sequential" id="module-sequential" label=${t("plan.sequential")} hint=${t("plan.sequential_hint")} checked=${form.values.sequential} onInput=${(/** @type {boolean} */ on) => form.set("sequential", on)} />
        <${Before} id="module-before" label=${t("plan.modules_first")} hint=${t("plan.modules_first_hint")} add=${t("plan.modules_first_add")} all=${others} value=${form.values.prerequisite_ids} error=${form.errors.prerequisite_ids} onInput=${(/** @type {string[]} */ ids) => form.set("prerequisite_ids", ids)} />
        <${Opens} id="module-unlock" value=${form.values.unlock} errors=${form.errors} onInput=${(/** @type {any} */ one) => form.set("unlock", one)} />
      </form>
    <//>`;
}

/** @param {{ lesson: Lesson, parts: Part[], onMove: (id: string | null) => void, onClose: () => void }} props */
export function MoveDialog({ lesson, parts, onMove, onClose }) {
  const here = parts.find(({ lessons }) => lessons.some(({ id }) => id === lesson.id))?.id ?? "";
  const [chosen, choose] = useState(here);
  return html`
    <${Dialog} title=${html`<${T} k="plan.move_title" title=${lesson.title} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" onPress=${() => (chosen === here ? onClose() : onMove(chosen || null))}>${t("plan.move_yes")}<//>`}>
      <${Select} name="module" id="move-module" data-safe=${true} label=${t("plan.into")} value=${chosen} options=${parts.map(({ id, title }) => [id ?? "", id ? title : t("plan.before")])} onInput=${choose} />
      <p class="meta">${t("plan.move_hint")}</p>
    <//>`;
}
