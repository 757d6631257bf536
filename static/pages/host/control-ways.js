// Opens the control on a second device: by a QR code, or by a link on this one.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Qr } from "../../components/QrCode.js";

/** @param {{ sessionId: string, joinUrl: string, onClose: () => void }} props */
export function ControlWays({ sessionId, joinUrl, onClose }) {
  const path = `/control/${sessionId}`;
  const url = new URL(path, joinUrl);
  return html`
    <${Dialog} title=${t("host.control_title")} onClose=${onClose} actions=${html`
      <a class="btn" href=${path} target="_blank" rel="noopener">${t("host.control_here")}</a>
      <${Button} data-safe onPress=${onClose}>${t("app.close")}<//>`}>
      <p>${t("host.control_text")}</p>
      <${Qr} path=${`live-sessions/${sessionId}/qr.svg?of=control`} label=${t("host.control_qr")} />
      <p class="quiet address" dir="ltr">${url.host + url.pathname}</p>
    <//>`;
}
