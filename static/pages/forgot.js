import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { useForm } from "../lib/form.js";
import { t } from "../lib/i18n.js";
import { usePage } from "../lib/router.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { Field } from "../components/Field.js";
import { Summary } from "../components/Inputs.js";

export default function Forgot() {
  const [sent, setSent] = useState(false);
  const form = useForm(
    { email: "" },
    async ({ email }) => {
      await post("auth/password/forgot", { email: email.trim() });
      setSent(true);
    },
    { wanted: ["email"] },
  );
  usePage(t("forgot.title"));
  return html`
    <${AuthPage} title=${t(sent ? "auth.check_title" : "forgot.title")}>
      ${
        sent
          ? html`<${Ending} actions=${html`<${Button} data-wide="true" data-size="large" onPress=${() => setSent(false)}>${t("forgot.again")}<//>`}>
            <p>${t("forgot.sent")}</p><p class="quiet">${t("forgot.sent_hint")}</p><//>`
          : html`
          <form ...${form.form}>
            <p class="quiet">${t("forgot.text")}</p>
            <${Summary} errors=${form.errors} />
            <${Field} label=${t("auth.email")} type="email" autocomplete="username" ...${form.field("email")} />
            <${Button} kind="primary" type="submit" busy=${form.busy} data-wide="true" data-size="large">${t("forgot.submit")}<//>
          </form>`
      }
      <p class="auth-other"><a href="/sign-in">${t("forgot.back")}</a></p>
    <//>`;
}
