// The course's dashboard: digits change in place.
import { html, useState } from "../lib/dom.js";
import { useDashboard } from "../lib/dashboard.js";
import { clockTime, number, percent, signed, T, t } from "../lib/i18n.js";
import { Bar } from "./Bar.js";
import { HostBanner, running } from "./LiveBanner.js";
import { SessionTable } from "./SessionTable.js";
import { StatTile } from "./StatTile.js";
import { Skeleton } from "./States.js";
import { Time } from "./Time.js";

/** @import { Wire } from "lms-types/live" */
/** @import { Course } from "lms-types/rest" */

const KNOWN = new Set(["enrolled", "started", "finished", "completed_lesson"]);
/** @param {Wire["Activity"]} activity */
const happened = ({ kind, name, title }) =>
  title && name
    ? html`<${T} k=${`activity.${kind}`} name=${name} title=${title} />`
    : title
      ? html`<${T} k=${`activity.live_${kind}`} title=${title} />`
      : html`<${T} k=${`activity.${kind}`} name=${name} />`;

/**
 * New lines wait while the list is under the pointer.
 * @param {{ items: Wire["Activity"][] }} props
 */
function Activity({ items }) {
  const [held, hold] = useState(/** @type {typeof items | null} */ (null));
  const shown = held ?? items;
  return html`
    <section class="card" onPointerEnter=${() => hold(items)} onPointerLeave=${() => hold(null)}>
      <div class="section-head"><h2>${t("course.latest")}</h2></div>
      ${
        shown.length === 0
          ? html`<p class="quiet">${t("course.no_activity")}</p>`
          : html`
        <ul class="rows">${shown.map(
          (item) => html`
          <li class="row" key=${item.kind + item.id}><span class="row-main"><span>${happened(item)}</span></span><span class="meta"><${Time} at=${item.at} /></span></li>`,
        )}</ul>`
      }
    </section>`;
}

/**
 * Over the sessions that have ended.
 * @param {Wire["SessionFigures"][]} sessions
 */
function liveAverage(sessions) {
  const known = sessions.map(({ average }) => average).filter((average) => average !== null);
  return {
    n: known.length,
    share: known.length ? known.reduce((sum, average) => sum + average, 0) / known.length : null,
  };
}

/** What moves in a course, in a few lines. @param {{ course: { id: string } }} props */
export function Moved({ course }) {
  const { data } = useDashboard(course.id);
  if (!data) return html`<p class="meta num"> </p>`;
  const [latest] = data.latest_activity.filter(({ kind }) => KNOWN.has(kind));
  return html`
    <div class="teach-moves">
      ${data.average_percent !== null && html`<${Bar} share=${data.average_percent / 100} />`}
      <p class="meta num">${t("moved.learners", { n: data.enrollments })}${data.average_percent !== null && ` · ${t("moved.average", { share: data.average_percent / 100 })}`}${data.completions > 0 && ` · ${t("moved.completed", { n: data.completions })}`}${data.waiting > 0 && ` · ${t("moved.waiting", { n: data.waiting })}`}</p>
      ${latest && html`<p class="meta">${happened(latest)} · <${Time} at=${latest.at} /></p>`}
    </div>`;
}

/** @param {{ course: Course }} props */
export function Dashboard({ course }) {
  const { data, at, live } = useDashboard(course.id);
  if (!data) return html`<${Skeleton} rows=${3} height=${108} />`;
  const sessions = data.live_sessions;
  const average = liveAverage(sessions);
  const onEnded = course.my_role === "assistant" ? undefined : () => {}; // the next frame leaves it out
  return html`
    ${sessions.filter(running).map((session) => html`<${HostBanner} key=${session.id} session=${session} onEnded=${onEnded} />`)}
    <div class="stats">
      <${StatTile} label=${t("course.active")} value=${number(data.active_learners)} note=${t("course.of", { total: data.enrollments })} />
      <${StatTile} label=${t("course.members")} value=${number(data.enrollments)} note=${t("course.week", { n: signed(data.enrollments_week) })} />
      <${StatTile} label=${t("course.completions")} value=${number(data.completions)} note=${data.enrollments ? percent(data.completions / data.enrollments) : ""} />
      <${StatTile} label=${t("course.average")} value=${average.share === null ? "–" : percent(average.share)} note=${average.n ? t("course.average_note", { n: average.n }) : ""} />
    </div>
    <p class="meta num">${at && t(live ? "course.updated" : "course.stale", { time: clockTime(at) })}</p>
    <div class="columns">
      <section><div class="section-head"><h2>${t("course.live")}</h2></div>
        ${sessions.length ? html`<${SessionTable} sessions=${sessions} />` : html`<p class="quiet">${t("course.no_sessions")}</p>`}</section>
      <${Activity} items=${data.latest_activity.filter(({ kind }) => KNOWN.has(kind))} />
    </div>`;
}
