// Live quizzes that were played without the person, and may be practiced instead.
import { html } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { Time } from "./Time.js";

/** @param {{ courseId?: string }} props */
export function Missed({ courseId }) {
  const { data } = useLoad(() => get("live-results/missed"), []);
  const games = (data ?? []).filter((game) => !courseId || game.course_id === courseId);
  if (!games.length) return null;
  return html`
    <section class="card stack" aria-labelledby="missed">
      <div><h2 id="missed">${t("own.missed")}</h2><p class="quiet">${t("own.missed_text")}</p></div>
      <ul class="rows">${games.map(
        (game) => html`
        <li class="row" key=${game.quiz_id}><span class="row-main"><b><bdi>${game.title}</bdi></b><span class="meta"><${Time} at=${game.finished_at} /></span></span>
          <a class="btn" href=${`/quizzes/${game.quiz_id}`} aria-label=${t("own.practice_title", { title: game.title })}>${t("own.practice")}</a></li>`,
      )}</ul>
    </section>`;
}
