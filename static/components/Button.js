// Never `disabled`: a button that can't be used says why. Busy for more than 300 ms spins; a second press is ignored.
// `does`: what a press does, where that changes. The new one needn't wait for the old one's reply, but
// the second click of a double click was meant for the old one.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { Icon } from "./Icon.js";
/** @import { Children } from "lms-types/view" */

/**
 * @param {{ kind?: string, icon?: string | null, label?: string, onPress?: (event: Event) => unknown, busy?: boolean, off?: string | null,
 *   type?: string, iconOnly?: boolean, hint?: string, does?: string | true, children?: Children, [rest: string]: unknown }} props
 */
export function Button({
  kind = "secondary",
  icon,
  label,
  onPress,
  busy,
  off,
  type = "button",
  iconOnly,
  hint,
  does = true,
  children,
  ...rest
}) {
  const [working, work] = useState(/** @type {string | true | null} */ (null));
  const [spins, spin] = useState(false);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  const waiting = busy || working === does;
  useEffect(() => {
    if (!waiting) {
      spin(false);
      return undefined;
    }
    const id = setTimeout(() => spin(true), 300);
    return () => clearTimeout(id);
  }, [waiting]);
  /** @param {UIEvent} event `detail`: which click of a double click */
  const press = async (event) => {
    if (off || waiting || (does !== true && event.detail > 1)) {
      event.preventDefault();
      return;
    }
    const done = onPress?.(event);
    if (!(done instanceof Promise)) return;
    work(does);
    try {
      await done;
    } finally {
      if (alive.current) work((now) => (now === does ? null : now));
    }
  };
  return html`
    <button class="btn" type=${type} data-kind=${kind} data-icon-only=${iconOnly} aria-label=${label} title=${off || (iconOnly && label) || undefined}
      aria-disabled=${off ? "true" : undefined} aria-busy=${waiting ? "true" : undefined} onClick=${press} ...${rest}>
      ${spins ? html`<span class="spinner" aria-hidden="true"></span>` : icon && html`<${Icon} name=${icon} />`}
      ${!iconOnly && html`<span class="label">${children}</span>`}
      ${hint && html`<kbd aria-hidden="true">${hint}</kbd>`}
      ${off && !iconOnly && html`<span class="vh">${off}</span>`}
    </button>`;
}
