// The sign-in in a tab of its own: what was typed here stays, and is saved when one comes back.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

export const SignInAgain = () => html`<a href="/sign-in" target="_blank" rel="noopener">${t("error.sign_in")}</a>`;
