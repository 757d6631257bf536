// The course's dashboard: latest-wins frames, drawn at most once a second, digits change in place.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { clockTime, number, percent, t } from "../lib/i18n.js";
import { Realtime } from "../lib/realtime.js";
import { HostBanner, running } from "./LiveBanner.js";
import { SessionTable } from "./SessionTable.js";
import { StatTile } from "./StatTile.js";
import { Skeleton } from "./States.js";
import { Time } from "./Time.js";

const EVERY = 1000;

function useDashboard(courseId) {
  const [view, set] = useState({ data: null, at: null, live: false });
  const waiting = useRef(null);
  useEffect(() => {
    const line = new Realtime();
    let latest = null;
    const draw = () => { waiting.current = null; if (!document.hidden) set((now) => ({ ...now, data: latest, at: new Date(), live: true })); };
    line.channel(`dashboard:${courseId}`, {
      apply: (frame) => {
        latest = frame.snapshot ?? frame;
        waiting.current ??= setTimeout(draw, view.data ? EVERY : 0);
      },
    });
    const status = () => set((now) => ({ ...now, live: line.ready }));
    line.addEventListener("status", status);
    line.start();
    document.addEventListener("visibilitychange", draw);
    return () => { line.stop(); clearTimeout(waiting.current); document.removeEventListener("visibilitychange", draw); };
  }, [courseId]);
  return view;
}

/** New lines wait while the list is under the pointer or holds the focus. */
function Activity({ items }) {
  const [held, hold] = useState(null);
  const shown = held ?? items;
  return html`
    <section class="card" onPointerEnter=${() => hold(items)} onPointerLeave=${() => hold(null)}>
      <div class="section-head"><h2>${t("course.latest")}</h2></div>
      ${shown.length === 0 ? html`<p class="quiet">${t("course.no_activity")}</p>` : html`
        <ul class="rows">${shown.slice(0, 8).map((item, i) => html`
          <li class="row" key=${item.id ?? i}><span class="row-main"><span><bdi>${item.name ?? item.title ?? ""}</bdi> <span class="quiet">${activityWord(item)}</span></span></span>
            <span class="meta"><${Time} at=${item.at ?? item.created_at} /></span></li>`)}</ul>`}
    </section>`;
}

const activityWord = ({ kind }) => (["enrolled", "joined", "finished", "started"].includes(kind) ? t(`activity.${kind}`) : "");

export function Dashboard({ course }) {
  const { data, at, live } = useDashboard(course.id);
  if (!data) return html`<${Skeleton} rows=${3} height=${108} />`;
  const sessions = data.live_sessions ?? [];
  return html`
    ${sessions.filter(running).map((session) => html`<${HostBanner} key=${session.id} session=${session} />`)}
    <div class="stats">
      <${StatTile} label=${t("course.active")} value=${number(data.active_learners ?? 0)} note=${t("course.of", { total: data.enrollments ?? 0 })} />
      <${StatTile} label=${t("course.members")} value=${number(data.enrollments ?? 0)} />
      <${StatTile} label=${t("course.completions")} value=${number(data.completions ?? 0)} note=${data.enrollments ? percent((data.completions ?? 0) / data.enrollments) : ""} />
      <${StatTile} label=${t("course.attempts")} value=${number(data.attempts ?? 0)} />
    </div>
    <p class="meta num">${at && t(live ? "course.updated" : "course.stale", { time: clockTime(at) })}</p>
    <div class="columns">
      <section><div class="section-head"><h2>${t("course.live")}</h2></div>
        ${sessions.length ? html`<${SessionTable} sessions=${sessions.slice(0, 8)} />` : html`<p class="quiet">${t("course.no_sessions")}</p>`}</section>
      <${Activity} items=${data.latest_activity ?? []} />
    </div>`;
}
