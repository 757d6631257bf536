// Dragging by the handles: the order follows the pointer, and is written when it is let go.
import { useRef } from "../../lib/dom.js";
import { placeOf, put } from "./order.js";

/** @import { Ref } from "lms-types/view" */
/** @import { IsGone, Part } from "./order.js" */

const EDGE = 72; // px from the window's end where the page scrolls along

/** @param {Element} node */
const middle = (node) => {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
};

/**
 * @param {{ root: Ref<HTMLElement>, parts: Part[], gone: IsGone, move: (next: Part[], id: string, later?: boolean) => void }} props
 * @returns {(event: PointerEvent) => void} for the place that holds the handles
 */
export function useDrag({ root, parts, gone, move }) {
  const latest = useRef({ parts, gone, move });
  latest.current = { parts, gone, move };

  /** Where a lesson belongs under the pointer. @param {string} id @param {number} y @returns {Part[] | null} */
  const lessonAt = (id, y) => {
    const now = latest.current;
    const groups = [...(root.current?.querySelectorAll("[data-part]") ?? [])];
    const group = groups.find((one) => y < one.getBoundingClientRect().bottom) ?? groups.at(-1);
    if (!group) return null;
    const to = now.parts.findIndex((part) => (part.id ?? "") === group.getAttribute("data-part"));
    const rows = [...group.querySelectorAll(".plan-row")].filter((row) => row.getAttribute("data-id") !== id);
    const next = rows.find((row) => y < middle(row))?.getAttribute("data-id");
    const others = now.parts[to].lessons.filter((one) => one.id !== id);
    const at = next ? others.findIndex((one) => one.id === next) : others.length;
    const [part, was] = placeOf(now.parts, id);
    return part === to && was === at ? null : put(now.parts, id, to, at);
  };
  /** @param {string} id @param {number} y @returns {Part[] | null} */
  const moduleAt = (id, y) => {
    const now = latest.current;
    const groups = [...(root.current?.querySelectorAll("[data-part]") ?? [])];
    const others = groups.filter((one) => !["", id].includes(one.getAttribute("data-part") ?? ""));
    const next = others.find((one) => y < middle(one))?.getAttribute("data-part");
    const mine = now.parts.find((part) => part.id === id);
    if (!mine) return null;
    const made = now.parts.filter((part) => part !== mine);
    made.splice(next ? made.findIndex((part) => part.id === next) : made.length, 0, mine);
    return made.every((part, i) => part === now.parts[i]) ? null : made;
  };

  return (event) => {
    const handle = /** @type {Element} */ (event.target).closest("[data-handle]");
    const row = /** @type {HTMLElement | null | undefined} */ (handle?.closest("[data-id]"));
    const id = row?.dataset.id;
    if (!handle || !row || !id || event.button) return;
    event.preventDefault();
    const isModule = handle.getAttribute("data-handle") === "module";
    const at = isModule ? moduleAt : lessonAt;
    /** @type {Part[] | null} */
    let last = null;
    if (root.current) root.current.dataset.dragging = id;
    const mark = () => {
      for (const one of root.current?.querySelectorAll("[data-dragged]") ?? []) one.removeAttribute("data-dragged");
      const now = root.current?.querySelector(`[data-id="${id}"]`);
      (isModule ? now?.closest("[data-part]") : now)?.setAttribute("data-dragged", "true");
    };
    mark();
    /** @param {PointerEvent} now */
    const drag = (now) => {
      if (now.pointerId !== event.pointerId) return;
      now.preventDefault();
      const next = at(id, now.clientY);
      if (next) {
        last = next;
        latest.current.move(next, id, true);
        requestAnimationFrame(mark);
      }
      scrollBy(0, now.clientY < EDGE + 64 ? -12 : now.clientY > innerHeight - EDGE ? 12 : 0);
    };
    const drop = () => {
      removeEventListener("pointermove", drag);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      for (const one of root.current?.querySelectorAll("[data-dragged]") ?? []) one.removeAttribute("data-dragged");
      if (root.current) delete root.current.dataset.dragging;
      if (last) latest.current.move(last, id);
    };
    addEventListener("pointermove", drag);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  };
}
