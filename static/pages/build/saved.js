// Where what was typed is, always in the same place; spoken only when it can't be saved.
import { html, useEffect } from "../../lib/dom.js";
import { say } from "../../components/Announcer.js";
import { Icon } from "../../components/Icon.js";
import { SignInAgain } from "../../components/SignInAgain.js";

const ICONS = { saved: "check", saving: "sync", failed: "alert" };

/** @param {{ state: "saved" | "saving" | "failed", text: string, signedOut?: boolean, action?: { text: string, onPress: () => void } }} props */
export function Saved({ state, text, signedOut, action }) {
  useEffect(() => {
    if (state === "failed") say(text, { now: true });
  }, [state, state === "failed" && text]);
  return html`
    <span class="build-save num" data-state=${state}><${Icon} name=${ICONS[state]} /><span>${text}</span>
      ${signedOut && html`<${SignInAgain} />`}
      ${action && html`<button type="button" class="link" onClick=${action.onPress}>${action.text}</button>`}</span>`;
}
