import { html } from "../lib/dom.js";
import { ago, dateTime } from "../lib/i18n.js";

export function Time({ at, absolute }) {
  const date = new Date(at);
  return html`<time datetime=${at} title=${dateTime(date)}>${absolute ? dateTime(date) : ago(date)}</time>`;
}
