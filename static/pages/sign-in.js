import { html, useEffect, useState } from "../lib/dom.js";
import { get, post, told } from "../lib/api.js";
import { hasWords, t } from "../lib/i18n.js";
import { useForm } from "../lib/form.js";
import { go, usePage } from "../lib/router.js";
import { afterSignIn, useVisitor } from "../lib/session.js";
import { AuthPage } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { explain, Field, Problem } from "../components/Field.js";
import { Icon } from "../components/Icon.js";
import { Notice } from "../components/Notice.js";
import { Summary } from "../components/Inputs.js";

/** @import { Body, Reply } from "lms-types/rest" */
/** @import { ApiError } from "../lib/api.js" */
/** @typedef {{ password: string, logins: { email: string, role: string, full_name?: string }[] }} DemoLogins `demo` is there in development alone */

/** @param {{ onPick: (email: string, password: string) => void }} props */
function Demo({ onPick }) {
  const [demo, set] = useState(/** @type {DemoLogins | null} */ (null));
  useEffect(() => {
    get("demo").then(set, () => {});
  }, []);
  if (!demo) return null;
  return html`
    <section class="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">${t("auth.demo")}</h2>
      <p class="meta">${t("auth.demo_hint")}</p>
      <div class="demo-list">
        ${demo.logins.map(
          ({ email, role, full_name }) => html`
          <button type="button" class="demo-login" onClick=${() => onPick(email, demo.password)}>
            <span class="demo-who"><bdi>${full_name ?? email}</bdi><span class="meta">${t(`role.${role}`)}</span></span><${Icon} name="chevron" class="flips" />
          </button>`,
        )}
      </div>
      <p class="auth-other"><a href="/outbox">${t("auth.outbox")}</a></p>
    </section>`;
}

/** Signing in with another provider, where one is set up. */
function Provider() {
  const [oidc, set] = useState(/** @type {Reply<"get", "auth/oidc"> | null} */ (null));
  useEffect(() => {
    get("auth/oidc").then(set, () => {});
  }, []);
  if (!oidc?.enabled) return null;
  return html`
    <div class="provider">
      <p class="or"><span>${t("auth.or")}</span></p>
      <a class="btn" data-wide="true" data-size="large" href=${`/api/v1/auth/oidc/start?next=${encodeURIComponent(afterSignIn())}`}>${t("auth.sso", { name: oidc.name })}</a>
    </div>`;
}

/** The catalogue, where it is shown to everybody. */
function Browse() {
  const [open, set] = useState(false);
  useEffect(() => {
    get("courses?limit=1").then(
      ({ items }) => set(items.length > 0),
      () => {},
    );
  }, []);
  return open && html`<p class="auth-other"><a href="/catalogue">${t("home.browse")}</a></p>`;
}

/** What a provider's redirect brought back. */
function returned() {
  const code = new URLSearchParams(location.search).get("problem");
  if (!code) return null;
  return t(hasWords(`auth.problem.${code}`) ? `auth.problem.${code}` : "auth.problem.other");
}

const note = () => {
  const key = `auth.note.${new URLSearchParams(location.search).get("note")}`;
  return hasWords(key) && html`<${Notice} tone="ok">${t(key)}<//>`;
};

/** The challenge of a second factor, when signing in began with another provider. */
function continued() {
  const challenge = new URLSearchParams(location.hash.slice(1)).get("challenge");
  if (challenge) history.replaceState(history.state, "", location.pathname + location.search);
  return challenge;
}

