// Everybody with an account: found by name or address, filtered by role and state; the filters stand in the address.
import { html, useRef, useState } from "../../lib/dom.js";
import { create } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { useKeys } from "../../lib/keys.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery, useSettled } from "../../lib/query.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Select, Summary } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { PeopleTabs, roles } from "./shared.js";

/** @import { Me } from "lms-types/rest" */
/** @import { Column, Data, On, Ref } from "lms-types/view" */

/** @param {{ user: Pick<Me, "status" | "email_verified_at"> }} props */
export const StateTag = ({ user }) =>
  user.status === "disabled"
    ? html`<${Tag} tone="bad">${t("people.disabled")}<//>`
    : user.email_verified_at
      ? html`<${Tag} tone="ok">${t("people.active")}<//>`
      : html`<${Tag} tone="warn">${t("people.unverified")}<//>`;

/** @type {Column<Me>[]} */
const columns = [
  {
    key: "name",
    head: "people.name",
    cell: (user) => html`<a href=${`/people/${user.id}`}><${Name}>${user.full_name}<//></a>`,
  },
  {
    key: "email",
    head: "auth.email",
    cell: (user) => html`<span class="breaks"><bdi>${user.email ?? "–"}</bdi></span>`,
  },
  { key: "role", head: "people.role", cell: (user) => t(`role.${user.role}`) },
  { key: "state", head: "people.state", cell: (user) => html`<${StateTag} user=${user} />` },
  { key: "since", head: "people.since", cell: (user) => html`<${Time} at=${user.created_at} />` },
];

/** @param {{ onClose: () => void }} props */
function Create({ onClose }) {
  const form = useForm(
    { full_name: "", email: "", role: /** @type {Me["role"]} */ ("student") },
    async (given) => {
      const user = await create("users", { ...given, full_name: given.full_name.trim(), email: given.email.trim() });
      toast(t("people.created"));
      go(`/people/${user.id}`);
    },
    {
      wanted: ["full_name", "email"],
      prefix: "new-",
      words: (error) => (error.status === 409 ? { email: t("people.taken") } : null),
    },
  );
  return html`
    <${Dialog} title=${t("people.create")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="create-form" busy=${form.busy}>${t("people.create_yes")}<//>`}>
      <p class="quiet">${t("people.create_text")}</p>
      <form id="create-form" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("people.name")} autocomplete="off" dir="auto" data-safe=${true} ...${form.field("full_name")} />
        <${Field} label=${t("auth.email")} type="email" autocomplete="off" ...${form.field("email")} />
        <${Select} label=${t("people.role")} options=${roles()} ...${form.field("role")} />
      </form>
    <//>`;
}

export default function People() {
  const [filters, setFilters] = useQuery(["q", "role", "status"]);
  const [creating, setCreating] = useState(false);
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  const settled = useSettled(filters.q.trim());
  const list = useList(`users${asQuery({ ...filters, q: settled })}`);
  usePage(t("people.title"));
  useKeys({ "/": () => search.current?.focus() });
  const some = filters.q || filters.role || filters.status;
  const clear = () => {
    setFilters({ q: "", role: "", status: "" });
    search.current?.focus();
  };
  const empty = html`<${Empty} title=${t("people.none")} hint=${some ? t("people.none_hint") : undefined}>${some && html`<${Button} onPress=${clear}>${t("people.clear")}<//>`}<//>`;
  return html`
    <div class="section-head page-line"><h1 tabindex="-1">${t("people.title")}</h1><${Button} kind="primary" icon="plus" onPress=${() => setCreating(true)}>${t("people.create")}<//></div>
    <${PeopleTabs} at="/people" />
    <div class="filters" role="search">
      <div class="search"><${Icon} name="search" /><input class="input" type="search" ref=${search} aria-label=${t("people.search")} placeholder=${t("people.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => setFilters({ q: event.target.value })} /></div>
      <${Select} name="role" label=${t("people.role")} value=${filters.role} options=${[["", t("people.any_role")], ...roles()]} onInput=${(/** @type {string} */ role) => setFilters({ role })} />
      <${Select} name="status" label=${t("people.state")} value=${filters.status} options=${[["", t("people.any_state")], ["active", t("people.active")], ["disabled", t("people.disabled")]]} onInput=${(/** @type {string} */ status) => setFilters({ status })} />
    </div>
    <${Loaded} load=${list} rows=${6} height=${52} empty=${empty}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <${DataTable} label=${t("people.title")} columns=${columns} rows=${items} rowKey=${(/** @type {Me} */ user) => user.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${creating && html`<${Create} onClose=${() => setCreating(false)} />`}`;
}
