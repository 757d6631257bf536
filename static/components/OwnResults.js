// The live quizzes that the account has played, the newest first.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { placed } from "../lib/rank.js";
import { Time } from "./Time.js";

/** @import { Schemas } from "lms-types/rest" */

/** @param {Pick<Schemas["LiveResult"], "rank" | "total" | "players">} result */
export const placeOf = (result) => (placed(result) ? t("own.place", result) : t("own.no_place"));

/** @param {{ results: Schemas["LiveResult"][] }} props */
export const OwnResults = ({ results }) => html`
  <ul class="rows">
    ${results.map(
      (one) => html`
      <li class="row" key=${one.session_id}>
        <span class="row-main"><a href=${`/live-results/${one.session_id}`}><b><bdi>${one.title}</bdi></b></a><span class="meta"><${Time} at=${one.finished_at} /> · ${t("own.right", one)}</span></span>
        <span class="row-end num"><b>${placeOf(one)}</b><span class="meta">${t("play.points", { n: one.total })}</span></span>
      </li>`,
    )}
  </ul>`;
