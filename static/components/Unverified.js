// Shown until the address is confirmed: one sentence, and a button to mail the link again.
import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { Button } from "./Button.js";
import { explain, Problem } from "./Field.js";
import { Notice } from "./Notice.js";

/** @import { Me } from "lms-types/rest" */

/** @param {{ wide?: boolean }} props */
export function ResendButton({ wide }) {
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const send = async () => {
    setProblem(null);
    try {
      await post("auth/email/verify/request");
      setSent(true);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <div class="resend">
      ${sent ? html`<p role="status" class="meta">${t("unverified.sent")}</p>` : html`<${Button} data-wide=${wide} onPress=${send}>${t("unverified.send")}<//>`}
      <${Problem} text=${problem} />
    </div>`;
}

/** @param {{ me: Me }} props */
export const Unverified = ({ me }) =>
  me.email &&
  !me.email_verified_at &&
  html`
  <${Notice} tone="warn" action=${html`<${ResendButton} />`}><${T} k="unverified.text" email=${me.email} /><//>`;
