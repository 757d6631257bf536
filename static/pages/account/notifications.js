// How the account is told of each kind of notification; each choice is saved by itself.
import { html, useState } from "../../lib/dom.js";
import { get, put } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Select } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */
/** @typedef {Schemas["Preference"]} Preference */

const WHEN = /** @type {const} */ (["off", "now", "daily"]);

/** @param {{ item: Preference, onChange: (item: Preference) => void }} props */
const Kind = ({ item, onChange }) => html`
  <li class="row wish">
    <span class="row-main"><b>${t(`kind.${item.kind}`)}</b>
      <label class="choice"><input type="checkbox" checked=${item.in_app} onChange=${(/** @type {On} */ event) => onChange({ ...item, in_app: event.target.checked })} /><span>${t("prefer.in_app")}</span></label></span>
    <${Select} name=${`email-${item.kind}`} label=${t("prefer.by_mail")} aria-label=${t("prefer.email", { kind: t(`kind.${item.kind}`) })} value=${item.email} options=${WHEN.map((when) => [when, t(`prefer.${when}`)])}
      onInput=${(/** @type {Preference["email"]} */ email) => onChange({ ...item, email })} />
  </li>`;

export function Preferences() {
  const load = useLoad(() => get("notifications/preferences"), []);
  const [chosen, set] = useState(/** @type {Preference[] | null} */ (null));
  /** @param {Preference} item */
  const save = async (item) => {
    const { items } = await put("notifications/preferences", { items: [item] });
    set(items);
    toast(t("account.saved"));
  };
  return html`
    <${Section} id="notifications-card" title=${t("prefer.title")} text=${t("prefer.text")}>
      <${Loaded} load=${load} rows=${2} height=${64}>${(/** @type {Data<typeof load>} */ { items }) => html`
        <ul class="rows">${(chosen ?? items).map((item) => html`<${Kind} key=${item.kind} item=${item} onChange=${save} />`)}</ul>`}<//>
    <//>`;
}
