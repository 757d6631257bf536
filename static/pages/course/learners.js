// Each learner of a course and how far they are; found, sorted, written to, and taken along as a file.
import { html, useState } from "../../lib/dom.js";
import { create, download, get } from "../../lib/api.js";
import { useFollowed } from "../../lib/dashboard.js";
import { useForm } from "../../lib/form.js";
import { percent, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useQuery, useSettled } from "../../lib/query.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select, Summary } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Bar } from "../../components/Bar.js";
import { Empty, Loaded } from "../../components/States.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { LearnerLessons } from "./learner-lessons.js";
import { manages } from "./manages.js";

/** @import { Wire } from "lms-types/live" */
/** @import { Course, Page, Schemas } from "lms-types/rest" */
/** @import { Column, Data, On } from "lms-types/view" */
/** @typedef {Wire["DashboardSnapshot"]} Figures */
/** @typedef {Schemas["LearnerProgress"]} Learner */

const PAGE = 50;
/** @type {[value: string, word: string][]} */
const REACH = [
  ["", "any"],
  ["not_begun", "not_begun"],
  ["begun", "under_half"],
  ["halfway", "over_half"],
  ["completed", "completed"],
  ["away", "away"],
];
const SORTS = ["", "name", "percent", "last_activity_at"];

/** @type {Column<Learner>[]} */
const columns = [
  {
    key: "name",
    head: "course.name",
    cell: ({ user }) =>
      html`<span class="row-main"><${Name}>${user.full_name}<//>${user.email && html`<span class="meta breaks"><bdi>${user.email}</bdi></span>`}</span>`,
  },
  {
    key: "percent",
    head: "progress.percent",
    cell: (one) =>
      html`<span class="percent-cell"><${Bar} share=${one.percent / 100} /><span class="num"><bdi>${percent(one.percent / 100)}</bdi></span></span>`,
  },
  {
    key: "lesson",
    head: "progress.lesson",
    cell: ({ lesson }) => (lesson ? html`<a href=${`/lessons/${lesson.id}`}><bdi>${lesson.title}</bdi></a>` : "–"),
  },
  {
    key: "last",
    head: "progress.last",
    cell: ({ last_activity_at: at }) =>
      at ? html`<${Time} at=${at} />` : html`<span class="quiet">${t("progress.never")}</span>`,
  },
];

/** @param {(learner: Learner) => void} onOpen @returns {Column<Learner>} */
const opening = (onOpen) => ({
  key: "acts",
  head: "override.lessons",
  end: true,
  cell: (one) =>
    html`<${Button} label=${t("override.lessons_of", { name: one.user.full_name })} onPress=${() => onOpen(one)}>${t("override.lessons")}<//>`,
});

/**
 * Values change in place; rows keep their order while somebody points at them.
 * @param {{ items: Learner[], onOpen: (learner: Learner) => void }} props
 */
function Table({ items, onOpen }) {
  const [held, hold] = useState(/** @type {Learner[] | null} */ (null));
  const now = new Map(items.map((one) => [one.enrollment_id, one]));
  const kept = held?.flatMap((one) => now.get(one.enrollment_id) ?? []);
  const shown = kept && kept.length === items.length ? kept : items; // else it is another page
  return html`
    <div onPointerEnter=${() => hold(shown)} onPointerLeave=${() => hold(null)}>
      <${DataTable} label=${t("learners.title")} columns=${[...columns, opening(onOpen)]} rows=${shown} rowKey=${(/** @type {Learner} */ one) => one.enrollment_id} />
    </div>`;
}

/** @param {{ course: Course, to: Learner[], onClose: () => void }} props */
function Message({ course, to, onClose }) {
  const form = useForm(
    { text: "" },
    async ({ text }) => {
      const user_ids = to.map(({ user }) => user.id);
      const { sent } = await create(`analytics/courses/${course.id}/at-risk/message`, { user_ids, text });
      onClose();
      toast(t("message.sent", { n: sent }));
    },
    { wanted: ["text"], prefix: "message-" },
  );
  return html`
    <${Dialog} title=${t("message.title", { n: to.length })} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="message" busy=${form.busy}>${t("message.yes")}<//>`}>
      <form id="message" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Area} label=${t("message.text")} hint=${t("message.hint")} rows="5" maxlength="2000" dir="auto" data-safe=${true} ...${form.field("text")} />
      </form>
    <//>`;
}

