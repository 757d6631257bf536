// Decoration of "Question 3 of 10"; one bar when there are more than twenty.
import { html } from "../lib/dom.js";

/** @param {{ number: number, total: number }} props */
export function StepBar({ number, total }) {
  if (total > 20)
    return html`<span class="steps" aria-hidden="true"><i class="whole" style=${{ transform: `scaleX(${number / total})` }}></i></span>`;
  return html`
    <span class="steps" aria-hidden="true">
      ${Array.from({ length: total }, (_, i) => html`<i data-state=${i + 1 < number ? "done" : i + 1 === number ? "now" : "to-come"}></i>`)}
    </span>`;
}
