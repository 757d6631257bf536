import { html } from "../lib/dom.js";
import { number, percent, t } from "../lib/i18n.js";
import { running } from "./LiveBanner.js";
import { DataTable } from "./DataTable.js";
import { EndLive } from "./EndLive.js";
import { Tag } from "./Tag.js";
import { Time } from "./Time.js";

/** @import { Session } from "lms-types/rest" */
/** @import { Column } from "lms-types/view" */

/** @type {Column<Session>[]} */
const columns = [
  {
    key: "title",
    head: "live.quiz",
    cell: (session) =>
      html`<a href=${running(session) ? `/host/${session.id}` : `/results/${session.id}`}><bdi>${session.title}</bdi></a>`,
  },
  {
    key: "state",
    head: "live.state",
    cell: (session) => html`<${Tag} tone=${running(session) ? "brand" : ""}>${t(`phase.${session.phase}`)}<//>`,
  },
  { key: "when", head: "live.when", cell: (session) => html`<${Time} at=${session.created_at} />` },
  { key: "players", head: "live.players", end: true, cell: (session) => number(session.players ?? 0) },
  {
    key: "average",
    head: "live.average",
    end: true,
    cell: (session) =>
      session.average === null || session.average === undefined ? "–" : html`<bdi>${percent(session.average)}</bdi>`,
  },
];

/** @param {() => void} onEnded @returns {Column<Session>} */
const ending = (onEnded) => ({
  key: "end",
  head: "live.actions",
  end: true,
  cell: (session) => running(session) && html`<${EndLive} session=${session} onEnded=${onEnded} />`,
});

/**
 * With `onEnded` what runs can be ended here.
 * @param {{ sessions: Session[], onEnded?: () => void }} props
 */
export const SessionTable = ({ sessions, onEnded }) =>
  html`<${DataTable} columns=${onEnded && sessions.some(running) ? [...columns, ending(onEnded)] : columns} rows=${sessions} label=${t("live.list_title")} rowKey=${(/** @type {Session} */ session) => session.id} />`;
