// The text with its line numbers: what is wrong stands beside its line, long stretches without errors are folded.
import { html } from "../../lib/dom.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["LineError"]} LineError */

const AROUND = 2; // lines shown before and after a wrong one
const MOST = 100; // errors shown
const LONGEST = 400; // characters of a line

/** @param {LineError[]} errors @returns {Map<number, LineError[]>} */
function byLine(errors) {
  /** @type {Map<number, LineError[]>} */
  const found = new Map();
  for (const error of errors) found.set(error.line, [...(found.get(error.line) ?? []), error]);
  return found;
}

const NUMBERED = ["options", "answers", "pairs", "hints", "tags", "gaps"];
const NAMED = ["stem", "title", "explanation", "points"];

/**
 * The message, after the part of the question that it is about: `options.1.text` is option 2.
 * @param {{ field: string, message: string }} error
 */
export function said({ field, message }) {
  const [name, place] = field.split(".");
  const numbered = NUMBERED.includes(name) && /^\d+$/.test(place ?? "");
  const where =
    numbered || NAMED.includes(name) ? t(`bring.part.${name}`, numbered ? { n: Number(place) + 1 } : {}) : "";
  return where ? `${where}: ${sentence(message)}` : sentence(message);
}

/** @param {{ error: LineError }} props */
const Why = ({ error }) => html`
  <span class="source-why"><${Icon} name="alert" /><span dir="auto">${said(error)}</span></span>`;

/** @param {{ text: string, errors: LineError[] }} props */
export function Source({ text, errors }) {
  const lines = text.split(/\r\n|\r|\n/);
  const shown = errors.slice(0, MOST);
  const wrong = byLine(shown);
  const near = new Set(
    [...wrong.keys()].flatMap((n) => Array.from({ length: 2 * AROUND + 1 }, (_, i) => n - AROUND + i)),
  );
  const numbers = [...near].filter((n) => n >= 1 && n <= lines.length).sort((a, b) => a - b);
  let last = 0;
  return html`
    <ol class="source" aria-label=${t("bring.errors")}>
      ${numbers.map((n) => {
        const gap = n - last - 1;
        last = n;
        const why = wrong.get(n);
        return html`
          ${gap > 0 && html`<li class="source-gap" key=${`gap-${n}`}>${t("bring.skipped", { n: gap })}</li>`}
          <li class="source-line" data-wrong=${why ? "true" : undefined} key=${n}>
            <span class="source-number num"><span class="vh">${t("bring.line", { n })}</span><span aria-hidden="true">${n}</span></span>
            <code class="source-text" dir="auto">${lines[n - 1].slice(0, LONGEST) || " "}</code>
            ${why && html`<span class="source-whys">${why.map((error) => html`<${Why} key=${error.field + error.message} error=${error} />`)}</span>`}
          </li>`;
      })}
    </ol>
    ${errors.length > MOST && html`<p class="quiet">${t("bring.more_errors", { n: errors.length - MOST })}</p>`}`;
}

/**
 * Of a file that isn't text: the rows of its sheet.
 * @param {{ errors: LineError[] }} props
 */
export const Rows = ({ errors }) => html`
  <ol class="source" aria-label=${t("bring.errors")}>
    ${errors.slice(0, MOST).map(
      (error) => html`
      <li class="source-line" data-wrong="true" key=${`${error.line} ${error.field} ${error.message}`}>
        <span class="source-row num">${t("bring.row", { n: error.line })}</span>
        <span class="source-whys"><${Why} error=${error} /></span>
      </li>`,
    )}
  </ol>
  ${errors.length > MOST && html`<p class="quiet">${t("bring.more_errors", { n: errors.length - MOST })}</p>`}`;
