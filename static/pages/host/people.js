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

export function People({ sessionId, host, onClose }) {
  const load = useLoad(() => get(`live-sessions/${sessionId}/participants?limit=${LISTED}`), [sessionId]);
  const [banning, ban] = useState(null);
  useEffect(() => { load.reload(); }, [host.state.count]);
  const remove = async (person, forever) => { await host.can.kick(person.participant_id, forever); load.reload(); };
  return html`
    <${Dialog} title=${t("host.people_title")} onClose=${onClose}>
      <${Loaded} load=${load} height=${48} empty=${html`<p class="quiet">${t("host.people_none")}</p>`}>${({ items, next }) => html`
        <ul class="rows people">
          ${items.filter((person) => !person.kicked).map((person) => html`
            <li class="row" key=${person.participant_id}>
              <span class="row-main"><${Name}>${person.nickname}<//></span>
              <${Tag} tone=${person.online ? "ok" : ""}>${t(person.online ? "host.online" : "host.away")}<//>
              <${Menu} label=${t("host.player_menu", { name: person.nickname })} items=${[
                { icon: "cross", text: t("host.kick"), onPress: () => remove(person, false) },
                { icon: "trash", text: t("host.ban"), kind: "danger", onPress: () => ban(person) },
              ]} />
            </li>`)}
        </ul>
        ${next && html`<p class="meta">${t("host.people_first", { n: LISTED })}</p>`}`}<//>
    <//>
    ${banning && html`<${Confirm} title=${t("host.ban_title", { name: banning.nickname })} text=${t("host.ban_text")} yes=${t("host.ban")}
      onYes=${() => remove(banning, true)} onClose=${() => ban(null)} />`}`;
}
