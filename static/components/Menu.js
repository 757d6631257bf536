// A button with a menu: arrows move, Esc gives the focus back.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { Icon } from "./Icon.js";
/** @import { Children, MenuItem, Ref } from "lms-types/view" */

/**
 * A chip may stand at any edge of the window.
 * @param {HTMLElement} list
 */
function keepInside(list) {
  const { left, right, bottom } = list.getBoundingClientRect();
  const x = left < 8 ? 8 - left : Math.min(0, innerWidth - 8 - right);
  list.style.transform = `translate(${x}px, ${Math.min(0, innerHeight - 8 - bottom)}px)`;
}

/**
 * @param {{ label: string, icon?: string, items: (MenuItem | false | null | undefined)[], text?: Children, kind?: string, up?: boolean,
 *   badge?: string }} props
 */
export function Menu({ label, icon = "more", items, text, kind = "quiet", up = false, badge }) {
  const [open, set] = useState(false);
  /** @type {Ref<HTMLElement>} */
  const root = useRef(null);
  const entries = () => /** @type {HTMLElement[]} */ ([...(root.current?.querySelectorAll('[role="menuitem"]') ?? [])]);
  const close = (back = true) => {
    set(false);
    if (back) root.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    entries()[0]?.focus({ preventScroll: kind === "chip" });
    /** @type {HTMLElement | null | undefined} */
    const list = root.current?.querySelector('[role="menu"]');
    if (list && (kind === "chip" || badge !== undefined)) keepInside(list);
    /** @param {Event} event */
    const outside = (event) => {
      if (!root.current?.contains(/** @type {Element} */ (event.target))) close(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const list = entries();
    const at = list.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const ways = { ArrowDown: at + 1, ArrowUp: at - 1 + list.length, Home: 0, End: list.length - 1 };
    const to = ways[event.key];
    if (to !== undefined) {
      event.preventDefault();
      list[to % list.length].focus();
    }
    if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      close(event.key === "Escape");
    }
  };
  return html`
    <span class="menu" ref=${root}>
      <button class=${kind === "chip" ? "chip" : "btn"} type="button" data-kind=${kind} data-icon-only=${!text} aria-label=${text ? undefined : label} aria-haspopup="menu" aria-expanded=${open}
        onClick=${() => set(!open)}>${text ? html`<span class="label">${text}</span>` : html`<${Icon} name=${icon} />`}${badge && html`<span class="badge-count num" aria-hidden="true">${badge}</span>`}</button>
      ${
        open &&
        html`
        <span class="menu-list" role="menu" aria-label=${label} data-up=${up} onKeyDown=${keys}>
          ${items.map(
            (item) =>
              item &&
              html`
            <button type="button" role="menuitem" tabindex="-1" data-kind=${item.kind} onClick=${() => {
              close();
              item.onPress();
            }}>
              ${item.icon && html`<${Icon} name=${item.icon} />`}<span>${item.text}</span>${item.key && html`<kbd aria-hidden="true">${item.key}</kbd>`}
            </button>`,
          )}
        </span>`
      }
    </span>`;
}
