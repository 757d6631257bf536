// The types as a menu: arrows, a digit or a first letter chooses.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";
import { isPlayed, TYPES } from "./model.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Type } from "./model.js" */

/** @type {Record<Type, string>} */
export const ICONS = {
  single_choice: "shape-c",
  multiple_choice: "check",
  true_false: "shape-b",
  short_answer: "keyboard",
  numeric: "chart",
  matching: "link",
  ordering: "list",
  categorise: "inbox",
  cloze: "dash",
  essay: "book",
  file: "download",
  hotspot: "expand",
};
const DIGITS = "123456789";

/** @param {{ value?: Type, label: string, onChange: (type: Type) => void, onClose: (back: boolean) => void }} props */
export function TypeList({ value, label, onChange, onClose }) {
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  const entries = () => /** @type {HTMLElement[]} */ ([...(list.current?.querySelectorAll("[role^=menuitem]") ?? [])]);
  useEffect(() => {
    const at = value ? Math.max(0, TYPES.indexOf(value)) : 0;
    entries()[at]?.focus();
    /** @param {Event} event */
    const outside = (event) => {
      if (!list.current?.parentElement?.contains(/** @type {Element} */ (event.target))) onClose(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, []);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const all = entries();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const ways = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 };
    const letter = event.key.length === 1 ? event.key.toLowerCase() : "";
    const named = letter
      ? TYPES.findIndex(
          (type, i) =>
            (i + TYPES.length - at - 1) % TYPES.length >= 0 && t(`type.${type}`).toLowerCase().startsWith(letter),
        )
      : -1;
    const to = ways[event.key] ?? (named >= 0 ? named : undefined);
    if (DIGITS.includes(event.key)) {
      event.preventDefault();
      onChange(TYPES[Number(event.key) - 1]);
    } else if (to !== undefined) {
      event.preventDefault();
      all[to % all.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    }
  };
  return html`
    <span class="menu-list build-types" role="menu" aria-label=${label} ref=${list} onKeyDown=${keys}>
      ${TYPES.map(
        (type, i) => html`
        <button key=${type} type="button" role="menuitemradio" tabindex="-1" aria-checked=${type === value} onClick=${() => onChange(type)}>
          <${Icon} name=${ICONS[type]} /><span>${t(`type.${type}`)}${!isPlayed(type) && html` <span class="meta">${t("build.no_live")}</span>`}</span>${i < 9 && html`<kbd aria-hidden="true">${i + 1}</kbd>`}
        </button>`,
      )}
    </span>`;
}

/** @param {{ value: Type, onChange: (type: Type) => void }} props */
export function TypeMenu({ value, onChange }) {
  const [open, set] = useState(false);
  /** @type {Ref<HTMLButtonElement>} */
  const button = useRef(null);
  /** @param {boolean} back */
  const close = (back) => {
    set(false);
    if (back) button.current?.focus();
  };
  return html`
    <span class="menu build-type">
      <button type="button" class="btn" ref=${button} aria-haspopup="menu" aria-expanded=${open} onClick=${() => set(!open)}>
        <${Icon} name=${ICONS[value]} /><span><span class="vh">${t("build.type")}: </span>${t(`type.${value}`)}</span><${Icon} name="chevron" class="build-down" />
      </button>
      ${
        open &&
        html`<${TypeList} value=${value} label=${t("build.type")} onClose=${close} onChange=${(
          /** @type {Type} */ type,
        ) => {
          close(false);
          onChange(type);
        }} />`
      }
    </span>`;
}
