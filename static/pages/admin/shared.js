// What the administrators' pages share.
import "../../lib/words-admin.js";
import { html } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { Tabs } from "../../components/Tabs.js";

/** @import { Me } from "lms-types/rest" */

/** @type {Me["role"][]} */
export const ROLES = ["student", "instructor", "admin"];
/** @returns {[role: Me["role"], text: string][]} */
export const roles = () => ROLES.map((role) => [role, t(`role.${role}`)]);

const TABS = [
  ["/people", "people.tab_all"],
  ["/people/import", "people.tab_import"],
  ["/policies", "people.tab_policies"],
];
/** @param {{ at: string }} props */
export const PeopleTabs = ({ at }) =>
  html`<${Tabs} label=${t("people.title")} items=${TABS.map(([href, key]) => ({ href, text: t(key), current: at === href }))} />`;

/** @type {Map<string, string | null>} */
const known = new Map();
const MOST = 50;

/**
 * Names of accounts by their ids; an unknown id (erased, or not an account's) has none.
 * @param {(string | null)[]} ids
 */
export async function namesOf(ids) {
  const wanted = [...new Set(ids)].filter((id) => id !== null).filter((id) => id && !known.has(id));
  for (let at = 0; at < wanted.length; at += MOST) {
    const part = wanted.slice(at, at + MOST);
    const { items } = await get(`users?limit=100&${part.map((id) => `id=${id}`).join("&")}`);
    part.forEach((id) => known.set(id, items.find((user) => user.id === id)?.full_name ?? null));
  }
  return known;
}
