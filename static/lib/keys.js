// Single keys, off in fields, dialogs and with modifiers; a focused button keeps its Space and Enter (WCAG 2.1.4: a switch).
import { useEffect, useRef } from "./dom.js";

const TYPING = "input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]";
const PRESSABLE = "button, a[href], summary, [role=menuitem]";

export function useKeys(map, on = true) {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    if (!on) return undefined;
    const press = (event) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (document.querySelector("dialog[open], [role=menu]") || event.target.closest?.(TYPING)) return;
      const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
      if ((key === "Space" || key === "Enter") && event.target.closest?.(PRESSABLE)) return;
      const act = latest.current[key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [on]);
}
