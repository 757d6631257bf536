// While developing: every mail this server would have sent. Its text only, as a mail program without pictures shows it.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { useList } from "../lib/list.js";
import { usePage } from "../lib/router.js";
import { Button } from "../components/Button.js";
import { Empty, Loaded } from "../components/States.js";
import { Tag } from "../components/Tag.js";
import { Time } from "../components/Time.js";

/** @import { Data } from "lms-types/view" */

const ADDRESS = /(https?:\/\/[^\s<>"]+)/g;
/** @param {{ children: string }} props */
const Text = ({ children }) =>
  html`<p class="mail-text" dir="auto">${children
    .trim()
    .split(ADDRESS)
    .map((part, i) => (i % 2 ? html`<a href=${part}>${part}</a>` : part))}</p>`;
const tones = { pending: "warn", sent: "ok", kept: "", failed: "bad" };

export default function Outbox() {
  const list = useList("outbox");
  usePage(t("outbox.title"));
  return html`
    <div class="section-head page-line"><div><h1 tabindex="-1">${t("outbox.title")}</h1><p class="quiet">${t("outbox.text")}</p></div><${Button} icon="sync" onPress=${list.reload}>${t("outbox.reload")}<//></div>
    <${Loaded} load=${list} height=${160} empty=${html`<${Empty} title=${t("outbox.none")} hint=${t("outbox.none_hint")} />`}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <ol class="stack narrow" data-list="true">
        ${items.map(
          (mail) => html`
          <li class="card section" key=${mail.id}>
            <div class="section-top"><div><h2 dir="auto">${mail.subject}</h2><p class="meta">${t("outbox.to")} <bdi>${mail.to}</bdi> · <${Time} at=${mail.created_at} /></p></div>
              <${Tag} tone=${tones[mail.state]}>${t(`outbox.${mail.state}`)}<//></div>
            <${Text}>${mail.text}<//>
          </li>`,
        )}
      </ol>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
