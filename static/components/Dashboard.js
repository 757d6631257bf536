// The course's dashboard: latest-wins frames, drawn at most once a second, digits change in place.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { clockTime, number, percent, signed, T, t } from "../lib/i18n.js";
import { listen } from "../lib/shared.js";
import { HostBanner, running } from "./LiveBanner.js";
import { SessionTable } from "./SessionTable.js";
import { StatTile } from "./StatTile.js";
import { Skeleton } from "./States.js";
import { Time } from "./Time.js";

/** @import { Wire } from "lms-types/live" */
/** @import { Course } from "lms-types/rest" */
/** @typedef {{ data: Wire["DashboardSnapshot"] | null, at: Date | null, live: boolean }} View */

const EVERY = 1000;

/** @param {string} courseId */
function useDashboard(courseId) {
  const [view, set] = useState(/** @type {View} */ ({ data: null, at: null, live: false }));
  const waiting = useRef(/** @type {number | null} */ (null));
  useEffect(() => {
    /** @type {View["data"]} */
    let latest = null;
    const draw = () => {
      waiting.current = null;
      if (!document.hidden) set((now) => ({ ...now, data: latest, at: new Date(), live: true }));
    };
    const leave = listen(`dashboard:${courseId}`, {
      apply: (frame) => {
        latest = frame.type === "snapshot" ? (frame.snapshot ?? latest) : frame;
        waiting.current ??= setTimeout(draw, view.data ? EVERY : 0);
      },
      status: (ready) => set((now) => ({ ...now, live: ready })),
    });
    document.addEventListener("visibilitychange", draw);
    return () => {
      leave();
      clearTimeout(waiting.current ?? undefined);
      document.removeEventListener("visibilitychange", draw);
    };
  }, [courseId]);
  return view;
}

const KNOWN = new Set(["enrolled", "started", "finished"]);
/** @param {Wire["Activity"]} activity */
const happened = ({ kind, name, title }) =>
  title
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
  return known.length ? known.reduce((sum, average) => sum + average, 0) / known.length : null;
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
      <${StatTile} label=${t("course.average")} value=${average === null ? "–" : percent(average)} note=${t("course.average_note", { n: sessions.length })} />
    </div>
    <p class="meta num">${at && t(live ? "course.updated" : "course.stale", { time: clockTime(at) })}</p>
    <div class="columns">
      <section><div class="section-head"><h2>${t("course.live")}</h2></div>
        ${sessions.length ? html`<${SessionTable} sessions=${sessions} />` : html`<p class="quiet">${t("course.no_sessions")}</p>`}</section>
      <${Activity} items=${data.latest_activity.filter(({ kind }) => KNOWN.has(kind))} />
    </div>`;
}
