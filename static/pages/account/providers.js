// Sign-in with another provider: the linked ones, and how to link one.
import { html, useState } from "../../lib/dom.js";
import { get, remove, told } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Section } from "../../components/Section.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Schemas } from "lms-types/rest" */

const read = async () => {
  const [oidc, identities] = await Promise.all([get("auth/oidc"), readAll("auth/identities")]);
  return { oidc, identities };
};
const START = `/api/v1/auth/oidc/start?next=${encodeURIComponent("/account#security")}`;
/** @param {unknown} error */
const say = (error) => (told(error).code === "last_way_in" ? t("providers.last") : explain(error));

export function Providers() {
  const load = useLoad(read, []);
  const [going, setGoing] = useState(/** @type {Schemas["IdentityOut"] | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  if (!load.data || (!load.data.oidc.enabled && load.data.identities.length === 0)) return null;
  const { oidc, identities } = load.data;
  /** @param {Schemas["IdentityOut"]} identity */
  const drop = async (identity) => {
    setProblem(null);
    try {
      await remove(`auth/identities/${identity.id}`);
      toast(t("providers.unlinked"));
    } catch (error) {
      setProblem(say(error));
    }
    await load.reload();
  };
  return html`
    <${Section} id="providers-card" title=${t("providers.title")} text=${t("providers.text")}>
      <${Problem} text=${problem} />
      <ul class="rows">
        ${identities.map(
          (identity) => html`
          <li class="row" key=${identity.id}>
            <span class="row-main"><b><bdi>${oidc.name || identity.issuer}</bdi></b>
              <span class="meta"><bdi>${identity.issuer}</bdi> · ${identity.last_used_at ? html`${t("tokens.used")} <${Time} at=${identity.last_used_at} />` : t("tokens.unused")}</span></span>
            <${Button} onPress=${() => setGoing(identity)}>${t("providers.unlink")}<//>
          </li>`,
        )}
      </ul>
      ${identities.length === 0 && html`<p class="quiet">${t("providers.hint", { name: oidc.name })}</p><div><a class="btn" href=${START}>${t("providers.link", { name: oidc.name })}</a></div>`}
      ${going && html`<${Confirm} title=${t("providers.unlink_title", { name: oidc.name || going.issuer })} text=${t("providers.unlink_text")} yes=${t("providers.unlink")} onYes=${() => drop(going)} onClose=${() => setGoing(null)} />`}
    <//>`;
}
