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

/** @import { Player } from "lms-types/live" */
/** @import { Schemas } from "lms-types/rest" */
/** @import { Data, MenuItem, Ref } from "lms-types/view" */
/** @import { Host } from "./commands.js" */

const LISTED = 100;
const EVERY = 1000;

/**
 * Removing somebody, here and in the lobby: the items of a menu, and the question before a ban.
 * @param {Host} host
 */
export function useRemoval(host, after = () => {}) {
  const [banning, ban] = useState(/** @type {Player | null} */ (null));
  /** @param {Player} person @param {boolean} forever */
  const remove = async (person, forever) => {
    await host.can.kick(person.participant_id, forever);
    after();
  };
  /** @param {Player} person @returns {MenuItem[]} */
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

/**
 * The first pages of the list of players, as many as asked for.
 * @param {string} sessionId @param {number} most
 */
async function readPages(sessionId, most) {
  /** @type {Schemas["ParticipantOut"][]} */
  const items = [];
  /** @type {string | null} */
  let next = "";
  for (let n = 0; n < most && next !== null; n += 1) {
    const cursor = /** @type {string} */ (next && `&cursor=${encodeURIComponent(next)}`);
    const page = await get(`live-sessions/${sessionId}/participants?limit=${LISTED}${cursor}`);
    items.push(...page.items.filter((person) => !person.kicked));
    next = page.next ?? null;
  }
  return { items, next };
}

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/**
 * Once a second at most: a room that fills up moves the count all the time.
 * @param {number} count @param {() => unknown} reload
 */
function useFollowed(count, reload) {
  const [latest, due] = [useRef(reload), useRef(/** @type {number | null} */ (null))];
  latest.current = reload;
  useEffect(() => {
    due.current ??= setTimeout(() => {
      due.current = null;
      latest.current();
    }, EVERY);
  }, [count]);
  useEffect(() => () => clearTimeout(due.current ?? undefined), []);
}

/** @param {{ sessionId: string, host: Host, onClose: () => void }} props */
export function People({ sessionId, host, onClose }) {
  const [pages, setPages] = useState(1);
  const [query, search] = useState("");
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  const focusAt = useRef(/** @type {number | null} */ (null));
  const all = query.trim() !== "";
  const load = useLoad(() => readPages(sessionId, all ? Infinity : pages), [sessionId, all, pages]);
  const { menu, dialog } = useRemoval(host, load.reload);
  useFollowed(host.state.count, load.reload);
  useEffect(() => {
    if (focusAt.current === null || !load.data || load.data.items.length <= focusAt.current) return;
    list.current?.children[focusAt.current]?.querySelector("button")?.focus();
    focusAt.current = null;
  }, [load.data]);
  /** @param {number} shown */
  const more = (shown) => {
    focusAt.current = shown;
    setPages(pages + 1);
  };
  return html`
    <${Dialog} title=${t("host.people_title")} onClose=${onClose}>
      <${Loaded} load=${load} height=${48} empty=${html`<p class="quiet">${t("host.people_none")}</p>`}>${(
        /** @type {Data<typeof load>} */ { items, next },
      ) => {
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
