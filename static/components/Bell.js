// The newest notifications, with the number of unread ones.
import { html } from "../lib/dom.js";
import { put } from "../lib/api.js";
import { number, t } from "../lib/i18n.js";
import { isKnown, said } from "../lib/notices.js";
import { useTold } from "../lib/notified.js";
import { go } from "../lib/router.js";
import { useVisitor } from "../lib/session.js";
import { say } from "./Announcer.js";
import { Menu } from "./Menu.js";
import { Time } from "./Time.js";
/** @import { Notification } from "lms-types/live" */
/** @import { Me } from "lms-types/rest" */

const SHOWN = 8;
const MOST = 99;

/** @param {Notification} note */
function read(note) {
  if (!note.read_at) put(`notifications/${note.id}/read`).catch(() => {}); // it stays unread, nothing else
  go(said(note)[1]);
}

/** @param {{ me: Me }} props */
export function Bell({ me }) {
  const { refresh } = useVisitor();
  const { unread, items } = useTold(me.id, (note) => {
    if (note.kind === "application_reviewed") refresh(); // the role may be another now
    if (isKnown(note)) say(said(note)[0]);
  });
  const shown = items.filter(isKnown).slice(0, SHOWN);
  const lines = shown.map((note) => ({
    onPress: () => read(note),
    text: html`<span class="told" data-unread=${!note.read_at}><bdi>${said(note)[0]}</bdi>
      <span class="meta">${!note.read_at && html`<b>${t("bell.new")}</b> · `}<${Time} at=${note.created_at} /></span></span>`,
  }));
  const none = { text: t("bell.none"), onPress: () => {} };
  const all = [
    { icon: "bell", text: t("bell.all"), onPress: () => go("/notifications") },
    { icon: "trophy", text: t("bell.results"), onPress: () => go("/live-results") },
  ];
  return html`<${Menu} label=${t("bell.label", { n: unread })} icon="bell" items=${[...(lines.length ? lines : [none]), ...all]}
    badge=${unread ? number(Math.min(unread, MOST)) : ""} />`;
}
