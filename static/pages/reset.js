// The page of mailed links: after "Forgot your password?", a forced reset, or an invitation.
import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { useForm } from "../lib/form.js";
import { t } from "../lib/i18n.js";
import { isDead, useLinkToken } from "../lib/link-token.js";
import { usePage } from "../lib/router.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { Field } from "../components/Field.js";
import { Summary } from "../components/Inputs.js";

/** @param {string} href @param {string} text */
const link = (href, text, kind = "primary") =>
  html`<a class="btn" data-kind=${kind} data-wide="true" data-size="large" href=${href}>${text}</a>`;

export default function Reset() {
  const token = useLinkToken();
  const [used, setUsed] = useState(/** @type {string | null} */ (null)); // the token that turned out dead
  const [done, setDone] = useState(false);
  const form = useForm(
    { new_password: "" },
    async ({ new_password }) => {
      try {
        await post("auth/password/reset", { token, new_password });
        setDone(true);
      } catch (error) {
        if (!isDead(error)) throw error;
        setUsed(token);
      }
    },
    { wanted: ["new_password"], fresh: "new_password" },
  );
  const dead = !token || used === token;
  const title = t(done ? "reset.done_title" : dead ? "reset.dead_title" : "reset.title");
  usePage(title);
  return html`
    <${AuthPage} title=${title}>
      ${
        done
          ? html`<${Ending} actions=${link("/sign-in", t("auth.submit"))}><p>${t("reset.done")}</p><//>`
          : dead
            ? html`<${Ending} tone="bad" actions=${link("/forgot", t("reset.new_link"))}><p>${t("reset.dead")}</p><//>`
            : html`
            <form ...${form.form}>
              <${Summary} errors=${form.errors} />
              <${Field} label=${t("reset.field")} hint=${t("auth.password_hint")} type="password" autocomplete="new-password" ...${form.field("new_password")} />
              <${Button} kind="primary" type="submit" busy=${form.busy} data-wide="true" data-size="large">${t("reset.submit")}<//>
            </form>`
      }
    <//>`;
}
