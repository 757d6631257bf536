import { html, useState } from "../lib/dom.js";
import { post, told } from "../lib/api.js";
import { useForm } from "../lib/form.js";
import { T, t } from "../lib/i18n.js";
import { go, usePage } from "../lib/router.js";
import { afterSignIn, useVisitor } from "../lib/session.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { explain, Field, Problem } from "../components/Field.js";
import { Summary } from "../components/Inputs.js";

/** @typedef {{ email: string, password: string }} Account */
/** @type {["full_name" | "email" | "password", label: string, rest: Record<string, string>][]} */
const fields = [
  ["full_name", "auth.name", { autocomplete: "name", dir: "auto" }],
  ["email", "auth.email", { type: "email", autocomplete: "username" }],
  ["password", "auth.password", { type: "password", autocomplete: "new-password" }],
];

/**
 * The server answers alike for new and known addresses, and so does this page: the sign-in decides.
 * @param {Account} props
 */
function CheckMail({ email, password }) {
  const { refresh } = useVisitor();
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const enter = async () => {
    try {
      const reply = await post("auth/login", { email, password });
      if ("challenge" in reply) {
        go(`/sign-in${location.search}`);
        return;
      }
      await refresh();
      go(afterSignIn(), { replace: true });
    } catch (error) {
      setProblem(told(error).status === 401 ? t("auth.known") : explain(error));
    }
  };
  usePage(t("auth.check_title"));
  return html`
    <${AuthPage} title=${t("auth.check_title")}>
      <${Ending} actions=${html`
        <${Problem} text=${problem} />
        ${
          problem
            ? html`<a class="btn" data-kind="primary" data-wide="true" data-size="large" href=${`/sign-in${location.search}`}>${t("auth.submit")}</a>`
            : html`<${Button} kind="primary" data-wide="true" data-size="large" onPress=${enter}>${t("auth.go_on")}<//>`
        }`}>
        <p><${T} k="auth.check_text" email=${email} /></p>
        <p class="quiet">${t("auth.check_hint")}</p>
      <//>
    <//>`;
}

export default function Register() {
  const [sent, setSent] = useState(/** @type {Account | null} */ (null));
  const form = useForm(
    { full_name: "", email: "", password: "" },
    async (given) => {
      const account = { email: given.email.trim(), password: given.password };
      await post("auth/register", { ...account, full_name: given.full_name.trim() });
      setSent(account);
    },
    { wanted: fields.map(([name]) => name), fresh: "password" },
  );
  usePage(t("auth.register_title"));
  if (sent) return html`<${CheckMail} ...${sent} />`;
  return html`
    <${AuthPage} title=${t("auth.register_title")}>
      <form ...${form.form}>
        <${Summary} errors=${form.errors} />
        ${fields.map(
          ([name, key, rest]) => html`
          <${Field} key=${name} label=${t(key)} hint=${name === "password" ? t("auth.password_hint") : undefined} ...${rest} ...${form.field(name)} />`,
        )}
        <${Button} kind="primary" type="submit" busy=${form.busy} data-wide="true" data-size="large">${t("auth.register_submit")}<//>
      </form>
      <p class="auth-other quiet">${t("auth.have")} <a href=${`/sign-in${location.search}`}>${t("auth.submit")}</a></p>
    <//>`;
}
