// An answer or a key in words, whatever the type of its question.
import { html } from "../lib/dom.js";
import { Label } from "./Rich.js";

/** @import { Option } from "lms-types/live" */
/** @import { Children } from "lms-types/view" */

/**
 * @param {Option[] | null | undefined} things what it may name
 * @param {{ options?: string[], pairs?: Record<string, string>, text?: string, value?: unknown } | null | undefined} answer
 * @returns {Children}
 */
export function inWords(things, answer) {
  if (!answer) return "";
  /** @param {string} id */
  const named = (id) => {
    const thing = things?.find((one) => one.id === id);
    return thing ? [html`<${Label} option=${thing} />`] : [];
  };
  if (answer.options) return answer.options.flatMap(named).map((one, n) => html`${n > 0 && ", "}${one}`);
  if (answer.pairs)
    return Object.entries(answer.pairs).map(([one, other], n) => html`${n > 0 && ", "}${named(one)} – ${named(other)}`);
  return String(answer.text ?? answer.value ?? "");
}
