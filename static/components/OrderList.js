// Up and down buttons, Alt+arrows; the focus stays with the moved row.
import { html, useLayoutEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { say } from "./Announcer.js";
import { Icon } from "./Icon.js";
import { Label, textOf } from "./Rich.js";
/** @import { Option } from "lms-types/live" */
/** @import { Ref } from "lms-types/view" */

/** @type {[by: number, icon: string, key: string][]} */
const WAYS = [
  [-1, "up", "move_up"],
  [1, "down", "move_down"],
];

/** @param {{ options: Option[], order: string[], off: boolean, onChange: (order: string[]) => void }} props */
export function OrderList({ options, order, off, onChange }) {
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  const moved = useRef(/** @type {{ id: string, way: number } | null} */ (null));
  useLayoutEffect(() => {
    if (!moved.current) return;
    const { id, way } = moved.current;
    moved.current = null;
    const row = list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    /** @param {string} selector @returns {HTMLElement | null | undefined} */
    const find = (selector) => row?.querySelector(`${selector}:not([aria-disabled])`);
    (find(`[data-way="${way}"]`) || find("button"))?.focus();
  });
  /** @param {string} id @param {number} by */
  const move = (id, by) => {
    const at = order.indexOf(id);
    const to = at + by;
    if (off || to < 0 || to >= order.length) return;
    const next = [...order];
    next.splice(to, 0, ...next.splice(at, 1));
    moved.current = { id, way: by };
    say(t("play.moved", { n: to + 1, total: order.length }));
    onChange(next);
  };
  /** @param {string} id */
  const keys = (id) => (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    move(id, by);
  };
  const rows = order.flatMap((id) => options.find((option) => option.id === id) ?? []);
  return html`
    <ol class="order" ref=${list}>
      ${rows.map(
        (option, i) => html`
        <li class="order-row" key=${option.id} data-id=${option.id} onKeyDown=${keys(option.id)}>
          <span class="order-number num" aria-hidden="true">${i + 1}</span>
          <span class="tile-text"><${Label} option=${option} /></span>
          ${WAYS.map(
            ([by, icon, key]) => html`
            <button type="button" class="btn" data-kind="quiet" data-icon-only="true" data-way=${by} aria-label=${t(`play.${key}`, { option: textOf(option) })}
              aria-disabled=${off || i + by < 0 || i + by >= order.length ? "true" : undefined} onClick=${() => move(option.id, by)}><${Icon} name=${icon} /></button>`,
          )}
        </li>`,
      )}
    </ol>`;
}
