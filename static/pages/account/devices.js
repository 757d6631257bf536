import { html, useState } from "../../lib/dom.js";
import { remove, told } from "../../lib/api.js";
import { browserOf } from "../../lib/agent.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { signOut } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Schemas } from "lms-types/rest" */

/** @param {Schemas["SessionOut"]} device */
function nameOf({ user_agent }) {
  const { browser, system } = browserOf(user_agent);
  if (browser && system) return t("devices.name", { browser, system });
  return browser || system || user_agent.slice(0, 60) || t("devices.unknown");
}

/** @param {{ device: Schemas["SessionOut"], onEnd: () => unknown }} props */
const Device = ({ device, onEnd }) => html`
  <li class="row device">
    <${Icon} name="phone" />
    <span class="row-main" title=${device.user_agent}>
      <b><bdi>${nameOf(device)}</bdi>${device.current && html` <${Tag} tone="ok">${t("devices.this")}<//>`}</b>
      <span class="meta">${device.address && html`<bdi>${device.address}</bdi> · `}${t("devices.seen")} <${Time} at=${device.last_seen_at} /> · ${t("devices.since")} <${Time} at=${device.created_at} /></span>
    </span>
    <${Button} label=${t("devices.end_label", { name: nameOf(device) })} onPress=${onEnd}>${t("app.sign_out")}<//>
  </li>`;

export function Devices() {
  const load = useLoad(() => readAll("auth/sessions"), []);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {Schemas["SessionOut"][]} devices @param {string} words */
  const end = async (devices, words) => {
    setProblem(null);
    try {
      for (const { id } of devices)
        await remove(`auth/sessions/${id}`).catch((error) => {
          if (told(error).status !== 404) throw error;
        });
      toast(words);
    } catch (error) {
      setProblem(explain(error));
    }
    await load.reload();
  };
  const others = (load.data ?? []).filter(({ current }) => !current);
  const all = [...(load.data ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || (a.last_seen_at < b.last_seen_at ? 1 : -1),
  );
  return html`
    <${Section} id="devices-card" title=${t("devices.title")} text=${t("devices.text")}>
      <${Problem} text=${problem} />
      <${Loaded} load=${load} height=${56}>${() => html`
        <ul class="rows">${all.map(
          (device) => html`<${Device} key=${device.id} device=${device}
          onEnd=${device.current ? signOut : () => end([device], t("devices.ended"))} />`,
        )}</ul>
        ${
          others.length
            ? html`<div><${Button} onPress=${() => end(others, t("devices.ended_all"))}>${t("devices.end_all", { n: others.length })}<//></div>`
            : html`<p class="quiet">${t("devices.only")}</p>`
        }`}<//>
    <//>`;
}
