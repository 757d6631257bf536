// A click confirms, not opening the page: mail scanners open links as well.
import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { isDead, useLinkToken } from "../lib/link-token.js";
import { usePage } from "../lib/router.js";
import { useVisitor } from "../lib/session.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { explain, Problem } from "../components/Field.js";
import { ResendButton } from "../components/Unverified.js";

/** @typedef {{ token?: string, kind: string, email?: string }} Tried what became of a token */

/** @param {string} href @param {string} text */
const link = (href, text, kind = "primary") =>
  html`<a class="btn" data-kind=${kind} data-wide="true" data-size="large" href=${href}>${text}</a>`;

export default function Verify() {
  const { me, refresh } = useVisitor();
  const token = useLinkToken();
  const [tried, setTried] = useState(/** @type {Tried} */ ({ kind: "ask" }));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @type {Tried} */
  const state = !token ? { kind: "dead" } : tried.token === token ? tried : { kind: "ask" };
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { email, password_ended } = await post("auth/email/verify/confirm", { token });
      setTried({ token, kind: password_ended ? "ended" : "done", email });
      refresh();
    } catch (error) {
      if (isDead(error)) setTried({ token, kind: "dead" });
      else setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const title = t(`verify.${state.kind === "ended" ? "done" : state.kind}_title`);
  usePage(title);
  const home = link(me ? "/home" : "/sign-in", t(me ? "verify.home" : "auth.submit"));
  return html`
    <${AuthPage} title=${title}>
      ${
        state.kind === "ask" &&
        html`
        <p>${t(me ? "verify.ask" : "verify.ask_stranger")}</p>
        <${Problem} text=${problem} />
        <${Button} kind="primary" busy=${busy} data-wide="true" data-size="large" onPress=${confirm}>${t("verify.confirm")}<//>`
      }
      <div role="status">
        ${state.kind === "done" && html`<${Ending} actions=${home}><p><${T} k="verify.done" email=${state.email} /></p><//>`}
        ${state.kind === "ended" && html`<${Ending} actions=${link("/forgot", t("reset.title"))}><p><${T} k="verify.ended" email=${state.email} /></p><//>`}
        ${
          state.kind === "dead" &&
          html`<${Ending} tone="bad" actions=${html`${me && !me.email_verified_at && html`<${ResendButton} wide=${true} />`}${home}${!token && link("/certificates/check", t("verify.certificate"), "quiet")}`}>
          <p>${t(me?.email_verified_at ? "verify.dead_known" : me ? "verify.dead" : "verify.dead_stranger")}</p><//>`
        }
      </div>
    <//>`;
}
