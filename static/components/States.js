// What is shown in place of content: loading, nothing there, failed.
import { html, useEffect, useState } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";
import { explain } from "./Field.js";
import { told } from "../lib/api.js";
import { Icon } from "./Icon.js";
/** @import { Children, Load } from "lms-types/view" */

/** @param {{ rows?: number, height?: number }} props `height` of a row in px */
export const Skeleton = ({ rows = 3, height = 72 }) => html`
  <div class="skeletons" aria-hidden="true">
    ${Array.from({ length: rows }, () => html`<div class="skeleton" style=${{ blockSize: `${height}px` }}></div>`)}
  </div>`;

/** @param {{ title: Children, hint?: string, children?: Children }} props */
export const Empty = ({ title, hint, children }) => html`
  <div class="empty"><h2>${title}</h2>${hint && html`<p class="quiet">${hint}</p>`}${children}</div>`;

/**
 * 429 and 503 count down and then try by themselves, and all when the line is back.
 * @param {{ after: number, onRetry: () => void }} props
 */
function Retry({ after, onRetry }) {
  const [seconds, set] = useState(after);
  useEffect(() => {
    if (!after) return undefined;
    if (seconds <= 0) {
      onRetry();
      return undefined;
    }
    const id = setTimeout(() => set(seconds - 1), 1000);
    return () => clearTimeout(id);
  }, [seconds]);
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  }, [onRetry]);
  return html`<${Button} onPress=${onRetry}>${seconds > 0 ? t("app.retry_in", { seconds }) : t("app.retry")}<//>`;
}

/** @param {{ error: unknown, onRetry?: () => void }} props */
export function ErrorBox({ error, onRetry }) {
  const { status, retryAfter = 0 } = told(error);
  const gone = status === 404;
  return html`
    <div class="error-box" role="alert">
      <${Icon} name="alert" />
      <div>
        <h2>${t(gone ? "error.gone_title" : "error.title")}</h2>
        <p class="quiet">${gone ? t("error.gone") : explain(error)}</p>
        ${gone ? html`<a class="btn" href="/">${t("error.home")}</a>` : onRetry && html`<${Retry} after=${retryAfter} onRetry=${onRetry} />`}
      </div>
    </div>`;
}

/**
 * One shape for every read: skeleton after 300 ms, a word after 10 s, error, empty, content.
 * @template T
 * @param {{ load: Load<T>, rows?: number, height?: number, empty?: Children, children: (data: T) => Children }} props
 */
export function Loaded({ load, rows, height, empty, children }) {
  const { data, error, slow, reload } = load;
  if (error && data === undefined) return html`<${ErrorBox} error=${error} onRetry=${reload} />`;
  if (data === undefined) {
    return html`<div class="loading" aria-busy="true">
      ${slow > 0 && html`<${Skeleton} rows=${rows} height=${height} />`}
      ${slow > 1 && html`<p role="status">${t("app.slow")} <${Button} onPress=${reload}>${t("app.retry")}<//></p>`}
    </div>`;
  }
  const items = data && typeof data === "object" && "items" in data ? data.items : data;
  return empty && Array.isArray(items) && items.length === 0 ? empty : children(data);
}
