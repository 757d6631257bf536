// Single keys, off in fields, dialogs and with modifiers; a focused button keeps its Space and Enter (WCAG 2.1.4: a switch).
import { useLayoutEffect, useRef, useState } from "./dom.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]";
const PRESSABLE = "button, a[href], summary, [role=menuitem]";

const stored = () => {
  try {
    return localStorage.getItem("keys");
  } catch {
    return null;
  }
};
let wanted = stored() !== "off";

/**
 * Stored in this browser: a person who needs the keys off needs that in every question.
 * @returns {[on: boolean, flip: () => void]}
 */
export function useKeysSwitch() {
  const [, redraw] = useState(wanted);
  const flip = () => {
    wanted = !wanted;
    try {
      localStorage.setItem("keys", wanted ? "on" : "off");
    } catch {
      /* storage is off: until the reload */
    }
    redraw(wanted);
  };
  return [wanted, flip];
}

/**
 * Safari ends the conversion before its Enter comes, which has this code then.
 * @param {KeyboardEvent} event
 */
const composing = (event) => event.isComposing || event.keyCode === 229;

/**
 * An Enter that means "send", not the end of a conversion.
 * @param {KeyboardEvent} event
 */
export const isEnter = (event) => event.key === "Enter" && !composing(event);

/** @typedef {Record<string, ((event: KeyboardEvent) => unknown) | false | null | undefined>} Keys what each key does */

/** @param {Element} target @param {string} selector */
const within = (target, selector) => target.closest?.(selector); // a document has no closest

/** @param {Keys} map */
export function useKeys(map, on = true) {
  const latest = useRef(/** @type {Keys} */ ({}));
  latest.current = on ? map : {};
  useLayoutEffect(() => {
    /** @param {KeyboardEvent} event */
    const press = (event) => {
      const target = /** @type {Element} */ (event.target);
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || composing(event))
        return;
      if (document.querySelector("dialog[open], [role=menu]") || within(target, TYPING)) return;
      const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
      if ((key === "Space" || key === "Enter") && within(target, PRESSABLE)) return;
      const act = latest.current[key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
