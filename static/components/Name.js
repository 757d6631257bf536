// People's text is foreign text.
import { html } from "../lib/dom.js";

export const Name = ({ children, class: extra = "" }) =>
  html`<span class=${`name ${extra}`}><bdi>${children}</bdi></span>`;

const segmenter = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;
const first = (word) =>
  (segmenter ? segmenter.segment(word)[Symbol.iterator]().next().value?.segment : [...word][0]) ?? "";

export function Avatar({ name }) {
  const people = name.trim().split(/\s+/);
  const initials = people.length > 1 ? first(people[0]) + first(people.at(-1)) : first(people[0]);
  return html`<span class="avatar" aria-hidden="true"><bdi>${initials.toUpperCase()}</bdi></span>`;
}
