// Who learns in a course, asks to, or waits: found, filtered (the filters stand in the address), decided on one by one or many at once.
import { html, useEffect, useState } from "../../../lib/dom.js";
import { download, get } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { useList } from "../../../lib/list.js";
import { useLoad } from "../../../lib/load.js";
import { useNotified } from "../../../lib/notified.js";
import { asQuery, useQuery, useSettled } from "../../../lib/query.js";
import { useMe } from "../../../lib/session.js";
import { Button } from "../../../components/Button.js";
import { DataTable } from "../../../components/DataTable.js";
import { EnrollImport } from "../../../components/EnrollImport.js";
import { explain, Problem } from "../../../components/Field.js";
import { Icon } from "../../../components/Icon.js";
import { Select } from "../../../components/Inputs.js";
import { Notice } from "../../../components/Notice.js";
import { Section } from "../../../components/Section.js";
import { Empty, Loaded } from "../../../components/States.js";
import { toast } from "../../../components/Toast.js";
import { manages } from "../manages.js";
import { actOn, actsFor, ASKING, ICONS } from "./acts.js";
import { AddLearner } from "./adding.js";
import { columns } from "./columns.js";
import { Deciding } from "./deciding.js";

/** @import { Course, Page, Schemas } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */
/** @import { Act, Given, Learner } from "./acts.js" */

const STATES = ["active", "completed", "suspended", "pending", "waitlisted", "rejected", "dropped"];
const SORTS = ["", "name", "percent", "last_activity_at"];
const COUNTED = 10;

/** How many ask, or wait, up to the few that are counted. @param {string} courseId @param {"pending" | "waitlisted"} status */
const useCount = (courseId, status) =>
  useLoad(
    async () =>
      /** @type {Page<Learner>} */ (await get(`courses/${courseId}/enrollments?status=${status}&limit=${COUNTED + 1}`))
        .items.length,
    [courseId],
  );

/** @param {{ n: number, of: string, onShow: () => void }} props */
const Waiting = ({ n, of, onShow }) => html`
  <${Notice} tone="warn" action=${html`<${Button} onPress=${onShow}>${t(`learners.show_${of}`)}<//>`}>
    ${t(n > COUNTED ? `learners.many_${of}` : `learners.some_${of}`, { n: Math.min(n, COUNTED) })}<//>`;

