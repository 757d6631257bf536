// The courses one teaches; administrators find everybody's. The filters stand in the address.
import { html, useRef } from "../../lib/dom.js";
import { number, t } from "../../lib/i18n.js";
import { useKeys } from "../../lib/keys.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery, useSettled } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Icon } from "../../components/Icon.js";
import { Select } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { Time } from "../../components/Time.js";
import { Arrival } from "./arrival.js";
import { NewCourse } from "./new.js";
import { StatusTag } from "./status.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column, Data, On, Ref } from "lms-types/view" */
/** @typedef {Schemas["CourseItem"]} Course */

/** @type {Column<Course>[]} */
const columns = [
  {
    key: "title",
    head: "courses.title",
    cell: (course) => html`<a href=${`/courses/${course.id}`}><bdi>${course.title}</bdi></a>`,
  },
  { key: "status", head: "live.state", cell: (course) => html`<${StatusTag} status=${course.status} />` },
  { key: "owner", head: "courses.owner", cell: (course) => html`<${Name}>${course.owner.full_name}<//>` },
  { key: "learners", head: "courses.learners", end: true, cell: (course) => number(course.learners) },
  { key: "changed", head: "courses.changed", cell: (course) => html`<${Time} at=${course.updated_at} />` },
];
const STATES = ["draft", "published", "archived"];

export default function Courses() {
  const { me } = useMe();
  const admin = me.role === "admin";
  const [filters, setFilters] = useQuery(["q", "status", "of"]);
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  const q = useSettled(filters.q.trim());
  const teaching = admin && filters.of !== "mine" ? "" : "true";
  const list = useList(`courses${asQuery({ q, status: filters.status, teaching, sort: "-updated_at" })}`);
  usePage(t("courses.list_title"));
  useKeys({ "/": () => search.current?.focus() });
  const some = filters.q || filters.status;
  const clear = () => {
    setFilters({ q: "", status: "" });
    search.current?.focus();
  };
  const empty = some
    ? html`<${Empty} title=${t("courses.none_found")}><${Button} onPress=${clear}>${t("courses.clear")}<//><//>`
    : html`<${Empty} title=${t("courses.none")} hint=${t("courses.none_hint")} />`;
  return html`
    <div class="section-head page-line"><h1 tabindex="-1">${t("courses.list_title")}</h1><div class="actions"><${Arrival} /><${NewCourse} /></div></div>
    <div class="filters" role="search">
      <div class="search"><${Icon} name="search" /><input class="input" type="search" ref=${search} aria-label=${t("catalogue.search")} placeholder=${t("catalogue.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => setFilters({ q: event.target.value })} /></div>
      <${Select} name="status" label=${t("live.state")} value=${filters.status} options=${[["", t("courses.any_state")], ...STATES.map((status) => [status, t(`status.${status}`)])]} onInput=${(/** @type {string} */ status) => setFilters({ status })} />
      ${admin && html`<${Select} name="of" label=${t("courses.whose")} value=${filters.of} options=${[["", t("courses.all")], ["mine", t("courses.mine")]]} onInput=${(/** @type {string} */ of) => setFilters({ of })} />`}
    </div>
    <${Loaded} load=${list} rows=${5} height=${52} empty=${empty}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <${DataTable} label=${t("courses.list_title")} columns=${columns} rows=${items} rowKey=${(/** @type {Course} */ course) => course.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
