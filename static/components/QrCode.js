import { html } from "../lib/dom.js";
import { spaced } from "./Pin.js";
import { t } from "../lib/i18n.js";

export const QrCode = ({ sessionId, pin }) => html`
  <span class="qr"><img src=${`/api/v1/live-sessions/${sessionId}/qr.svg`} alt=${t("host.qr", { pin: spaced(pin) })} /></span>`;
