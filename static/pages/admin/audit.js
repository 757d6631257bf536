// Who did what to which thing, newest first. The filters are in the address.
import { html } from "../../lib/dom.js";
import { hasWords, t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Select } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { targets, verbs } from "../../lib/words-admin.js";
import { useNames } from "./names.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column } from "lms-types/view" */
/** @typedef {Map<string, string | null>} Names null: erased, or not an account */
/** @typedef {"actor_id" | "verb" | "target_kind" | "target_id" | "since" | "until"} Filter */
/** @typedef {Record<Filter, string>} Filters */

/** @type {Filter[]} */
const FILTERS = ["actor_id", "verb", "target_kind", "target_id", "since", "until"];
/** @param {string} prefix @param {string} name */
const word = (prefix, name) => (hasWords(`${prefix}.${name}`) ? t(`${prefix}.${name}`) : name);

/**
 * A day of the viewer's zone as the moment it begins, or ends.
 * @param {string} day
 */
const moment = (day, end = false) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return "";
  const date = new Date(`${day}T00:00:00`);
  if (end) date.setDate(date.getDate() + 1);
  return date.toISOString();
};
/** @param {string} id */
const short = (id) => id.slice(-8);

/** @param {{ id: string, names: Names, onPick: (id: string) => void }} props */
const Person = ({ id, names, onPick }) => {
  const name = names.get(id);
  return html`<button type="button" class="link" title=${t("audit.only", { name: name ?? short(id) })} onClick=${() => onPick(id)}><${Name}>${name ?? (name === null ? t("audit.gone") : short(id))}<//></button>`;
};

/** @param {Names} names @param {(more: Partial<Filters>) => void} setFilters @returns {Column<Schemas["AuditOut"]>[]} */
const columnsOf = (names, setFilters) => [
  {
    key: "verb",
    head: "audit.what",
    cell: (event) =>
      html`<span title=${event.verb}>${word("verb", event.verb)}</span>${event.changed?.length > 0 && html`<span class="meta breaks changed">${event.changed.join(", ")}</span>`}`,
  },
  {
    key: "actor",
    head: "audit.who",
    cell: (event) =>
      html`<span class="who">${event.actor_id ? html`<${Person} id=${event.actor_id} names=${names} onPick=${(/** @type {string} */ actor_id) => setFilters({ actor_id })} />` : t(`audit.kind.${event.actor_kind === "system" ? "system" : "anonymous"}`)}${event.actor_kind === "token" && html` <${Tag}>${t("audit.kind.token")}<//>`}</span>`,
  },
  {
    key: "target",
    head: "audit.target",
    cell: (event) =>
      event.target_id
        ? html`<span class="who"><span class="meta">${word("kind", event.target_kind)}</span> ${event.target_kind === "user" ? html`<${Person} id=${event.target_id} names=${names} onPick=${(/** @type {string} */ target_id) => setFilters({ target_id })} />` : html`<code class="meta" title=${event.target_id}>${short(event.target_id)}</code>`}</span>`
        : "–",
  },
  { key: "at", head: "audit.when", cell: (event) => html`<${Time} at=${event.at} absolute=${true} />` },
  {
    key: "from",
    head: "audit.from",
    cell: (event) => html`<span class="breaks" title=${event.request_id}><bdi>${event.address || "–"}</bdi></span>`,
  },
];

/** @type {("actor_id" | "target_id")[]} */
const PEOPLE = ["actor_id", "target_id"];

/** @param {{ filters: Filters, names: Names, onClear: (name: Filter) => void }} props */
function Chosen({ filters, names, onClear }) {
  const people = PEOPLE.filter((name) => filters[name]);
  return (
    people.length > 0 &&
    html`
    <ul class="tags chosen">${people.map(
      (name) => html`
      <li key=${name}><button type="button" class="chip-off" onClick=${() => onClear(name)}><span>${t(`audit.${name}`)} <bdi>${names.get(filters[name]) ?? short(filters[name])}</bdi></span><${Icon} name="cross" /><span class="vh">${t("audit.clear_one")}</span></button></li>`,
    )}</ul>`
  );
}

export default function Audit() {
  const [filters, setFilters] = useQuery(FILTERS);
  const list = useList(
    `audit${asQuery({ ...filters, since: moment(filters.since), until: moment(filters.until, true) })}`,
  );
  const items = list.data?.items ?? [];
  const names = useNames(
    [
      filters.actor_id,
      filters.target_id,
      ...items.flatMap((event) => [event.actor_id, event.target_kind === "user" ? event.target_id : null]),
    ].filter((id) => !!id),
  );
  usePage(t("audit.title"));
  const some = FILTERS.some((name) => filters[name]);
  const clear = () => setFilters(Object.fromEntries(FILTERS.map((name) => [name, ""])));
  const verbOptions = verbs.includes(filters.verb) || !filters.verb ? verbs : [filters.verb, ...verbs];
  return html`
    <div class="page-head"><h1 tabindex="-1">${t("audit.title")}</h1><p class="quiet">${t("audit.text")}</p></div>
    <div class="filters" role="search">
      <${Select} name="verb" label=${t("audit.what")} value=${filters.verb} options=${[["", t("audit.any_verb")], ...verbOptions.map((verb) => [verb, word("verb", verb)])]} onInput=${(/** @type {string} */ verb) => setFilters({ verb })} />
      <${Select} name="target_kind" label=${t("audit.target")} value=${filters.target_kind} options=${[["", t("audit.any_kind")], ...targets.map((kind) => [kind, word("kind", kind)])]} onInput=${(/** @type {string} */ target_kind) => setFilters({ target_kind })} />
      <${Field} name="since" type="date" label=${t("audit.since")} value=${filters.since} onInput=${(/** @type {string} */ since) => setFilters({ since })} />
      <${Field} name="until" type="date" label=${t("audit.until")} value=${filters.until} onInput=${(/** @type {string} */ until) => setFilters({ until })} />
    </div>
    <${Chosen} filters=${filters} names=${names} onClear=${(/** @type {Filter} */ name) => setFilters({ [name]: "" })} />
    <${Loaded} load=${list} rows=${8} height=${44} empty=${html`<${Empty} title=${t(some ? "audit.none_match" : "audit.none")}>${some && html`<${Button} onPress=${clear}>${t("people.clear")}<//>`}<//>`}>${() => html`
      <${DataTable} label=${t("audit.title")} columns=${columnsOf(names, setFilters)} rows=${items} rowKey=${(/** @type {Schemas["AuditOut"]} */ event) => event.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