/** @param {{ challenge: string, onIn: () => Promise<void>, onBack: (problem: string | null) => void }} props */
function Code({ challenge, onIn, onBack }) {
  const [recovery, setRecovery] = useState(false);
  /** @param {ApiError} error */
  const say = (error) => {
    if (error.code === "bad_challenge") {
      onBack(t("mfa.too_slow"));
      return null;
    }
    return error.status === 401 || error.status === 422
      ? { code: t(recovery ? "mfa.bad_recovery" : "mfa.bad_code") }
      : null;
  };
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      await post("auth/login/mfa", { challenge, code: recovery ? code.trim() : code.replace(/\s/g, "") });
      await onIn();
    },
    { wanted: ["code"], words: say },
  );
  useEffect(() => {
    document.getElementById("code")?.focus();
  }, [recovery]);
  const other = () => {
    form.set("code", "");
    setRecovery(!recovery);
  };
  return html`
    <form ...${form.form}>
      <${Summary} errors=${form.errors} />
      ${
        recovery
          ? html`<${Field} key="recovery" label=${t("mfa.recovery")} hint=${t("mfa.recovery_hint")} autocomplete="off" autocapitalize="off" spellcheck=${false} ...${form.field("code")} />`
          : html`<${Field} key="code" label=${t("mfa.code")} hint=${t("mfa.code_hint")} autocomplete="one-time-code" inputmode="numeric" ...${form.field("code")} />`
      }
      <${Button} kind="primary" type="submit" busy=${form.busy} data-wide="true" data-size="large">${t("auth.submit")}<//>
      <div class="actions">
        <${Button} kind="quiet" onPress=${other}>${t(recovery ? "mfa.use_code" : "mfa.use_recovery")}<//>
        <${Button} kind="quiet" onPress=${() => onBack(null)}>${t("mfa.back")}<//>
      </div>
    </form>`;
}

export default function SignIn() {
  const { refresh } = useVisitor();
  const [form, setForm] = useState({ email: "", password: "" });
  const [challenge, setChallenge] = useState(continued);
  const [problem, setProblem] = useState(returned);
  const [busy, setBusy] = useState(false);
  /** @param {keyof typeof form} name @returns {(value: string) => void} */
  const set = (name) => (value) => setForm((now) => ({ ...now, [name]: value }));
  usePage(t("auth.title"));

  const inside = async () => {
    await refresh();
    go(afterSignIn(), { replace: true });
  };
  /** @param {Body<"post", "auth/login">} body */
  const enter = async (body) => {
    setBusy(true);
    setProblem(null);
    try {
      const reply = await post("auth/login", body);
      if ("challenge" in reply) setChallenge(reply.challenge);
      else await inside();
    } catch (error) {
      const { status } = told(error);
      setProblem(status === 401 || status === 422 ? t("auth.failed") : explain(error));
    } finally {
      setBusy(false);
    }
  };
  /** @param {Event} event */
  const submit = (event) => {
    event.preventDefault();
    if (!busy) enter({ email: form.email.trim(), password: form.password });
  };
  /** @param {string | null} text */
  const back = (text) => {
    setChallenge(null);
    setProblem(text);
    setForm((now) => ({ ...now, password: "" }));
  };
  if (challenge) {
    return html`
      <${AuthPage} title=${t("mfa.title")}><${Code} challenge=${challenge} onIn=${inside} onBack=${back} /><//>`;
  }
  return html`
    <${AuthPage} title=${t("auth.title")}>
      ${note()}
      <form class="stack" onSubmit=${submit} novalidate>
        <${Field} name="email" label=${t("auth.email")} type="email" autocomplete="username" value=${form.email} onInput=${set("email")} />
        <${Field} name="password" label=${t("auth.password")} type="password" autocomplete="current-password" value=${form.password} onInput=${set("password")} />
        <${Problem} text=${problem} />
        <${Button} kind="primary" type="submit" busy=${busy} data-wide="true" data-size="large">${t("auth.submit")}<//>
        <p class="auth-other"><a href="/forgot">${t("auth.forgot")}</a></p>
      </form>
      <${Provider} />
      <p class="auth-other quiet">${t("auth.new")} <a href=${`/register${location.search}`}>${t("auth.register")}</a></p>
      <${Browse} />
      <${Demo} onPick=${(/** @type {string} */ email, /** @type {string} */ password) => enter({ email, password })} />
    <//>`;
}
