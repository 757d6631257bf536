// Who took a quiz, and with what result.
import { html, useState } from "../../lib/dom.js";
import { post } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { ago, dateTime, percent, t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { go } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { Area, Select, Summary } from "../../components/Inputs.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { QuizFrame, useRights } from "./frame.js";
import { Regrade } from "./regrade.js";
import { Release } from "./release.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Column, Data } from "lms-types/view" */
/** @import { About } from "./frame.js" */
/** @typedef {Reply<"get", "quizzes/{}/attempts">["items"][number]} Row */

const STATES = ["open", "needs_grading", "graded", "abandoned"];
/** @type {Record<string, string>} */
const TONES = { needs_grading: "warn", graded: "ok", open: "brand" };

/** @param {{ row: Row, onClose: () => void, onDone: () => void }} props */
function Abandon({ row, onClose, onDone }) {
  const form = useForm(
    { reason: "" },
    async ({ reason }) => {
      await post(`attempts/${row.id}/abandon`, { reason });
      toast(t("tries.abandoned"));
      onClose();
      onDone();
    },
    { wanted: ["reason"] },
  );
  return html`
    <${Dialog} title=${t("tries.abandon_title", { name: row.student?.name ?? "", n: row.number })} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="danger" type="submit" form="abandon" busy=${form.busy}>${t("tries.abandon")}<//>`}>
      <p>${t("tries.abandon_text")}</p>
      <form id="abandon" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Area} label=${t("tries.reason")} hint=${t("tries.reason_hint")} rows="3" maxlength="2000" dir="auto" data-safe=${true} ...${form.field("reason")} />
      </form>
    <//>`;
}

/** @param {About} about */
function List({ quiz, course, reload }) {
  const { manages } = useRights(course);
  const [filters, change] = useQuery(["state"]);
  const [dropped, drop] = useState(/** @type {Row | null} */ (null));
  const list = useList(/** @type {`quizzes/${string}/attempts`} */ (`quizzes/${quiz.id}/attempts${asQuery(filters)}`));
  /** @type {Column<Row>[]} */
  const columns = [
    {
      key: "student",
      head: "tries.student",
      cell: (row) =>
        html`<a href=${`/attempts/${row.id}`}><${Name}>${row.student?.name}<//></a>${row.preview && html` <${Tag}>${t("tries.preview")}<//>`}`,
    },
    { key: "number", head: "tries.number", end: true, cell: (row) => row.number },
    {
      key: "state",
      head: "tries.state",
      cell: (row) => html`<${Tag} tone=${TONES[row.state]}>${t(`attempt.state_${row.state}`)}<//>`,
    },
    {
      key: "at",
      head: "tries.at",
      cell: (row) =>
        row.submitted_at
          ? html`<time datetime=${row.submitted_at} title=${dateTime(new Date(row.submitted_at))}>${ago(new Date(row.submitted_at))}</time>${row.submitted_by === "deadline" && html` <span class="meta">${t("tries.by_deadline")}</span>`}`
          : html`<span class="quiet">${t("tries.since", { time: ago(new Date(row.started_at)) })}</span>`,
    },
    {
      key: "score",
      head: "tries.score",
      end: true,
      cell: (row) =>
        row.score === null
          ? "–"
          : html`<span>${t("tries.points", { n: row.score, max: row.max_points })} <b>${row.percent === null ? "" : percent(row.percent / 100)}</b></span>`,
    },
    {
      key: "acts",
      head: "tries.acts",
      end: true,
      cell: (row) =>
        row.state !== "abandoned" &&
        html`<${Menu} label=${t("tries.more", { name: row.student?.name ?? "" })} items=${[
          ...(row.state === "needs_grading"
            ? [{ icon: "edit", text: t("tries.grade"), onPress: () => go(`/quizzes/${quiz.id}/grading`) }]
            : []),
          { icon: "cross", text: t("tries.abandon"), kind: "danger", onPress: () => drop(row) },
        ]} />`,
    },
  ];
  const shown = manages ? columns : columns.slice(0, -1);
  const empty = html`<${Empty} title=${t(filters.state ? "tries.none_so" : "tries.none")} hint=${filters.state ? undefined : t("tries.none_hint")}>
    ${filters.state && html`<${Button} onPress=${() => change({ state: "" })}>${t("tries.all")}<//>`}<//>`;
  return html`
    <${Release} quiz=${quiz} reload=${reload} />
    <div class="filters">
      <${Select} name="state" label=${t("tries.state")} value=${filters.state} options=${[["", t("tries.all")], ...STATES.map((one) => [one, t(`attempt.state_${one}`)])]} onInput=${(/** @type {string} */ state) => change({ state })} />
      ${manages && html`<div><${Regrade} quiz=${quiz} onDone=${list.reload} /></div>`}
    </div>
    <${Loaded} load=${list} rows=${5} height=${48} empty=${empty}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <${DataTable} columns=${shown} rows=${items} label=${t("quiz.part_attempts")} rowKey=${(/** @type {Row} */ row) => row.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${dropped && html`<${Abandon} row=${dropped} onClose=${() => drop(null)} onDone=${list.reload} />`}`;
}

/** @param {{ id: string }} props */
export const QuizAttempts = ({ id }) =>
  html`<${QuizFrame} id=${id} at="attempts">${(/** @type {About} */ about) => html`<${List} ...${about} />`}<//>`;
