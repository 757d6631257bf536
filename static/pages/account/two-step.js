// Two-step sign-in: password, scan, prove, keep the codes. One step is on the screen at a time.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { post, remove } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { CopyButton, Secret } from "../../components/Copy.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Summary } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Mfa, Reply } from "lms-types/rest" */
/** @import { Errors, Load, Ref } from "lms-types/view" */
/** @import { ApiError } from "../../lib/api.js" */
/** @typedef {{ password: string | null, code?: string }} Given */
/** @typedef {Given & { code: string }} Both */
/** @typedef {Reply<"post", "auth/mfa/totp">} Setup */

/** @param {string} code */
export const plain = (code) => code.replace(/\s/g, "");
/**
 * The error at the field of a wrong password or code.
 * @param {ApiError} error @returns {Errors | null}
 */
export const say = (error) => {
  const field = error.errors?.[0]?.field;
  if (error.code === "bad_code" || field === "code") return { code: t("mfa.bad_code") };
  return field === "password" ? { password: t("password.wrong") } : null;
};

/**
 * Asks for what an action needs: the password, a code, or both.
 * @param {{ text: string, submit: string, kind?: string, password: boolean, code?: boolean,
 *   onSend: (given: Given) => Promise<void>, onCancel?: () => void }} props
 */
function Ask({ text, submit, kind = "primary", password, code, onSend, onCancel }) {
  /** @type {("password" | "code" | false | undefined)[]} */
  const asked = [password && "password", code && "code"];
  const wanted = asked.filter((name) => !!name);
  const form = useForm(
    { password: "", code: "" },
    (given) => onSend({ password: password ? given.password : null, ...(code && { code: plain(given.code) }) }),
    { wanted, words: say, prefix: "mfa-" },
  );
  useEffect(() => {
    form.form.ref.current?.querySelector("input")?.focus();
  }, []);
  return html`
    <form ...${form.form}>
      ${text && html`<p>${text}</p>`}
      <${Summary} errors=${form.errors} />
      ${password && html`<${Field} label=${t("auth.password")} type="password" autocomplete="current-password" ...${form.field("password")} />`}
      ${code && html`<${Field} label=${t("mfa.code")} hint=${t("mfa.code_or_recovery")} autocomplete="one-time-code" ...${form.field("code")} />`}
      <div class="actions">
        <${Button} kind=${kind} type="submit" busy=${form.busy}>${submit}<//>
        ${onCancel && html`<${Button} onPress=${onCancel}>${t("app.cancel")}<//>`}
      </div>
    </form>`;
}

/** @param {string} secret */
const grouped = (secret) => secret.match(/.{1,4}/g)?.join(" ") ?? "";

/** @param {{ setup: Setup, onCodes: (codes: string[]) => void, onCancel: () => void }} props */
function Scan({ setup, onCodes, onCancel }) {
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      const { recovery_codes } = await post("auth/mfa/totp/confirm", { code: plain(code) });
      onCodes(recovery_codes);
    },
    {
      wanted: ["code"],
      words: (error) => (error.status === 401 || error.status === 422 ? { code: t("mfa.bad_code") } : null),
      prefix: "scan-",
    },
  );
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  return html`
    <form ...${form.form}>
      <ol class="numbered">
        <li><p tabindex="-1" ref=${head}>${t("twostep.scan")}</p>
          <img class="totp-qr" src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(setup.qr_svg)}`} alt=${t("twostep.qr")} width="200" height="200" />
          <p class="quiet">${t("twostep.by_hand")}</p>
          <${Secret} text=${grouped(setup.secret)} label=${t("twostep.copy_secret")} /></li>
        <li><${Field} label=${t("twostep.prove")} hint=${t("mfa.code_hint")} autocomplete="one-time-code" inputmode="numeric" ...${form.field("code")} /></li>
      </ol>
      <${Summary} errors=${form.errors} />
      <div class="actions">
        <${Button} kind="primary" type="submit" busy=${form.busy}>${t("twostep.turn_on")}<//>
        <${Button} onPress=${onCancel}>${t("app.cancel")}<//>
      </div>
    </form>`;
}

