import { html } from "../../lib/dom.js";
import { post } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Summary } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { toast } from "../../components/Toast.js";

/** @import { Mfa } from "lms-types/rest" */
/** @import { ApiError } from "../../lib/api.js" */

/** @param {ApiError} error */
const say = (error) =>
  error.errors?.[0]?.field === "current_password" ? { current_password: t("password.wrong") } : null;

/** @param {{ mfa: Mfa, email: string }} props */
export function Password({ mfa, email }) {
  const form = useForm(
    { current_password: "", new_password: "" },
    async (given) => {
      await post("auth/password/change", given);
      form.reset();
      toast(t("password.changed"));
    },
    { wanted: ["current_password", "new_password"], fresh: "new_password", words: say },
  );
  if (!mfa.has_password) {
    return html`
      <${Section} id="password-card" title=${t("password.title")} text=${t("password.none")}>
        <div><a class="btn" href="/forgot">${t("password.make")}</a></div>
      <//>`;
  }
  return html`
    <${Section} id="password-card" title=${t("password.title")} text=${t("password.text")}>
      <form ...${form.form}>
        <${Summary} errors=${form.errors} />
        <input class="vh" type="text" name="username" autocomplete="username" value=${email} readonly tabindex="-1" aria-hidden="true" />
        <${Field} label=${t("password.current")} type="password" autocomplete="current-password" ...${form.field("current_password")} />
        <${Field} label=${t("password.next")} hint=${t("auth.password_hint")} type="password" autocomplete="new-password" ...${form.field("new_password")} />
        <div><${Button} type="submit" busy=${form.busy}>${t("password.save")}<//></div>
      </form>
    <//>`;
}
