// Players by name, to be searched, each with a menu: remove, or remove and ban.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { Field } from "../../components/Field.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";

const LISTED = 100;
const EVERY = 1000;

/** Removing somebody, here and in the lobby: the items of a menu, and the question before a ban. */
export function useRemoval(host, after = () => {}) {
  const [banning, ban] = useState(null);
  const remove = async (person, forever) => {
    await host.can.kick(person.participant_id, forever);
    after();
  };
  const menu = (person) => [
    { icon: "cross", text: t("host.kick"), onPress: () => remove(person, false) },
    { icon: "trash", text: t("host.ban"), kind: "danger", onPress: () => ban(person) },
  ];
  const dialog =
    banning &&
    html`<${Confirm} title=${t("host.ban_title", { name: banning.nickname })} text=${t("host.ban_text")} yes=${t("host.ban")}
    onYes=${() => remove(banning, true)} onClose=${() => ban(null)} />`;
  return { menu, dialog };
}

/** The first pages of those who play, as many as asked for. */
async function readPages(path, most) {
  const items = [];
  let next = "";
  for (let n = 0; n < most && next !== null; n += 1) {
    const page = await get(`${path}?limit=${LISTED}${next && `&cursor=${encodeURIComponent(next)}`}`);
    items.push(...page.items.filter((person) => !person.kicked));
    next = page.next;
  }
  return { items, next };
}

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Once a second at most: a room that fills up moves the count all the time. */
function useFollowed(count, reload) {
  const [latest, due] = [useRef(reload), useRef(null)];
  latest.current = reload;
  useEffect(() => {
    due.current ??= setTimeout(() => {
      due.current = null;
      latest.current();
    }, EVERY);
  }, [count]);
  useEffect(() => () => clearTimeout(due.current), []);
}

export function People({ sessionId, host, onClose }) {
  const [pages, setPages] = useState(1);
  const [query, search] = useState("");
  const list = useRef(null);
  const focusAt = useRef(null);
  const all = query.trim() !== "";
  const load = useLoad(
    () => readPages(`live-sessions/${sessionId}/participants`, all ? Infinity : pages),
    [sessionId, all, pages],
  );
  const { menu, dialog } = useRemoval(host, load.reload);
  useFollowed(host.state.count, load.reload);
  useEffect(() => {
    if (focusAt.current === null || !(load.data?.items.length > focusAt.current)) return;
    list.current?.children[focusAt.current]?.querySelector("button")?.focus();
    focusAt.current = null;
  }, [load.data]);
  const more = (shown) => {
    focusAt.current = shown;
    setPages(pages + 1);
  };
  return html`
    <${Dialog} title=${t("host.people_title")} onClose=${onClose}>
      <${Loaded} load=${load} height=${48} empty=${html`<p class="quiet">${t("host.people_none")}</p>`}>${({
        items,
        next,
      }) => {
        const found = all ? items.filter(({ nickname }) => plain(nickname).includes(plain(query.trim()))) : items;
        return html`
        <div class="stack">
        <${Field} name="people-search" label=${t("host.people_search")} type="search" autocomplete="off" value=${query} onInput=${search} />
        <ul class="rows people" ref=${list}>
          ${found.map(
            (person) => html`
            <li class="row" key=${person.participant_id}>
              <span class="row-main"><${Name}>${person.nickname}<//></span>
              <${Tag} tone=${person.online ? "ok" : ""}>${t(person.online ? "host.online" : "host.away")}<//>
              <${Menu} label=${t("host.player_menu", { name: person.nickname })} items=${menu(person)} />
            </li>`,
          )}
        </ul>
        ${found.length === 0 && !next && html`<p class="quiet">${t("host.people_unknown")}</p>`}
        ${next && !all && html`<div><${Button} onPress=${() => more(items.length)}>${t("results.more")}<//></div>`}
        </div>`;
      }}<//>
    <//>
    ${dialog}`;
}
