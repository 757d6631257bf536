// Whether a certificate counts: by its code, a link, or its PDF, for anybody.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { codeIn, codeOf, MAX_PDF_BYTES } from "../../lib/codes.js";
import { useDropped } from "../../lib/dropped.js";
import { useForm } from "../../lib/form.js";
import { day, T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Field, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Summary } from "../../components/Inputs.js";
import { Notice } from "../../components/Notice.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Children, Data, On, Ref } from "lms-types/view" */
/** @typedef {Reply<"get", "verify/{}">} Verification */
/** @typedef {Extract<Verification, { name: string }>} Known */

/** @type {Record<NonNullable<Verification["status"]>, [tone: string, icon: string]>} */
const LOOKS = {
  valid: ["ok", "check"],
  expired: ["warn", "clock"],
  revoked: ["bad", "cross"],
  unknown: ["bad", "alert"],
};
/** The file that the last code was read from. */
let read = { code: "", name: "" };

/** @param {{ label: string, children: Children }} props */
const Fact = ({ label, children }) => html`<div><dt>${label}</dt><dd>${children}</dd></div>`;
/** @param {{ label: string, at: string | null }} props */
const When = ({ label, at }) =>
  at && html`<${Fact} label=${label}><time datetime=${at}>${day(new Date(at))}</time><//>`;

/** @param {{ found: Known, code: string }} props */
const Facts = ({ found, code }) => html`
  <dl class="check-facts">
    <${Fact} label=${t("check.name")}><b class="check-name" dir="auto">${found.name}</b><//>
    <${Fact} label=${t("check.course")}><bdi>${found.course}</bdi><//>
    <${Fact} label=${t("check.kind")}><bdi>${found.title}</bdi><//>
    <${When} label=${t("cert.issued")} at=${found.issued_at} />
    <${When} label=${t(found.status === "expired" ? "cert.expired" : "cert.expires")} at=${found.expires_at} />
    <${When} label=${t("cert.revoked")} at=${found.revoked_at} />
    <${Fact} label=${t("check.issuer")}><bdi>${found.issuer.replace(/^https?:\/\//, "")}</bdi><//>
    <${Fact} label=${t("cert.code")}><span class="cert-code" dir="ltr">${code}</span><//>
  </dl>
  <details class="check-proof">
    <summary>${t("check.proof")}</summary>
    <div class="stack">
      <p class="quiet">${t("check.proof_text")}</p>
      <dl class="check-facts">
        <${Fact} label=${t("check.key")}><code class="breaks" dir="ltr">${found.proof.kid}</code><//>
        <${Fact} label=${t("check.payload")}><code class="breaks" dir="ltr">${found.proof.payload}</code><//>
        <${Fact} label=${t("check.signature")}><code class="breaks" dir="ltr">${found.proof.signature}</code><//>
      </dl>
      <p class="actions"><a href="/api/v1/verify/keys" target="_blank" rel="noopener">${t("check.keys")}</a>${found.status !== "revoked" && html`<a href=${`/api/v1/verify/${code}/badge`} download=${`${code}.json`}>${t("cert.badge")}</a>`}</p>
    </div>
  </details>`;

/** @param {{ found: Verification, code: string }} props */
function Verdict({ found, code }) {
  const status = found.status ?? "unknown";
  const [tone, icon] = LOOKS[status];
  usePage(t(`check.${status}`));
  return html`
    <section class="card check" data-tone=${tone} aria-labelledby="verdict">
      <div class="check-head">
        <span class="check-mark"><${Icon} name=${icon} /></span>
        <div><h1 tabindex="-1" id="verdict">${t(`check.${status}`)}</h1><p class="quiet">${t(`check.${status}_text`)}</p></div>
      </div>
      ${read.code === code && "name" in found && html`<${Notice}><${T} k="check.compare" file=${read.name} /><//>`}
      ${
        "name" in found
          ? html`<${Facts} found=${found} code=${code} />`
          : html`<p><span class="cert-code" dir="ltr">${code.slice(0, 100)}</span></p>`
      }
    </section>`;
}

/** @param {{ code: string }} props */
function Checked({ code }) {
  const load = useLoad(() => get(/** @type {`verify/${string}`} */ (`verify/${encodeURIComponent(code)}`)), [code]);
  return html`<${Loaded} load=${load} rows=${1} height=${320}>${(/** @type {Data<typeof load>} */ found) => html`<${Verdict} found=${found} code=${code} />`}<//>`;
}

/** `here`: the code that the page is about; `onAgain`: it is to be looked up once more. @param {{ here?: string, onAgain: () => void }} props */
function Ask({ here, onAgain }) {
  /** @type {Ref<HTMLInputElement>} */
  const input = useRef(null);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [reading, setReading] = useState(false);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  /** @param {string} code */
  const look = (code) => (code === here ? onAgain() : go(`/verify/${code}`));
  const form = useForm(
    { code: "" },
    async ({ code }) => {
      const found = codeIn(code);
      if (found) look(found);
      else form.refuse({ code: t("check.code_wrong") });
    },
    { wanted: ["code"] },
  );
  /** @param {File[]} files */
  const take = async ([file]) => {
    if (!file) return;
    setProblem(null);
    if (file.size > MAX_PDF_BYTES) {
      setProblem(t("check.file_large", { name: file.name }));
      return;
    }
    setReading(true);
    const code = await codeOf(file).catch(() => null);
    if (!alive.current) return;
    setReading(false);
    if (!code) {
      setProblem(t("check.file_none", { name: file.name }));
      return;
    }
    read = { code, name: file.name };
    look(code);
  };
  const over = useDropped(take);
  return html`
    <${Section} id="check-ask" title=${t(here ? "check.another" : "check.by_code")}>
      <form ...${form.form} class="inline-form">
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("check.code")} hint=${t("check.code_hint")} autocomplete="off" autocapitalize="characters" spellcheck=${false} maxlength="500" dir="ltr" ...${form.field("code")} />
        <${Button} kind=${here ? "secondary" : "primary"} type="submit">${t("check.yes")}<//>
      </form>
      <div class="upload-drop" data-over=${over}>
        <${Button} icon="file" busy=${reading} onPress=${() => input.current?.click()}>${t("check.file")}<//>
        <p class="quiet">${t(over ? "check.file_drop" : "check.file_hint")}</p>
        <input class="vh" type="file" accept=".pdf,application/pdf" tabindex="-1" aria-hidden="true" ref=${input} onChange=${(
          /** @type {On} */ event,
        ) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }} />
      </div>
      <${Problem} text=${problem} />
    <//>`;
}

function Intro() {
  usePage(t("check.title"));
  return html`<div class="page-head"><h1 tabindex="-1">${t("check.title")}</h1><p class="quiet">${t("check.intro")}</p></div>`;
}

/** @param {{ code?: string }} props */
export function Check({ code }) {
  const [turn, setTurn] = useState(0);
  const here = code && (codeIn(code) ?? code);
  return html`
    <div class="narrow check-page">
      ${here ? html`<${Checked} key=${`${here}${turn}`} code=${here} />` : html`<${Intro} />`}
      <${Ask} here=${here} onAgain=${() => setTurn(turn + 1)} />
    </div>`;
}
