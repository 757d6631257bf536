// Text to copy: shown in full, copied by one press. Without access to the clipboard it is selected.
import { html, useRef, useState } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";
import { say } from "./Announcer.js";

/** @import { Ref } from "lms-types/view" */

/** @param {{ text: string, label: string, source?: Ref<Element>, kind?: string }} props */
export function CopyButton({ text, label, source, kind = "secondary" }) {
  const [done, set] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      set(true);
      say(t("copy.done"));
      setTimeout(() => set(false), 3000);
    } catch {
      if (source?.current) getSelection()?.selectAllChildren(source.current);
    }
  };
  return html`<${Button} kind=${kind} icon=${done ? "check" : "copy"} onPress=${copy}>${done ? t("copy.done") : label}<//>`;
}

/** @param {{ text: string, label: string }} props */
export function Secret({ text, label }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  return html`
    <div class="secret"><code class="code" ref=${node} dir="ltr">${text}</code><${CopyButton} text=${text} label=${label} source=${node} /></div>`;
}
