// The running games of the person's courses; reloaded while the page is visible.
import { html, useEffect } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { t, T } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { Icon } from "./Icon.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Children } from "lms-types/view" */

const EVERY = 20000;

/** @param {{ game: Schemas["LiveNow"] }} props */
const Banner = ({ game }) => html`
  <section class="live-banner" aria-label=${t("home.live_now")}>
    <${Icon} name="live" />
    <p><${T} k="home.live_in" title=${game.title} /></p>
    <a class="btn" href=${game.joined ? `/play/${game.session_id}` : `/join/${game.pin}`}>${t(game.joined ? "home.live_back" : "home.live_join")}</a>
  </section>`;

/** @param {{ courseId?: string, quizId?: string | null, none?: Children }} props `none`: shown while nothing runs */
export function LiveNow({ courseId, quizId, none = null }) {
  const { data, reload } = useLoad(() => get("live/now"), []);
  useEffect(() => {
    const look = () => {
      if (!document.hidden) reload();
    };
    const id = setInterval(look, EVERY);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(id);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  const games = (data?.items ?? []).filter(
    (game) => (!courseId || game.course_id === courseId) && (!quizId || game.quiz_id === quizId),
  );
  if (games.length === 0) return none;
  return games.map((game) => html`<${Banner} key=${game.session_id} game=${game} />`);
}
