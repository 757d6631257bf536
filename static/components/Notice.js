// A permanent message: the state, and what to do. Colour is never its only sign.
import { html } from "../lib/dom.js";
import { Icon } from "./Icon.js";

/** @import { Children } from "lms-types/view" */

const icons = { ok: "check", warn: "alert", bad: "alert", info: "info" };
/** @param {{ tone?: keyof typeof icons, action?: Children, children: Children }} props */
export const Notice = ({ tone = "info", action, children }) => html`
  <div class="notice" data-tone=${tone}><p><${Icon} name=${icons[tone]} /><span>${children}</span></p>${action}</div>`;
