// A number between two buttons.
import { html, useEffect, useState } from "../../lib/dom.js";
import { lang, t } from "../../lib/i18n.js";
import { plainly, readNumber } from "../../lib/numbers.js";

/** @import { On } from "lms-types/view" */

export const TIMES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 420, 600];

/** @param {{ name: string, label: string, value: number, unit?: string, least: number, most: number, steps?: number[], whole?: boolean, onInput: (value: number) => void }} props */
export function Stepper({ name, label, value, unit, least, most, steps, whole = Boolean(steps), onInput }) {
  const [typed, type] = useState(/** @type {string | null} */ (null));
  useEffect(() => type(null), [value]);
  const up = steps ? steps.find((one) => one > value) : Math.min(most, Math.floor(value) + 1);
  const down = steps
    ? (steps.findLast?.((one) => one < value) ?? steps.filter((one) => one < value).pop())
    : Math.max(least, Math.ceil(value) - 1);
  /** @param {string} text */
  const read = (text) => {
    const found = readNumber(text);
    return found !== null && found >= least && found <= most && (whole ? Number.isInteger(found) : true)
      ? Math.round(found * 100) / 100
      : null;
  };
  const bad = typed !== null && read(typed) === null;
  /** @param {number | undefined} to */
  const go = (to) => to !== undefined && onInput(to);
  return html`
    <div class="field build-stepper">
      <label for=${`build-${name}`}>${label}</label>
      <span class="build-stepper-row">
        <button type="button" class="btn" tabindex="-1" aria-label=${t("build.less", { what: label })} aria-disabled=${down === undefined || down === value ? "true" : undefined} onClick=${() => go(down)}><span aria-hidden="true">−</span></button>
        <input class="input num" id=${`build-${name}`} inputmode="decimal" autocomplete="off" maxlength="8" value=${typed ?? plainly(value, lang)} aria-invalid=${bad ? "true" : undefined} aria-describedby=${bad ? `build-${name}-bad` : unit ? `build-${name}-unit` : undefined}
          onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
            if (event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
            event.preventDefault();
            go(event.key === "ArrowUp" ? up : down);
          }}
          onInput=${(/** @type {On} */ event) => {
            type(event.target.value);
            const found = read(event.target.value);
            if (found !== null && found !== value) onInput(found);
          }} onBlur=${() => type(null)} />
        ${unit && html`<span class="quiet" id=${`build-${name}-unit`}>${unit}</span>`}
        <button type="button" class="btn" tabindex="-1" aria-label=${t("build.more", { what: label })} aria-disabled=${up === undefined || up === value ? "true" : undefined} onClick=${() => go(up)}><span aria-hidden="true">+</span></button>
      </span>
      ${bad && html`<span class="error" id=${`build-${name}-bad`}>${t("build.between", { least, most })}</span>`}
    </div>`;
}
