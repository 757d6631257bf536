// Who teaches and who learns in a course: found, added by address, removed.
import { html, useState } from "../../lib/dom.js";
import { create, post, remove } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { asQuery, useSettled } from "../../lib/query.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Select, Summary } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Section } from "../../components/Section.js";
import { Empty, Loaded } from "../../components/States.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { manages, owns } from "./manages.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Column, Data, On } from "lms-types/view" */
/** @typedef {Schemas["LearnerOut"]} Learner */
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
function StaffList({ course }) {
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

/** @param {{ course: Course, onDone: () => void }} props */
function Enroll({ course, onDone }) {
  const form = useForm(
    { email: "" },
    async ({ email }) => {
      const { user } = await post(`courses/${course.id}/enrollments`, { email: email.trim() });
      form.reset();
      onDone();
      toast(t("learners.added", { name: user.full_name }));
    },
    {
      wanted: ["email"],
      prefix: "learner-",
      words: (error) => (error.status === 422 ? { email: t("learners.unknown") } : null),
    },
  );
  return html`
    <form ...${form.form} class="inline-form">
      <${Field} label=${t("learners.email")} type="email" autocomplete="off" ...${form.field("email")} />
      <${Button} type="submit" busy=${form.busy}>${t("learners.add")}<//>
    </form>
    <${Problem} text=${form.errors.form} />`;
}

/** @param {boolean} rules @param {(one: Learner) => void} onRemove @returns {Column<Learner>[]} */
const columns = (rules, onRemove) => [
  { key: "name", head: "course.name", cell: ({ user }) => html`<${Name}>${user.full_name}<//>` },
  {
    key: "email",
    head: "auth.email",
    cell: ({ user }) => html`<span class="breaks"><bdi>${user.email ?? "–"}</bdi></span>`,
  },
  {
    key: "progress",
    head: "course.completions",
    end: true,
    cell: ({ percent }) => t("home.progress", { share: percent / 100 }),
  },
  { key: "since", head: "course.joined", cell: ({ created_at }) => html`<${Time} at=${created_at} />` },
  .../** @type {Column<Learner>[]} */ (
    rules
      ? [
          {
            key: "remove",
            head: "learners.out",
            end: true,
            cell: (one) =>
              html`<${Button} icon="trash" kind="quiet" iconOnly label=${t("staff.remove", { name: one.user.full_name })} onPress=${() => onRemove(one)} />`,
          },
        ]
      : []
  ),
];

/** @param {{ course: Course }} props */
function Learners({ course }) {
  const { me } = useMe();
  const [q, setQ] = useState("");
  const settled = useSettled(q.trim());
  const list = useList(
    /** @type {`courses/${string}/enrollments`} */ (`courses/${course.id}/enrollments${asQuery({ q: settled })}`),
  );
  const [leaving, leave] = useState(/** @type {Learner | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {Learner} one */
  const drop = async (one) => {
    setProblem(null);
    try {
      await remove(`enrollments/${one.id}`);
      toast(t("learners.removed"));
      list.reload();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const rules = manages(me, course);
  const empty = settled
    ? html`<p class="quiet">${t("learners.none_found")}</p>`
    : html`<${Empty} title=${t("course.nobody")} hint=${t("learners.none_hint")} />`;
  return html`
    <${Section} id="learners" title=${t("learners.title")}>
      <${Enroll} course=${course} onDone=${list.reload} />
      ${(settled || q || Boolean(list.data?.items.length)) && html`<div class="search"><${Icon} name="search" /><input class="input" type="search" aria-label=${t("learners.search")} placeholder=${t("learners.search")} value=${q} onInput=${(/** @type {On} */ event) => setQ(event.target.value)} /></div>`}
      <${Problem} text=${problem} />
      <${Loaded} load=${list} height=${48} empty=${empty}>${(/** @type {Data<typeof list>} */ { items }) => html`
        <${DataTable} label=${t("learners.title")} columns=${columns(rules, leave)} rows=${items} rowKey=${(/** @type {Learner} */ one) => one.id} />
        ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
      ${leaving && html`<${Confirm} title=${html`<${T} k="staff.remove_title" name=${leaving.user.full_name} />`} text=${t("learners.remove_text")} yes=${t("staff.remove_yes")} onYes=${() => drop(leaving)} onClose=${() => leave(null)} />`}
    <//>`;
}

/** @param {{ course: Course }} props */
export const People = ({ course }) => html`<${StaffList} course=${course} /><${Learners} course=${course} />`;
