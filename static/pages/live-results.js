// The live quizzes that the account has played.
import { html } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { Missed } from "../components/Missed.js";
import { OwnResults } from "../components/OwnResults.js";
import { Empty, Loaded } from "../components/States.js";

/** @import { Data } from "lms-types/view" */

export default function LiveResults() {
  const load = useLoad(() => get("live-results?limit=100"), []);
  usePage(t("own.title"));
  const empty = html`<${Empty} title=${t("own.none")} hint=${t("own.none_hint")}><a class="btn" data-kind="primary" href="/join">${t("app.join")}</a><//>`;
  return html`
    <h1 tabindex="-1">${t("own.title")}</h1>
    <${Missed} />
    <${Loaded} load=${load} height=${64} empty=${empty}>${(/** @type {Data<typeof load>} */ { items }) => html`<section class="card"><${OwnResults} results=${items} /></section>`}<//>`;
}
