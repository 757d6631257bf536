// One column, one button: the layout of the pages before sign-in.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon, Logo } from "./Icon.js";
import { ThemeButton } from "./Shell.js";
/** @import { Children } from "lms-types/view" */

/** @param {{ title: string, children: Children }} props */
export const AuthPage = ({ title, children }) => html`
  <div class="auth">
    <header class="auth-head"><${Logo} /><span class="spacer"></span><a class="btn" href="/join">${t("app.join")}</a><${ThemeButton} /></header>
    <main class="auth-main"><h1 tabindex="-1">${title}</h1>${children}</main>
  </div>`;

/**
 * How something ended: one state, as icon and words, and where to go from here.
 * @param {{ tone?: string, children: Children, actions?: Children }} props
 */
export const Ending = ({ tone = "ok", children, actions }) => html`
  <div class="ending" data-tone=${tone}>
    <span class="ending-mark"><${Icon} name=${tone === "ok" ? "check" : tone === "bad" ? "alert" : "clock"} /></span>
    <div class="stack">${children}</div>
    ${actions && html`<div class="ending-actions">${actions}</div>`}
  </div>`;
