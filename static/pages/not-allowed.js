import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";

export default function NotAllowed() {
  const { me } = useMe();
  usePage(t("error.barred_title"));
  return html`
    <div class="empty"><h1 tabindex="-1">${t("error.barred_title")}</h1><p class="quiet">${t("error.barred", { role: t(`role.${me.role}`) })}</p>
      <a class="btn" data-kind="primary" href="/home">${t("nav.home")}</a></div>`;
}
