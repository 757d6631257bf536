// Shows an error in place of a view that threw, instead of a white page.
import { html, useErrorBoundary } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ children: Children }} props */
export function Guard({ children }) {
  const [error] = useErrorBoundary((broken) => {
    console.error(broken);
  });
  if (!error) return children;
  return html`<main class="bare-page"><div class="empty"><h1>${t("error.crash")}</h1>
    <${Button} kind="primary" onPress=${() => location.reload()}>${t("live.reload")}<//></div></main>`;
}
