// A course for its staff: what happens in it, its lessons, its quizzes, its people, its games, and what it is.
import { html } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { withSheet } from "../../lib/sheet.js";
import { useMe } from "../../lib/session.js";
import { useTab } from "../../lib/tab.js";
import { Dashboard } from "../../components/Dashboard.js";
import { HostBanner, running } from "../../components/LiveBanner.js";
import { Reviews } from "../../components/Reviews.js";
import { SessionTable } from "../../components/SessionTable.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tabs } from "../../components/Tabs.js";
import { manages } from "./manages.js";
import { People } from "./people/people.js";
import { Progress } from "./progress.js";
import { Quizzes } from "./quizzes.js";
import { Settings } from "./settings.js";
import { Standing } from "./status.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {{ course: Course, onChanged: (course: Course) => void }} Props */

/** @param {Props} props */
function Overview({ course, onChanged }) {
  const { me } = useMe();
  return html`
    ${manages(me, course) && course.status !== "published" && html`<${Standing} course=${course} onChanged=${onChanged} />`}
    <${Dashboard} course=${course} />
    ${course.rating.count > 0 && html`<${Reviews} course=${course} />`}
    ${manages(me, course) && course.status === "published" && html`<${Standing} course=${course} onChanged=${onChanged} />`}`;
}

/** @param {Props} props */
function Sessions({ course }) {
  const load = useLoad(() => get(`courses/${course.id}/live-sessions?limit=100`), [course.id]);
  const empty = html`<${Empty} title=${t("course.no_sessions")} hint=${t("course.no_sessions_hint")} />`;
  return html`<${Loaded} load=${load} height=${48} empty=${empty}>${(
    /** @type {Data<typeof load>} */ { items },
  ) => html`
    ${items.filter(running).map((session) => html`<${HostBanner} key=${session.id} session=${session} onEnded=${load.reload} />`)}
    <${SessionTable} sessions=${items} />`}<//>`;
}

const writing = () => withSheet("build", withSheet("lessons", import("../lessons/lessons.js")));
/** @param {Props} props */
function Lessons(props) {
  const load = useLoad(writing, []);
  return html`<${Loaded} load=${load} rows=${4} height=${56}>${(/** @type {Data<typeof load>} */ { Plan }) => html`<${Plan} ...${props} />`}<//>`;
}

const certifying = () => withSheet("certificates", import("../certificates/certificates.js"));
/** @param {Props} props */
function Certificates({ course }) {
  const load = useLoad(certifying, []);
  return html`<${Loaded} load=${load} rows=${5} height=${52}>${(/** @type {Data<typeof load>} */ { Issued }) => html`<${Issued} course=${course} />`}<//>`;
}

/** @type {Record<string, (props: Props) => unknown>} */
const panels = {
  overview: Overview,
  lessons: Lessons,
  progress: Progress,
  quizzes: Quizzes,
  people: People,
  live: Sessions,
  certificates: Certificates,
  settings: Settings,
};

/** @param {Props} props */
export function Staff(props) {
  const { me } = useMe();
  const { course } = props;
  /** @type {Record<string, boolean>} */
  const open = { settings: manages(me, course), certificates: me.role !== "student" };
  const tabs = Object.keys(panels).filter((name) => open[name] ?? true);
  const tab = useTab(tabs);
  const Panel = panels[tab];
  return html`
    <${Tabs} label=${course.title} items=${tabs.map((name) => ({ href: `#${name}`, text: t(`course.${name}`), current: tab === name }))} />
    <${Panel} key=${tab} ...${props} />`;
}
