// Text that people wrote, isolated so that its direction doesn't affect ours.
import { html } from "../lib/dom.js";

/** @import { Children } from "lms-types/view" */

/** @param {{ children: Children, class?: string }} props */
export const Name = ({ children, class: extra = "" }) =>
  html`<span class=${`name ${extra}`}><bdi>${children}</bdi></span>`;

const segmenter = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
/** @param {string} word */
const first = (word) =>
  (segmenter ? segmenter.segment(word)[Symbol.iterator]().next().value?.segment : [...word][0]) ?? "";

/** @param {{ name: string }} props */
export function Avatar({ name }) {
  const people = name.trim().split(/\s+/);
  const initials = people.length > 1 ? first(people[0]) + first(people[people.length - 1]) : first(people[0]);
  return html`<span class="avatar" aria-hidden="true"><bdi>${initials.toUpperCase()}</bdi></span>`;
}
