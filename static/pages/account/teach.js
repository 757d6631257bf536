// A student asks to teach; an administrator answers.
import { html } from "../../lib/dom.js";
import { get, post } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { Icon } from "../../components/Icon.js";
import { Area, Summary } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */

/** @returns {Promise<{ newest?: Schemas["ApplicationOut"] }>} */
const readMine = () => get("instructors/applications/mine").then(({ items }) => ({ newest: items[0] }));
const tones = { pending: "warn", approved: "ok", rejected: "" };
const icons = { pending: "clock", approved: "check", rejected: "cross" };

/** @param {{ application: Schemas["ApplicationOut"] }} props */
const Standing = ({ application }) => html`
  <div class="stack">
    <p class="state"><${Tag} tone=${tones[application.state]}><${Icon} name=${icons[application.state]} />${t(`teach.${application.state}`)}<//>
      <span class="quiet">${t("teach.sent")} <${Time} at=${application.created_at} absolute=${true} /></span></p>
    ${application.note && html`<blockquote class="quote" dir="auto">${application.note}</blockquote>`}
    ${application.state === "pending" && html`<p class="quiet">${t("teach.wait")}</p><blockquote class="quote" dir="auto">${application.motivation}</blockquote>`}
  </div>`;

/** @param {{ again: boolean, onSent: () => Promise<void> }} props */
function Apply({ again, onSent }) {
  const form = useForm(
    { motivation: "" },
    async ({ motivation }) => {
      await post("instructors/applications", { motivation: motivation.trim() });
      await onSent();
    },
    {
      wanted: ["motivation"],
      words: (error) =>
        ["already_pending", "already_instructor"].includes(error.code) ? t(`teach.${error.code}`) : null,
    },
  );
  return html`
    <form ...${form.form}>
      <${Summary} errors=${form.errors} />
      <${Area} label=${t("teach.why")} hint=${t("teach.why_hint")} rows="4" dir="auto" ...${form.field("motivation")} />
      <div><${Button} type="submit" busy=${form.busy}>${t(again ? "teach.again" : "teach.send")}<//></div>
    </form>`;
}

export function Teach() {
  const load = useLoad(readMine, []);
  const sent = async () => {
    await load.reload();
    document.getElementById("teach-card-title")?.focus();
  };
  return html`
    <${Section} id="teach-card" title=${t("teach.title")} text=${t("teach.text")}>
      <${Loaded} load=${load} rows=${1} height=${96}>${(/** @type {Data<typeof load>} */ { newest }) => html`
        ${newest && html`<${Standing} application=${newest} />`}
        ${newest?.state !== "pending" && newest?.state !== "approved" && html`<${Apply} again=${Boolean(newest)} onSent=${sent} />`}`}<//>
    <//>`;
}
