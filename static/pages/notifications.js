// All that the account was told, the newest first.
import { html } from "../lib/dom.js";
import { put } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useList } from "../lib/list.js";
import { isKnown, said, written } from "../lib/notices.js";
import { useNotified } from "../lib/notified.js";
import { usePage } from "../lib/router.js";
import { useMe } from "../lib/session.js";
import { Button } from "../components/Button.js";
import { Empty, Loaded } from "../components/States.js";
import { Time } from "../components/Time.js";

/** @import { Notification } from "lms-types/live" */

export default function Notifications() {
  const { me } = useMe();
  const list = useList("notifications");
  useNotified(me.id, () => list.reload());
  usePage(t("told.title"));
  const items = /** @type {Notification[]} */ ((list.data?.items ?? []).filter(isKnown));
  const readAll = async () => {
    await put("notifications/read", { up_to: items[0].id });
    await list.reload();
  };
  return html`
    <div class="page-head"><h1 tabindex="-1">${t("told.title")}</h1>
      <div class="actions"><a class="btn" data-kind="quiet" href="/account#profile">${t("told.choose")}</a>
        ${items.some((one) => !one.read_at) && html`<${Button} onPress=${readAll}>${t("told.read_all")}<//>`}</div></div>
    <${Loaded} load=${list} height=${64} empty=${html`<${Empty} title=${t("told.none")} hint=${t("bell.none")} />`}>${() => html`
      <ul class="rows card" data-list="true">
        ${items.map((note) => {
          const [words, leads] = said(note);
          return html`
          <li class="row" key=${note.id}>
            <span class="row-main told" data-unread=${!note.read_at}><a href=${leads} onClick=${() => note.read_at || put(`notifications/${note.id}/read`).catch(() => {})}><bdi>${words}</bdi></a>
              ${written(note) && html`<span class="told-text" dir="auto">${written(note)}</span>`}
              <span class="meta">${!note.read_at && html`<b>${t("bell.new")}</b> · `}<${Time} at=${note.created_at} /></span></span>
          </li>`;
        })}
      </ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
