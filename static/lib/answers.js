/** @import { Answer } from "lms-types/live" */

/** @param {Answer | null | undefined} answer of any type: the options it names, if it does */
export const optionsOf = (answer) => (answer && "options" in answer ? answer.options : undefined);

/**
 * An answer or a key in words, whatever the type of its question.
 * @param {{ id: string, text: string }[] | null | undefined} options
 * @param {{ options?: string[], pairs?: Record<string, string>, text?: string, value?: unknown } | null | undefined} answer
 */
export function inWords(options, answer) {
  if (!answer) return "";
  if (answer.options)
    return answer.options
      .map((id) => options?.find((option) => option.id === id)?.text)
      .filter(Boolean)
      .join(", ");
  if (answer.pairs)
    return Object.entries(answer.pairs)
      .map(([one, other]) => `${one} – ${other}`)
      .join(", ");
  return String(answer.text ?? answer.value ?? "");
}
