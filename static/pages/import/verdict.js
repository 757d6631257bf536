// What was found in a file: the errors beside their lines, what is left out, and what would be made.
import { html, useEffect, useRef } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Icon } from "../../components/Icon.js";
import { Tag } from "../../components/Tag.js";
import { Rows, Source, said } from "./source.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */
/** @typedef {{ good: number, errors: Schemas["LineError"][], warnings: Schemas["LineError"][], questions: Schemas["FoundQuestion"][] }} Found */

const SHOWN = 20;

/** @param {Found} found */
function heading({ good, errors }) {
  const bad = new Set(errors.map(({ line }) => line)).size;
  if (!good) return t("bring.verdict_none");
  return bad ? t("bring.verdict", { good, bad }) : t("bring.verdict_good", { good });
}

/** @param {{ found: Found, text: string | null, onImport: () => Promise<unknown> }} props `text` is null for a workbook */
export function Verdict({ found, text, onImport }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  const { good, errors, warnings, questions } = found;
  const shown = questions.slice(0, SHOWN);
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}><span class="verdict"><${Icon} name=${errors.length ? "alert" : "check"} />${heading(found)}</span></h2>
      ${errors.length > 0 && (text === null ? html`<${Rows} errors=${errors} />` : html`<${Source} text=${text} errors=${errors} />`)}
      ${
        good > 0 &&
        html`<div class="actions"><${Button} kind="primary" onPress=${onImport}>${t(errors.length ? "bring.go_partial" : "bring.go", { n: good })}<//></div>`
      }
      ${errors.length > 0 && text !== null && html`<p class="quiet">${t("bring.correct")}</p>`}
      ${
        warnings.length > 0 &&
        html`
        <details class="left-out"><summary>${t("bring.warnings", { n: warnings.length })}</summary>
          <ul>${warnings.slice(0, 100).map(({ line, field, message }, i) => html`<li key=${i}><span class="meta">${t(text === null ? "bring.row" : "bring.line", { n: line })}</span> <span dir="auto">${said({ field, message })}</span></li>`)}</ul>
        </details>`
      }
      ${
        shown.length > 0 &&
        html`
        <h3>${t("bring.preview")}</h3>
        <ul class="rows found">
          ${shown.map(
            ({ line, type, title, stem }) => html`
            <li class="row" key=${line}><span class="row-main">${title && html`<b dir="auto">${title}</b>`}<span class="found-stem" dir="auto">${stem}</span></span><${Tag}>${t(`type.${type}`)}<//></li>`,
          )}
        </ul>
        ${good > shown.length && html`<p class="quiet">${t("bring.more", { n: good - shown.length })}</p>`}`
      }
    </section>`;
}
