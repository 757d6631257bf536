// Who teaches in a course beside its owner: added by address, removed.
import { html, useState } from "../../../lib/dom.js";
import { create, remove } from "../../../lib/api.js";
import { useForm } from "../../../lib/form.js";
import { T, t } from "../../../lib/i18n.js";
import { useList } from "../../../lib/list.js";
import { useMe } from "../../../lib/session.js";
import { Button } from "../../../components/Button.js";
import { Confirm, Dialog } from "../../../components/Dialog.js";
import { explain, Field, Problem } from "../../../components/Field.js";
import { Select, Summary } from "../../../components/Inputs.js";
import { Name } from "../../../components/Name.js";
import { Section } from "../../../components/Section.js";
import { Loaded } from "../../../components/States.js";
import { toast } from "../../../components/Toast.js";
import { owns } from "../manages.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {Schemas["StaffOut"]} Staff */

/** @type {Schemas["StaffRole"][]} */
const ROLES = ["co_instructor", "assistant"];

/** @param {{ course: Course, onDone: () => void, onClose: () => void }} props */
function AddStaff({ course, onDone, onClose }) {
  const form = useForm(
    { email: "", role: ROLES[0] },
    async ({ email, role }) => {
      await create(`courses/${course.id}/staff`, { email: email.trim(), role });
      onDone();
      onClose();
      toast(t("staff.added"));
    },
    {
      wanted: ["email"],
      prefix: "staff-",
      words: (error) =>
        error.code === "already_staff"
          ? { email: t("staff.already") }
          : error.status === 422 && error.errors.some(({ field }) => field === "email")
            ? { email: t("staff.no_instructor") }
            : null,
    },
  );
  return html`
    <${Dialog} title=${t("staff.add")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="staff-form" busy=${form.busy}>${t("staff.add_yes")}<//>`}>
      <form id="staff-form" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("auth.email")} hint=${t("staff.email_hint")} type="email" autocomplete="off" data-safe=${true} ...${form.field("email")} />
        <${Select} label=${t("staff.role")} hint=${t(`staff.${form.values.role}_may`)} options=${ROLES.map((role) => [role, t(`staff.${role}`)])} ...${form.field("role")} />
      </form>
    <//>`;
}

/** @param {{ course: Course }} props */
export function StaffList({ course }) {
  const { me } = useMe();
  const list = useList(`courses/${course.id}/staff`);
  const [adding, add] = useState(false);
  const [leaving, leave] = useState(/** @type {Staff | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {Staff} one */
  const drop = async (one) => {
    setProblem(null);
    try {
      await remove(`courses/${course.id}/staff/${one.user_id}`);
      toast(t("staff.removed"));
      list.reload();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const rules = owns(me, course);
  return html`
    <${Section} id="staff" title=${t("staff.title")} action=${rules && html`<${Button} icon="plus" onPress=${() => add(true)}>${t("staff.add")}<//>`}>
      <${Loaded} load=${list} rows=${1} height=${56}>${(/** @type {Data<typeof list>} */ { items }) => html`
        <ul class="rows" data-list>
          <li class="row"><span class="row-main"><b><${Name}>${course.owner.full_name}<//></b><span class="meta">${t("staff.owner")}</span></span></li>
          ${items.map(
            (one) => html`
            <li class="row" key=${one.user_id}>
              <span class="row-main"><b><${Name}>${one.full_name}<//></b><span class="meta">${t(`staff.${one.role}`)}${one.email && html` · <bdi>${one.email}</bdi>`}</span></span>
              ${rules && html`<${Button} icon="trash" kind="quiet" iconOnly label=${t("staff.remove", { name: one.full_name })} onPress=${() => leave(one)} />`}
            </li>`,
          )}
        </ul>
        ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
      <${Problem} text=${problem} />
      ${adding && html`<${AddStaff} course=${course} onDone=${list.reload} onClose=${() => add(false)} />`}
      ${leaving && html`<${Confirm} title=${html`<${T} k="staff.remove_title" name=${leaving.full_name} />`} text=${t("staff.remove_text")} yes=${t("staff.remove_yes")} onYes=${() => drop(leaving)} onClose=${() => leave(null)} />`}
    <//>`;
}
