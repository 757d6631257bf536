// Where one looks whether what was typed is kept; it speaks only when something isn't.
import { html } from "../lib/dom.js";
import { clockTime, t } from "../lib/i18n.js";
import { isSignedOut } from "../lib/session.js";
import { Button } from "./Button.js";
import { explain } from "./Field.js";
import { Icon } from "./Icon.js";
import { SignInAgain } from "./SignInAgain.js";

/** @param {{ state: string, at: Date | null, problem?: unknown, onRetry: () => unknown }} props */
export function SaveState({ state, at, problem, onRetry }) {
  const bad = state === "failed" || state === "wrong" || state === "clash";
  const text =
    state === "saved"
      ? at
        ? t("save.saved", { time: clockTime(at) })
        : t("save.itself")
      : bad
        ? t(`save.${state}`)
        : t("save.saving");
  return html`
    <div class="save-state" data-state=${bad ? "bad" : state}>
      <span aria-hidden=${bad ? "true" : undefined}><${Icon} name=${bad ? "alert" : state === "saved" ? "check" : "sync"} />${text}</span>
      <span class="vh" role="alert">${bad ? text : ""}</span>
      ${state === "failed" && html`<${Button} onPress=${onRetry}>${t("app.retry")}<//>`}
      ${state === "failed" && problem && html`<span class="meta">${explain(problem)}</span>`}
      ${state === "failed" && isSignedOut(problem) && html`<${SignInAgain} />`}
    </div>`;
}
