import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { usePage } from "../lib/router.js";

export default function NotFound() {
  usePage(t("error.gone_title"));
  return html`
    <div class="empty"><h1 tabindex="-1">${t("error.gone_title")}</h1><p class="quiet">${t("error.gone")}</p>
      <a class="btn" data-kind="primary" href="/">${t("error.home")}</a></div>`;
}
