// The link that invites into a course: with its code, as a picture, large for a projector, and on paper.
import { html, useRef, useState } from "../../lib/dom.js";
import { post, remove } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { CopyButton } from "../../components/Copy.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Notice } from "../../components/Notice.js";
import { Qr } from "../../components/QrCode.js";
import { Section } from "../../components/Section.js";
import { toast } from "../../components/Toast.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */

/** @param {string} code */
const spaced = (code) => code.replace(/(.{4})(?=.)/, "$1\u2009");

/** @param {{ course: Course, code: string | null, turn: number, onClose: () => void }} props */
const Large = ({ course, code, turn, onClose }) => html`
  <${Dialog} title=${html`<${T} k="invite.show_title" title=${course.title} />`} wide onClose=${onClose} actions=${html`
    <${Button} onPress=${() => print()}>${t("invite.print")}<//>
    <${Button} kind="primary" data-safe onPress=${onClose}>${t("app.close")}<//>`}>
    <div class="invite-large">
      <${Qr} key=${turn} path=${`courses/${course.id}/invitation.svg`} label=${t("invite.qr")} />
      <p>${html`<${T} k=${code ? "invite.show_text" : "invite.show_bare"} address=${`${location.host}/courses/${course.slug}`} />`}</p>
      ${code && html`<p class="invite-code" dir="ltr">${spaced(code)}</p>`}
    </div>
  <//>`;

/** @param {{ course: Course, mode: string }} props `mode`: as it is chosen in the settings, perhaps not saved yet */
export function Invitation({ course, mode }) {
  const [code, setCode] = useState(course.enrollment.code);
  const [turn, next] = useState(0);
  const [asked, ask] = useState(/** @type {"renew" | "revoke" | null} */ (null));
  const [large, show] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @type {Ref<HTMLElement>} */
  const shown = useRef(null);
  const path = /** @type {const} */ (`courses/${course.id}/enrollment-code`);
  /** @param {() => Promise<string | null>} change @param {string} said */
  const changed = async (change, said) => {
    setProblem(null);
    try {
      setCode(await change());
      next((n) => n + 1);
      toast(t(said));
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const make = () => changed(async () => (await post(path)).code, "invite.made");
  const revoke = () => changed(() => remove(path).then(() => null), "invite.revoked");
  const link = `${location.origin}/courses/${course.id}${code ? `#code=${code}` : ""}`;
  const warns = mode === "code" && !code ? "needs_code" : mode === "closed" ? "closed" : null;
  return html`
    <${Section} id="settings-invite" title=${t("invite.title")} text=${t("invite.text")}>
      ${warns && html`<${Notice} tone=${warns === "closed" ? "info" : "warn"}>${t(`invite.${warns}`)}<//>`}
      <div class="invite">
        <${Qr} key=${turn} path=${`courses/${course.id}/invitation.svg`} label=${t("invite.qr")} />
        <div class="stack">
          ${code ? html`<div><span class="field-name">${t("invite.code")}</span><p class="invite-code" dir="ltr">${spaced(code)}</p></div>` : !warns && html`<p class="quiet">${t("invite.none")}</p>`}
          <code class="code breaks" ref=${shown} dir="ltr">${link}</code>
          <div class="actions">
            <${CopyButton} text=${link} label=${t("invite.link")} source=${shown} />
            <${Button} icon="expand" onPress=${() => show(true)}>${t("invite.show")}<//>
            ${
              code
                ? html`
              <${Button} onPress=${() => ask("renew")}>${t("invite.renew")}<//>
              <${Button} kind="quiet" onPress=${() => ask("revoke")}>${t("invite.revoke")}<//>`
                : html`<${Button} kind=${mode === "code" ? "primary" : "secondary"} onPress=${make}>${t("invite.make")}<//>`
            }
          </div>
          <${Problem} text=${problem} />
        </div>
      </div>
      ${asked && html`<${Confirm} title=${t(`invite.${asked}_title`)} text=${t(`invite.${asked}_text`)} yes=${t(`invite.${asked}`)} onYes=${asked === "renew" ? make : revoke} onClose=${() => ask(null)} />`}
      ${large && html`<${Large} course=${course} code=${code} turn=${turn} onClose=${() => show(false)} />`}
    <//>`;
}