/** @param {{ chosen: Learner[], acts: (one: Learner) => Act[], done: number | null, onAct: (act: Act, people: Learner[]) => unknown, onClear: () => void }} props */
function Bulk({ chosen, acts, done, onAct, onClear }) {
  const able = /** @type {Act[]} */ (Object.keys(ICONS)).filter((act) => chosen.some((one) => acts(one).includes(act)));
  return html`
    <div class="bulk-bar" role="group" aria-label=${t("learners.chosen", { n: chosen.length })}>
      <b class="num" role="status">${done === null ? t("learners.chosen", { n: chosen.length }) : t("learners.doing", { done, n: chosen.length })}</b>
      <${Button} kind="quiet" onPress=${onClear}>${t("learners.clear_chosen")}<//>
      <div class="bulk-acts">
      ${able.map((act) => {
        const people = chosen.filter((one) => acts(one).includes(act));
        const text =
          people.length === chosen.length ? t(`act.${act}`) : t("act.some", { act: t(`act.${act}`), n: people.length });
        return html`<${Button} key=${act} icon=${ICONS[act]} off=${done === null ? null : t("learners.busy")} onPress=${() => onAct(act, people)}>${text}<//>`;
      })}
      </div>
    </div>`;
}

/** @param {{ course: Course, cohorts: Schemas["CohortOut"][], onImported: () => unknown }} props */
export function Learners({ course, cohorts, onImported }) {
  const { me } = useMe();
  const teaches = manages(me, course);
  const [filters, setFilters] = useQuery(["q", "status", "cohort", "sort"]);
  const q = useSettled(filters.q.trim());
  const query = asQuery({ q, status: filters.status, cohort_id: filters.cohort, sort: filters.sort });
  const list = useList(/** @type {`courses/${string}/enrollments`} */ (`courses/${course.id}/enrollments${query}`));
  const pending = useCount(course.id, "pending");
  const waitlisted = useCount(course.id, "waitlisted");
  const [marked, mark] = useState(/** @type {string[]} */ ([]));
  const [importing, setImporting] = useState(false);
  const [asked, ask] = useState(/** @type {{ act: Act, people: Learner[] } | null} */ (null));
  const [done, setDone] = useState(/** @type {number | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  useEffect(() => mark([]), [query]);
  const reload = () => Promise.all([list.reload(), pending.reload(), waitlisted.reload()]);
  useNotified(me.id, (frame) => {
    if (frame.type === "notification.created" && frame.kind === "enrollment_requested") reload();
  });

  const imported = () => Promise.all([reload(), onImported()]);
  const items = /** @type {Learner[]} the same address has a file, too */ (list.data?.items ?? []);
  const chosen = items.filter((one) => marked.includes(one.id));
  /** @param {Learner} one */
  const acts = (one) => actsFor(one, teaches, cohorts.length > 0);
  /** @param {Act} act @param {Learner[]} people @param {Given} [given] */
  const perform = async (act, people, given = {}) => {
    setProblem(null);
    setDone(0);
    const failed = await actOn(act, people, given, setDone);
    setDone(null);
    mark(failed.map(({ who }) => who.id));
    if (failed.length < people.length) toast(t(`act.${act}_done`, { n: people.length - failed.length }));
    if (failed.length) {
      const [{ who, error }] = failed;
      setProblem(t("act.failed", { n: failed.length, name: who.user.full_name, why: explain(error) }));
    }
    await reload();
  };
  /** @param {Act} act @param {Learner[]} people */
  const begin = (act, people) => (ASKING.includes(act) ? ask({ act, people }) : perform(act, people));
  const toggle = (/** @type {string} */ id) =>
    mark((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const save = () =>
    download(`courses/${course.id}/enrollments${query}`, "text/csv", "Learners.csv").then(
      () => setProblem(null),
      (error) => setProblem(explain(error)),
    );
  const some = Boolean(filters.q || filters.status || filters.cohort);
  const clear = () => setFilters({ q: "", status: "", cohort: "" });
  const empty = some
    ? html`<${Empty} title=${t("learners.none_found")}><${Button} onPress=${clear}>${t("courses.clear")}<//><//>`
    : html`<${Empty} title=${t("course.nobody")} hint=${t("learners.none_hint")} />`;
  const free = items.filter((one) => acts(one).length);
  const all = free.length > 0 && free.every((one) => marked.includes(one.id));
  return html`
    ${Boolean(pending.data) && filters.status !== "pending" && html`<${Waiting} n=${pending.data} of="pending" onShow=${() => setFilters({ q: "", cohort: "", status: "pending" })} />`}
    ${Boolean(waitlisted.data) && filters.status !== "waitlisted" && html`<${Waiting} n=${waitlisted.data} of="waitlisted" onShow=${() => setFilters({ q: "", cohort: "", status: "waitlisted" })} />`}
    <${Section} id="learners" title=${t("learners.title")} action=${html`
      <div class="actions">
        ${teaches && html`<${Button} icon="upload" onPress=${() => setImporting(true)}>${t("bulk.open")}<//>`}
        <${Button} icon="download" onPress=${save}>${t("learners.csv")}<//></div>`}>
      <${AddLearner} course=${course} onDone=${reload} />
      <div class="filters learner-filters" role="search">
        <div class="search"><${Icon} name="search" /><input class="input" type="search" maxlength="100" aria-label=${t("learners.search")} placeholder=${t("learners.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => setFilters({ q: event.target.value })} /></div>
        <${Select} name="status" id="learner-status" label=${t("live.state")} value=${filters.status} options=${[["", t("learners.any_status")], ...STATES.map((one) => [one, t(`place.${one}`)])]} onInput=${(/** @type {string} */ status) => setFilters({ status })} />
        ${cohorts.length > 0 && html`<${Select} name="cohort" id="learner-cohort" label=${t("learners.cohort")} value=${filters.cohort} options=${[["", t("learners.any_cohort")], ...cohorts.map(({ id, name }) => [id, name])]} onInput=${(/** @type {string} */ cohort) => setFilters({ cohort })} />`}
        <${Select} name="sort" id="learner-sort" label=${t("catalogue.sort")} value=${filters.sort} options=${SORTS.map((sort) => [sort, t(`learners.sort_${sort || "joined"}`)])} onInput=${(/** @type {string} */ sort) => setFilters({ sort })} />
      </div>
      <${Problem} text=${problem} />
      <${Loaded} load=${list} height=${48} empty=${empty}>${(/** @type {Data<typeof list>} */ found) => html`
        ${free.length > 1 && html`<label class="choice"><input type="checkbox" checked=${all} onChange=${() => mark(all ? [] : free.map(({ id }) => id))} /><span>${t("learners.all")}</span></label>`}
        <${DataTable} label=${t("learners.title")} columns=${columns({ cohorts, acts, marked, toggle, onAct: begin })} rows=${found.items} rowKey=${(/** @type {Learner} */ one) => one.id} />
        ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
      ${chosen.length > 0 && html`<${Bulk} chosen=${chosen} acts=${acts} done=${done} onAct=${begin} onClear=${() => mark([])} />`}
    <//>
    ${importing && html`<${EnrollImport} courseId=${course.id} onDone=${imported} onClose=${() => setImporting(false)} />`}
    ${asked && html`<${Deciding} ...${asked} cohorts=${cohorts} onYes=${(/** @type {Given} */ given) => perform(asked.act, asked.people, given)} onClose=${() => ask(null)} />`}`;
}
