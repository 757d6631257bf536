// What everybody with a role must have.
import { html, useState } from "../../lib/dom.js";
import { get, put } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { Confirm } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { PeopleTabs, ROLES } from "./shared.js";

/** @import { Me } from "lms-types/rest" */
/** @import { Data, On } from "lms-types/view" */

const read = async () => {
  const { policies } = await get("auth/policies");
  return ROLES.map((role) => policies.find((one) => one.role === role) ?? { role, mfa_required: false });
};

export default function Policies() {
  const load = useLoad(read, []);
  const [asking, ask] = useState(/** @type {Me["role"] | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  usePage(t("policies.title"));
  /** @param {string} role @param {boolean} mfa_required */
  const save = async (role, mfa_required) => {
    setProblem(null);
    try {
      await put(`auth/policies/${role}`, { mfa_required });
      toast(t("policies.saved"));
    } catch (error) {
      setProblem(explain(error));
    }
    await load.reload();
  };
  /** @param {Me["role"]} role */
  const change = (role) => (/** @type {On} */ event) => {
    const on = event.target.checked;
    event.target.checked = !on; // it moves when the server says so
    if (on) ask(role);
    else save(role, false);
  };
  return html`
    <h1 tabindex="-1">${t("people.title")}</h1>
    <${PeopleTabs} at="/policies" />
    <div class="narrow">
      <${Section} id="policies-card" title=${t("policies.title")} text=${t("policies.text")}>
        <${Problem} text=${problem} />
        <${Loaded} load=${load} height=${52}>${(/** @type {Data<typeof load>} */ policies) => html`
          <fieldset class="choices"><legend>${t("policies.require")}</legend>
            ${policies.map(
              ({ role, mfa_required }) => html`
              <label class="choice" key=${role}><input type="checkbox" role="switch" class="switch" checked=${mfa_required} onChange=${change(role)} /><span>${t(`policies.${role}`)}</span></label>`,
            )}
          </fieldset>`}<//>
      <//>
    </div>
    ${asking && html`<${Confirm} title=${t("policies.ask", { role: t(`policies.${asking}`) })} text=${t("policies.ask_text")} yes=${t("policies.yes")} onYes=${() => save(asking, true)} onClose=${() => ask(null)} />`}`;
}
