// A new course: one field, then its overview, which says what comes next.
import { html, useState } from "../../lib/dom.js";
import { create } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { go } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Field } from "../../components/Field.js";
import { Summary } from "../../components/Inputs.js";

/** @param {{ onClose: () => void }} props */
function NewCourseDialog({ onClose }) {
  const form = useForm(
    { title: "" },
    async ({ title }) => {
      const made = await create("courses", { title: title.trim() });
      go(`/courses/${made.id}#overview`);
    },
    { wanted: ["title"], prefix: "new-" },
  );
  return html`
    <${Dialog} title=${t("courses.new")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="new-course" busy=${form.busy}>${t("courses.new_yes")}<//>`}>
      <form id="new-course" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("courses.title")} hint=${t("courses.new_hint")} autocomplete="off" dir="auto" maxlength="200" data-safe=${true} ...${form.field("title")} />
      </form>
    <//>`;
}

export function NewCourse() {
  const [open, set] = useState(location.hash === "#new");
  return html`
    <${Button} kind="primary" icon="plus" onPress=${() => set(true)}>${t("courses.new")}<//>
    ${open && html`<${NewCourseDialog} onClose=${() => set(false)} />`}`;
}
