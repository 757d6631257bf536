import { html } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { hosts } from "../lib/session.js";
import { SessionTable } from "../components/SessionTable.js";
import { Empty, Loaded } from "../components/States.js";

/** @import { Data } from "lms-types/view" */

const readAll = async () => {
  const { items } = await get("courses?limit=100");
  const lists = await Promise.all(
    items.filter(hosts).map((course) => get(`courses/${course.id}/live-sessions?limit=25`)),
  );
  return lists.flatMap((list) => list.items).sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
};

export default function Live() {
  const load = useLoad(readAll, []);
  usePage(t("live.list_title"));
  return html`
    <h1 tabindex="-1">${t("live.list_title")}</h1>
    <${Loaded} load=${load} height=${48} empty=${html`<${Empty} title=${t("live.list_none")} hint=${t("live.list_none_hint")}><a class="btn" data-kind="primary" href="/home">${t("nav.home")}</a><//>`}>
      ${(/** @type {Data<typeof load>} */ sessions) => html`<${SessionTable} sessions=${sessions} onEnded=${load.reload} />`}<//>`;
}
