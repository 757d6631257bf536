// A host's socket that doesn't come back by itself.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";

const titles = { 4410: "live.over", 4426: "live.version", 4429: "live.too_many" };

export const Closed = ({ code }) => html`
  <main class="bare-page"><div class="empty">
    <h1 tabindex="-1">${t(titles[code] ?? "live.no_access")}</h1>
    ${code === 4410 || !titles[code]
      ? html`<p class="quiet">${t("live.no_access_hint")}</p><a class="btn" data-kind="primary" href="/home">${t("error.home")}</a>`
      : html`${code === 4429 && html`<p class="quiet">${t("live.too_many_hint")}</p>`}<${Button} kind="primary" onPress=${() => location.reload()}>${t("live.reload")}<//>`}
  </div></main>`;
