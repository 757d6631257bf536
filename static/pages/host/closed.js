// Shown when a host's socket can't reconnect by itself.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { signInAddress } from "../../lib/session.js";
import { Button } from "../../components/Button.js";

/** @type {Record<number, string>} */
const titles = { 4401: "live.signed_out", 4410: "live.over", 4426: "live.version", 4429: "live.too_many" };
/** @type {Record<number, string>} */
const hints = { 4401: "live.signed_out_hint", 4429: "live.too_many_hint" };

const Reload = () => html`<${Button} kind="primary" onPress=${() => location.reload()}>${t("live.reload")}<//>`;
/** @param {string} href @param {string} words */
const link = (href, words) => html`<a class="btn" data-kind="primary" href=${href}>${t(words)}</a>`;

/** @param {number} code */
function way(code) {
  if (code === 4401) return link(signInAddress(), "auth.submit");
  return code === 4426 || code === 4429 ? html`<${Reload} />` : link("/home", "error.home");
}

/** @param {{ code: number }} props */
export function Closed({ code }) {
  const hint = hints[code] ?? (code === 4426 ? null : "live.no_access_hint");
  return html`
    <main class="bare-page"><div class="empty">
      <h1 tabindex="-1">${t(titles[code] ?? "live.no_access")}</h1>
      ${hint && html`<p class="quiet">${t(hint)}</p>`}${way(code)}
    </div></main>`;
}
