import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Icon } from "./Icon.js";

export function Field({ name, id = name, label, hint, error, value, onInput, input, ...rest }) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
      <input class="input" id=${id} name=${name} value=${value} ref=${input} aria-invalid=${error ? "true" : undefined}
        aria-describedby=${described} onInput=${(event) => onInput(event.target.value)} ...${rest} />
      ${error && html`<span class="error" id=${`${id}-error`}><${Icon} name="alert" /><span>${error}</span></span>`}
    </div>`;
}

export const Problem = ({ text, id }) => html`
  <p class="problem" id=${id} role="alert">${text && html`<${Icon} name="alert" /><span>${text}</span>`}</p>`;

/** What a failed request means in words; 5xx carry their code. */
export function explain(error) {
  if (error.status === 0) return t("error.offline");
  if (error.status === 429 || error.status === 503) return t("error.busy", { seconds: error.retryAfter || 5 });
  if (error.status === 403) return t("error.role");
  if (error.status === 404) return t("error.gone_title");
  if (error.status >= 500) return t("error.server", { request_id: error.requestId || String(error.status) });
  return error.status ? error.message : t("error.generic");
}
