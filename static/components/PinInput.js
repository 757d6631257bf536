// One input, not six: paste keeps the digits, Enter submits, nothing happens by itself.
import { html, useEffect, useLayoutEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { digits } from "../lib/numbers.js";
import { Icon } from "./Icon.js";
import { spaced } from "./Pin.js";

/** @import { On, Ref } from "lms-types/view" */

/** @param {string} text */
const figures = (text) => digits(text).replace(/\D/g, "").slice(0, 6);

/** @param {{ value: string, onInput: (pin: string) => void, error: string | null }} props */
export function PinInput({ value, onInput, error }) {
  /** @type {Ref<HTMLInputElement>} */
  const input = useRef(null);
  const caret = useRef(/** @type {number | null} */ (null));
  useEffect(() => {
    if (error) {
      input.current?.focus();
      input.current?.select();
    }
  }, [error]);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    const at = caret.current + (caret.current > 3 ? 1 : 0);
    input.current?.setSelectionRange(at, at);
    caret.current = null;
  });
  /** @param {On} event */
  const typed = ({ target }) => {
    caret.current = Math.min(6, figures(target.value.slice(0, target.selectionStart ?? undefined)).length);
    const next = figures(target.value);
    target.value = next.length > 3 ? spaced(next) : next;
    onInput(next);
  };
  return html`
    <div class="field pin-field">
      <label for="pin">${t("join.pin_label")}</label>
      <span class="hint" id="pin-hint">${t("join.pin_hint")}</span>
      <input class="input pin-input" id="pin" name="pin" ref=${input} dir="ltr" inputmode="numeric" autocomplete="off" enterkeyhint="go" placeholder="000 000"
        value=${value.length > 3 ? spaced(value) : value} onInput=${typed}
        aria-invalid=${error ? "true" : undefined} aria-describedby=${error ? "pin-hint pin-error" : "pin-hint"} />
      <span class="error" id="pin-error" role="alert">${error && html`<${Icon} name="alert" /><span>${error}</span>`}</span>
    </div>`;
}
