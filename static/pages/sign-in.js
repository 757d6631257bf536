import { html, useEffect, useState } from "../lib/dom.js";
import { get, post } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { go, usePage } from "../lib/router.js";
import { afterSignIn, useMe } from "../lib/session.js";
import { Button } from "../components/Button.js";
import { explain, Field, Problem } from "../components/Field.js";
import { Icon, Logo } from "../components/Icon.js";
import { ThemeButton } from "../components/Shell.js";

function Demo({ onPick }) {
  const [demo, set] = useState(null);
  useEffect(() => { get("demo").then(set, () => {}); }, []);
  if (!demo) return null;
  return html`
    <section class="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">${t("auth.demo")}</h2>
      <p class="meta">${t("auth.demo_hint")}</p>
      <div class="demo-list">
        ${demo.logins.map(({ email, role, full_name }) => html`
          <button type="button" class="demo-login" onClick=${() => onPick(email, demo.password)}>
            <span class="demo-who"><bdi>${full_name ?? email}</bdi><span class="meta">${t(`role.${role}`)}</span></span><${Icon} name="chevron" class="flips" />
          </button>`)}
      </div>
    </section>`;
}

export const AuthPage = ({ title, children }) => html`
  <div class="auth">
    <header class="auth-head"><${Logo} /><span class="spacer"></span><a class="btn" href="/join">${t("app.join")}</a><${ThemeButton} /></header>
    <main class="auth-main"><h1 tabindex="-1">${title}</h1>${children}</main>
  </div>`;

export default function SignIn() {
  const { refresh } = useMe();
  const [form, setForm] = useState({ email: "", password: "", code: "" });
  const [challenge, setChallenge] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const set = (name) => (value) => setForm((now) => ({ ...now, [name]: value }));
  usePage(t("auth.title"));

  const enter = async (path, body) => {
    setBusy(true);
    setProblem(null);
    try {
      const reply = await post(path, body);
      if (reply.mfa_required) { setChallenge(reply.challenge); return; }
      await refresh();
      go(afterSignIn(), { replace: true });
    } catch (error) {
      setProblem(error.status === 401 || error.status === 422 ? t("auth.failed") : explain(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event) => {
    event.preventDefault();
    if (busy) return;
    if (challenge) enter("auth/login/mfa", { challenge, code: form.code.trim() });
    else enter("auth/login", { email: form.email.trim(), password: form.password });
  };
  return html`
    <${AuthPage} title=${t("auth.title")}>
      <form class="stack" onSubmit=${submit} novalidate>
        ${challenge
          ? html`<${Field} name="code" label=${t("auth.mfa")} hint=${t("auth.mfa_hint")} value=${form.code} onInput=${set("code")} autocomplete="one-time-code" inputmode="text" />`
          : html`
            <${Field} name="email" label=${t("auth.email")} type="email" autocomplete="username" value=${form.email} onInput=${set("email")} />
            <${Field} name="password" label=${t("auth.password")} type="password" autocomplete="current-password" value=${form.password} onInput=${set("password")} />`}
        <${Problem} text=${problem} />
        <${Button} kind="primary" type="submit" busy=${busy} data-wide="true" data-size="large">${t(challenge ? "auth.mfa_submit" : "auth.submit")}<//>
      </form>
      <p class="auth-other quiet">${t("auth.new")} <a href="/register">${t("auth.register")}</a></p>
      ${!challenge && html`<${Demo} onPick=${(email, password) => enter("auth/login", { email, password })} />`}
    <//>`;
}
