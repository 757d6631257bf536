import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { told } from "../lib/api.js";
import { Icon } from "./Icon.js";
/** @import { Children, On, Ref } from "lms-types/view" */

/**
 * @param {{ name: string, id?: string, label: Children, hint?: Children, error?: string | null, value: string,
 *   onInput: (value: string) => void, input?: Ref<HTMLInputElement>, [rest: string]: unknown }} props
 */
export function Field({ name, id = name, label, hint, error, value, onInput, input, ...rest }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
      <input class="input" id=${id} name=${name} value=${value} ref=${input} aria-invalid=${error ? "true" : undefined}
        aria-describedby=${described} onInput=${(/** @type {On} */ event) => onInput(event.target.value)} ...${rest} />
      ${error && html`<span class="error" id=${`${id}-error`}><${Icon} name="alert" /><span>${error}</span></span>`}
    </div>`;
}

/** @param {{ text?: string | null, id?: string }} props */
export const Problem = ({ text, id }) => html`
  <p class="problem" id=${id} role="alert">${text && html`<${Icon} name="alert" /><span>${text}</span>`}</p>`;

/**
 * What a failed request means in words; 5xx carry their code.
 * @param {unknown} error
 */
export function explain(error) {
  const { status, code, message, retryAfter, requestId } = told(error);
  if (status === undefined) return t("error.generic");
  if (status === 0) return t("error.offline");
  if (status === 429 || status === 503) return t("error.busy", { seconds: retryAfter || 5 });
  if (code === "unauthorized") return t("error.signed_out");
  if (status === 403) return t("error.role");
  if (status === 404) return t("error.gone_title");
  if (status >= 500) return t("error.server", { request_id: requestId || String(status) });
  return message ?? "";
}
