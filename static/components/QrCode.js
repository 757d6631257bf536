import { html } from "../lib/dom.js";
import { spaced } from "./Pin.js";
import { t } from "../lib/i18n.js";

/** @param {{ path: string, label: string }} props */
export const Qr = ({ path, label }) => html`<span class="qr"><img src=${`/api/v1/${path}`} alt=${label} /></span>`;

/** @param {{ sessionId: string, pin: string }} props */
export const QrCode = ({ sessionId, pin }) =>
  html`<${Qr} path=${`live-sessions/${sessionId}/qr.svg`} label=${t("host.qr", { pin: spaced(pin) })} />`;
