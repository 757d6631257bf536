// Players by name, each with a menu: remove, or remove and ban.
import { html, useEffect, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";

const LISTED = 100;

/** Removing somebody, here and in the lobby: the items of a menu, and the question before a ban. */
export function useRemoval(host, after = () => {}) {
  const [banning, ban] = useState(null);
  const remove = async (person, forever) => { await host.can.kick(person.participant_id, forever); after(); };
  const menu = (person) => [
    { icon: "cross", text: t("host.kick"), onPress: () => remove(person, false) },
    { icon: "trash", text: t("host.ban"), kind: "danger", onPress: () => ban(person) },
  ];
  const dialog = banning && html`<${Confirm} title=${t("host.ban_title", { name: banning.nickname })} text=${t("host.ban_text")} yes=${t("host.ban")}
    onYes=${() => remove(banning, true)} onClose=${() => ban(null)} />`;
  return { menu, dialog };
}

export function People({ sessionId, host, onClose }) {
  const load = useLoad(() => get(`live-sessions/${sessionId}/participants?limit=${LISTED}`), [sessionId]);
  const { menu, dialog } = useRemoval(host, load.reload);
  useEffect(() => { load.reload(); }, [host.state.count]);
  return html`
    <${Dialog} title=${t("host.people_title")} onClose=${onClose}>
      <${Loaded} load=${load} height=${48} empty=${html`<p class="quiet">${t("host.people_none")}</p>`}>${({ items, next }) => html`
        <ul class="rows people">
          ${items.filter((person) => !person.kicked).map((person) => html`
            <li class="row" key=${person.participant_id}>
              <span class="row-main"><${Name}>${person.nickname}<//></span>
              <${Tag} tone=${person.online ? "ok" : ""}>${t(person.online ? "host.online" : "host.away")}<//>
              <${Menu} label=${t("host.player_menu", { name: person.nickname })} items=${menu(person)} />
            </li>`)}
        </ul>
        ${next && html`<p class="meta">${t("host.people_first", { n: LISTED })}</p>`}`}<//>
    <//>
    ${dialog}`;
}
