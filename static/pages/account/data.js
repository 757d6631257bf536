import { html, useState } from "../../lib/dom.js";
import { create, download, get, remove, told } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Summary } from "../../components/Inputs.js";
import { JobProgress, Saved } from "../../components/JobProgress.js";
import { Section } from "../../components/Section.js";
import { toast } from "../../components/Toast.js";
import { plain, say } from "./two-step.js";

/** @import { Me, Mfa } from "lms-types/rest" */
/** @import { ApiError } from "../../lib/api.js" */
/** @import { Made } from "../../components/JobProgress.js" */

function Export() {
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const take = async () => {
    setProblem(null);
    try {
      await download("users/me/export", "application/json", "my-data.json");
      toast(t("data.exported"));
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Section} id="export-card" title=${t("data.export_title")} text=${t("data.export_text")}>
      <div><${Button} icon="download" onPress=${take}>${t("data.export")}<//></div>
      <${Problem} text=${problem} />
    <//>`;
}

/** The same with the files, which takes a while. */
function Archive() {
  const [jobId, begun] = useState("");
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const go = async () => {
    setProblem(null);
    try {
      begun((await create("users/me/archive")).job_id);
    } catch (error) {
      setProblem(told(error).code === "in_progress" ? t("pack.in_progress") : explain(error));
    }
  };
  return html`
    <${Section} id="archive-card" title=${t("archive.title")} text=${t("archive.text")}>
      ${
        jobId
          ? html`<${JobProgress} jobId=${jobId} words="archive">${(/** @type {Made} */ made) => html`<${Saved} id=${made.file_id}>${t("archive.download")}<//>`}<//>`
          : html`<div><${Button} icon="download" onPress=${go}>${t("archive.go")}<//></div>`
      }
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {ApiError} error */
const words = (error) => (error.code === "last_admin" ? t("data.last_admin") : say(error));

/** @param {{ me: Me, mfa: Mfa, onClose: () => void }} props */
function Delete({ me, mfa, onClose }) {
  /** @type {("password" | "code" | false)[]} */
  const asked = [mfa.has_password && "password", mfa.enabled && "code"];
  const form = useForm(
    { email: "", password: "", code: "" },
    async ({ password, code }) => {
      await remove("users/me", { ...(mfa.has_password && { password }), ...(mfa.enabled && { code: plain(code) }) });
      location.assign("/sign-in?note=deleted");
    },
    { wanted: asked.filter((name) => name !== false), words, prefix: "delete-" },
  );
  const right = form.values.email.trim().toLowerCase() === (me.email ?? "").toLowerCase();
  return html`
    <${Dialog} title=${t("data.delete_title")} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("data.keep")}<//>
      <${Button} kind="danger" busy=${form.busy} off=${right ? undefined : t("data.type_first")} type="submit" form="delete-form">${t("data.delete")}<//>`}>
      <p>${t("data.delete_goes")}</p>
      <p>${t("data.delete_stays")}</p>
      <form id="delete-form" ...${form.form} onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        if (right) form.submit();
      }}>
        <${Summary} errors=${form.errors} />
        ${me.email && html`<${Field} label=${html`<${T} k="data.type" email=${me.email} />`} autocomplete="off" autocapitalize="off" spellcheck=${false} dir="ltr" ...${form.field("email")} />`}
        ${mfa.has_password && html`<${Field} label=${t("auth.password")} type="password" autocomplete="current-password" ...${form.field("password")} />`}
        ${mfa.enabled && html`<${Field} label=${t("mfa.code")} hint=${t("mfa.code_or_recovery")} autocomplete="one-time-code" ...${form.field("code")} />`}
      </form>
    <//>`;
}

/** @param {{ me: Me }} props */
export function Data({ me }) {
  const [mfa, setMfa] = useState(/** @type {Mfa | null} */ (null)); // what is asked for once more, while the dialog is open
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const open = async () => {
    setProblem(null);
    try {
      setMfa(await get("auth/mfa"));
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Export} />
    <${Archive} />
    <${Section} id="delete-card" title=${t("data.delete_card")} text=${t("data.delete_text")}>
      <div><${Button} kind="danger" icon="trash" onPress=${open}>${t("data.delete_open")}<//></div>
      <${Problem} text=${problem} />
      ${mfa && html`<${Delete} me=${me} mfa=${mfa} onClose=${() => setMfa(null)} />`}
    <//>`;
}
