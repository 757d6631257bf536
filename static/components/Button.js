// Never `disabled`: a button that can't be used says why. Busy for more than 300 ms spins; a second press is ignored.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { Icon } from "./Icon.js";

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
  children,
  ...rest
}) {
  const [working, work] = useState(false);
  const [spins, spin] = useState(false);
  const alive = useRef(true);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  const waiting = busy || working;
  useEffect(() => {
    if (!waiting) {
      spin(false);
      return undefined;
    }
    const id = setTimeout(() => spin(true), 300);
    return () => clearTimeout(id);
  }, [waiting]);
  const press = async (event) => {
    if (off || waiting) {
      event.preventDefault();
      return;
    }
    const done = onPress?.(event);
    if (!done?.then) return;
    work(true);
    try {
      await done;
    } finally {
      if (alive.current) work(false);
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