/** @param {{ course: Course, figures: Figures }} props */
export function Learners({ course, figures }) {
  const [filters, setFilters] = useQuery(["q", "reach", "cohort", "sort", "after"]);
  const { me } = useMe();
  const [writing, write] = useState(/** @type {Learner[] | null} */ (null));
  const [opened, open] = useState(/** @type {Learner | null} */ (null));
  const cohorts = useLoad(() => get(`courses/${course.id}/cohorts`), [course.id]);
  const q = useSettled(filters.q.trim());
  const { reach, cohort, sort, after } = filters;
  const query = { q, reach, cohort_id: cohort, sort };
  const path = `analytics/courses/${course.id}/learners`;
  const page = asQuery({ ...query, cursor: after, limit: String(PAGE) });
  const load = useLoad(
    // The path also gives a file, so the API's document leaves the shape open.
    () => /** @type {Promise<Page<Learner>>} */ (/** @type {unknown} */ (get(`${path}${page}`))),
    [page],
  );
  useFollowed(figures, load.reload);
  /** @param {Partial<typeof filters>} more */
  const change = (more) => setFilters({ after: "", ...more });
  const save = () =>
    download(`${path}${asQuery(query)}`, "text/csv", "Progress.csv").catch((error) => toast(explain(error)));
  const some = q || reach || cohort;
  const empty = html`
    <${Empty} title=${t(some ? "progress.none_found" : "course.nobody")} hint=${some ? undefined : t("learners.none_hint")}>
      ${some && html`<${Button} onPress=${() => change({ q: "", reach: "", cohort: "" })}>${t("progress.clear")}<//>`}<//>`;
  return html`
    <section class="stack" aria-labelledby="each">
      <div class="section-head"><h2 id="each">${t("learners.title")}</h2><${Button} icon="download" onPress=${save}>${t("progress.csv")}<//></div>
      <div class="filters" role="search">
        <div class="search"><${Icon} name="search" /><input class="input" type="search" aria-label=${t("learners.search")} placeholder=${t("learners.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => change({ q: event.target.value })} /></div>
        <${Select} name="reach" label=${t("progress.reach")} value=${reach} options=${REACH.map(([value, word]) => [value, t(`progress.${word}`)])} onInput=${(/** @type {string} */ value) => change({ reach: value })} />
        <${Select} name="sort" label=${t("progress.sort")} value=${sort} options=${SORTS.map((value) => [value, t(`progress.sort_${value || "joined"}`)])} onInput=${(/** @type {string} */ value) => change({ sort: value })} />
        ${cohorts.data && cohorts.data.length > 0 && html`<${Select} name="cohort" label=${t("progress.cohort")} value=${cohort} options=${[["", t("progress.any_cohort")], ...cohorts.data.map(({ id, name }) => [id, name])]} onInput=${(/** @type {string} */ value) => change({ cohort: value })} />`}
      </div>
      <${Loaded} load=${load} height=${56} empty=${empty}>${(/** @type {Data<typeof load>} */ { items, next }) => html`
        <${Table} items=${items} onOpen=${open} />
        <div class="actions"><${Button} onPress=${() => write(items)}>${t("message.title", { n: items.length })}<//></div>
        ${
          (after || next) &&
          html`<div class="actions">
          ${after && html`<${Button} onPress=${() => change({})}>${t("progress.first")}<//>`}
          ${next && html`<${Button} onPress=${() => setFilters({ after: next })}>${t("progress.next")}<//>`}
        </div>`
        }`}<//>
      ${opened && html`<${LearnerLessons} course=${course} learner=${opened} mine=${manages(me, course)} onClose=${() => open(null)} onDone=${load.reload} />`}
      ${writing && html`<${Message} course=${course} to=${writing} onClose=${() => write(null)} />`}
    </section>`;
}
