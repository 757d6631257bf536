// Which encoding a file has, where it doesn't say so.
import { html, useEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @import { Ref } from "lms-types/view" */

/**
 * The file doesn't say its encoding: a person who knows the names recognises the right preview.
 * @param {{ previews: Record<string, string>, value: string, onPick: (encoding: string) => void }} props
 */
export function Encodings({ previews, value, onPick }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, [previews]);
  const found = Object.entries(previews);
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}>${t("import.encoding")}</h2>
      ${
        found.length
          ? html`<fieldset class="choices"><legend>${t("import.encoding_pick")}</legend>
          ${found.map(
            ([key, text]) => html`
            <label class="choice preview" key=${key}><input type="radio" name="encoding" value=${key} checked=${value === key} onChange=${() => onPick(key)} />
              <span><span class="meta">${key}</span><span class="mono breaks preview-lines" dir="auto">${text}</span></span></label>`,
          )}
        </fieldset>`
          : html`<p class="quiet">${t("import.encoding_none")}</p>`
      }
      <p class="quiet">${t("import.encoding_hint")}</p>
    </section>`;
}