/** @param {{ codes: string[], onKept: () => void }} props */
function Codes({ codes, onKept }) {
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  return html`
    <div class="stack">
      <h3 tabindex="-1" ref=${head}>${t("codes.title")}</h3>
      <p>${t("codes.text")}</p>
      <ul class="codes" ref=${list} dir="ltr">${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ul>
      <div class="actions">
        <${CopyButton} text=${codes.join("\n")} label=${t("codes.copy")} source=${list} />
        <${Button} onPress=${() => print()}>${t("codes.print")}<//>
        <${Button} kind="primary" onPress=${onKept}>${t("codes.kept")}<//>
      </div>
    </div>`;
}

/** @typedef {"state" | "password" | "scan" | "codes" | "renew" | "off"} Step */
/** @param {{ mfa: Mfa, onStep: (step: Step) => void }} props */
const State = ({ mfa, onStep }) => html`
  <p class="state"><${Tag} tone="ok"><${Icon} name="check" />${t("twostep.on")}<//> <span class="quiet">${t("twostep.since")} <${Time} at=${mfa.since} absolute=${true} /></span></p>
  <p class=${mfa.recovery_codes_left < 4 ? "low" : "quiet"}>${t("twostep.left", { n: mfa.recovery_codes_left })}</p>
  <div class="actions">
    <${Button} onPress=${() => onStep("renew")}>${t("twostep.renew")}<//>
    ${mfa.required ? html`<p class="quiet">${t("twostep.required_on")}</p>` : html`<${Button} kind="danger" onPress=${() => onStep("off")}>${t("twostep.turn_off")}<//>`}
  </div>`;

/** @param {{ mfa: Mfa, reload: () => Promise<void> }} props */
function Flow({ mfa, reload }) {
  const [step, setStep] = useState(/** @type {Step} */ ("state"));
  const [setup, setSetup] = useState(/** @type {Setup | null} */ (null));
  const [codes, setCodes] = useState(/** @type {string[] | null} */ (null));
  const first = useRef(true);
  useEffect(() => {
    if (step === "state" && !first.current) document.getElementById("two-step-card-title")?.focus();
    first.current = false;
  }, [step]);
  const back = () => setStep("state");
  /** @param {string | null} password */
  const begin = async (password) => {
    setSetup(await post("auth/mfa/totp", { password }));
    setStep("scan");
  };
  /** @param {string[]} found */
  const show = (found) => {
    setSetup(null);
    setCodes(found);
    setStep("codes");
  };
  const kept = async () => {
    // An account that had to set this up first may now open the other pages.
    if (mfa.required && !mfa.enabled) {
      location.assign("/home");
      return;
    }
    await reload();
    back();
  };
  if (step === "codes") return html`<${Codes} codes=${codes} onKept=${kept} />`;
  if (step === "scan") return html`<${Scan} setup=${setup} onCodes=${show} onCancel=${back} />`;
  if (step === "password")
    return html`<${Ask} password=${mfa.has_password} submit=${t("twostep.next")} onSend=${(/** @type {Given} */ { password }) => begin(password)} onCancel=${back} text=${t("twostep.ask_password")} />`;
  if (step === "renew") {
    return html`<${Ask} password=${mfa.has_password} code=${true} text=${t("twostep.renew_text")} submit=${t("twostep.renew")} onCancel=${back}
      onSend=${async (/** @type {Both} */ given) => show((await post("auth/mfa/recovery-codes", given)).recovery_codes)} />`;
  }
  if (step === "off") {
    return html`<${Ask} password=${mfa.has_password} code=${true} kind="danger" text=${t("twostep.off_text")} submit=${t("twostep.turn_off")} onCancel=${back}
      onSend=${async (/** @type {Both} */ given) => {
        await remove("auth/mfa/totp", given);
        await reload();
        back();
        toast(t("twostep.is_off"));
      }} />`;
  }
  if (mfa.enabled) return html`<${State} mfa=${mfa} onStep=${setStep} />`;
  return html`<div><${Button} kind="primary" onPress=${() => setStep("password")}>${t("twostep.set_up")}<//></div>`;
}

/** @param {{ mfa: Load<Mfa> }} props */
export const TwoStep = ({ mfa }) => html`
  <${Section} id="two-step-card" title=${t("twostep.title")} text=${t("twostep.text")}>
    <${Loaded} load=${mfa} rows=${1} height=${96}>${(/** @type {Mfa} */ data) => html`<${Flow} mfa=${data} reload=${mfa.reload} />`}<//>
  <//>`;
