import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { go, usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";
import { Button } from "../components/Button.js";
import { explain, Field, Problem } from "../components/Field.js";
import { AuthPage } from "./sign-in.js";

const fields = [
  ["full_name", "auth.name", { autocomplete: "name", dir: "auto" }],
  ["email", "auth.email", { type: "email", autocomplete: "username" }],
  ["password", "auth.password", { type: "password", autocomplete: "new-password" }],
];

export default function Register() {
  const { refresh } = useMe();
  const [form, setForm] = useState({ full_name: "", email: "", password: "" });
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  usePage(t("auth.register_title"));

  const refuse = (found) => {
    setErrors(found);
    const first = fields.find(([name]) => found[name]);
    if (first) document.getElementById(first[0]).focus();
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const missing = Object.fromEntries(fields.filter(([name]) => !form[name].trim()).map(([name]) => [name, t("app.required")]));
    if (Object.keys(missing).length) { refuse(missing); return; }
    setBusy(true);
    setErrors({});
    try {
      await post("auth/register", { ...form, email: form.email.trim(), full_name: form.full_name.trim() });
      await post("auth/login", { email: form.email.trim(), password: form.password });
      await refresh();
      go("/home", { replace: true });
    } catch (error) {
      const known = Object.fromEntries(error.errors?.filter(({ field }) => field in form).map(({ field, message }) => [field, message]) ?? []);
      refuse(Object.keys(known).length ? known : { form: error.status === 401 ? t("auth.failed") : explain(error) });
    } finally {
      setBusy(false);
    }
  };
  const type = (name) => (value) => {
    setForm((now) => ({ ...now, [name]: value }));
    if (errors[name]) setErrors((now) => ({ ...now, [name]: undefined }));
  };
  return html`
    <${AuthPage} title=${t("auth.register_title")}>
      <form class="stack" onSubmit=${submit} novalidate>
        ${fields.map(([name, key, rest]) => html`
          <${Field} key=${name} name=${name} label=${t(key)} value=${form[name]} error=${errors[name]} onInput=${type(name)}
            hint=${name === "password" ? t("auth.password_hint") : undefined} ...${rest} />`)}
        <${Problem} text=${errors.form} />
        <${Button} kind="primary" type="submit" busy=${busy} data-wide="true" data-size="large">${t("auth.register_submit")}<//>
      </form>
      <p class="auth-other quiet">${t("auth.have")} <a href="/sign-in">${t("auth.submit")}</a></p>
    <//>`;
}
