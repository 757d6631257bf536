// A click stops the mails, not opening the page: mail scanners open links as well.
import { html, useState } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { isDead, useLinkToken } from "../lib/link-token.js";
import { usePage } from "../lib/router.js";
import { AuthPage, Ending } from "../components/AuthPage.js";
import { Button } from "../components/Button.js";
import { explain, Problem } from "../components/Field.js";

export default function Unsubscribe() {
  const token = useLinkToken();
  const [state, set] = useState(token ? "ask" : "dead");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const stop = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await post(`notifications/unsubscribe?token=${encodeURIComponent(token)}`);
      set("done");
    } catch (error) {
      if (isDead(error)) set("dead");
      else setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const title = t(state === "ask" ? "stop.title" : `stop.${state}_title`);
  usePage(title);
  const choose = html`<a class="btn" data-wide="true" data-size="large" href="/account#profile">${t("stop.choose")}</a>`;
  return html`
    <${AuthPage} title=${title}>
      ${
        state === "ask" &&
        html`
        <p>${t("stop.ask")}</p>
        <${Problem} text=${problem} />
        <${Button} kind="primary" busy=${busy} data-wide="true" data-size="large" onPress=${stop}>${t("stop.yes")}<//>`
      }
      <div role="status">
        ${state === "done" && html`<${Ending} actions=${choose}><p>${t("stop.done")}</p><//>`}
        ${state === "dead" && html`<${Ending} tone="bad" actions=${choose}><p>${t("stop.dead")}</p><//>`}
      </div>
    <//>`;
}
