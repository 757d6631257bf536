// Opening the link is the confirmation: one state, as icon and words.
import { html, useEffect, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { isDead, useLinkToken } from "../lib/link-token.js";
import { usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { explain } from "../components/Field.js";
import { ResendButton } from "../components/Unverified.js";

export default function Verify() {
  const { me, refresh } = useMe();
  const token = useLinkToken();
  const [state, set] = useState({ kind: token ? "asking" : "dead" });
  const ask = async () => {
    set({ kind: "asking" });
    try {
      const { email } = await post("auth/email/verify/confirm", { token });
      set({ kind: "done", email });
      refresh();
    } catch (error) {
      set(isDead(error) ? { kind: "dead" } : { kind: "failed", text: explain(error) });
    }
  };
  useEffect(() => { if (token) ask(); }, [token]);
  const title = t(`verify.${state.kind}_title`);
  usePage(title);
  const home = html`<a class="btn" data-kind="primary" data-wide="true" data-size="large" href=${me ? "/home" : "/sign-in"}>${t(me ? "verify.home" : "auth.submit")}</a>`;
  return html`
    <${AuthPage} title=${title}>
      <div role="status">
        ${state.kind === "asking" && html`<${Ending} tone="wait"><p>${t("verify.asking")}</p><//>`}
        ${state.kind === "done" && html`<${Ending} actions=${home}><p><${T} k="verify.done" email=${state.email} /></p><//>`}
        ${state.kind === "dead" && html`<${Ending} tone="bad" actions=${html`${me && !me.email_verified_at && html`<${ResendButton} wide=${true} />`}${home}`}>
          <p>${t(me?.email_verified_at ? "verify.dead_known" : me ? "verify.dead" : "verify.dead_stranger")}</p><//>`}
        ${state.kind === "failed" && html`<${Ending} tone="bad" actions=${html`<${Button} kind="primary" data-wide="true" data-size="large" onPress=${ask}>${t("app.retry")}<//>`}>
          <p>${state.text}</p><//>`}
      </div>
    <//>`;
}
