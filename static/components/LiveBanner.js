// A game that runs now, in swapped colours.
import { html } from "../lib/dom.js";
import { T, t } from "../lib/i18n.js";
import { EndLive } from "./EndLive.js";
import { Icon } from "./Icon.js";
import { Pin } from "./Pin.js";

/** @import { Session } from "lms-types/rest" */

/** @param {{ phase: string }} session */
export const running = ({ phase }) => phase !== "finished" && phase !== "aborted";

/** @param {{ session: Session, onEnded?: () => void }} props */
export const HostBanner = ({ session, onEnded }) => html`
  <section class="live-banner" aria-label=${t("home.live_now")}>
    <${Icon} name="live" />
    <p><${T} k=${session.phase === "lobby" ? "home.live_lobby" : "home.live_pin"} title=${session.title} number=${session.number} total=${session.total} players=${session.players ?? 0} /> <b><${Pin} value=${session.pin} /></b></p>
    ${onEnded && html`<${EndLive} session=${session} onEnded=${onEnded} />`}
    <a class="btn" href=${`/host/${session.id}`}>${t("live.takeover")}</a>
  </section>`;
