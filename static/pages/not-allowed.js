// Shown for pages of another role, each with a link onwards.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ text: string, children: Children }} props */
function Barred({ text, children }) {
  const { me } = useMe();
  usePage(t("error.barred_title"));
  return html`
    <div class="empty"><h1 tabindex="-1">${t("error.barred_title")}</h1><p class="quiet">${t(text, { role: t(`role.${me.role}`) })}</p>${children}</div>`;
}

export const NotAllowed = () =>
  html`<${Barred} text="error.barred"><a class="btn" data-kind="primary" href="/home">${t("nav.home")}</a><//>`;

/** @param {{ sessionId: string }} props */
export const NotHost = ({ sessionId }) => html`
  <${Barred} text="error.barred_host">
    <a class="btn" data-kind="primary" href=${`/play/${sessionId}`}>${t("home.live_back")}</a>
    <a class="btn" data-kind="quiet" href="/home">${t("nav.home")}</a><//>`;
