// A moment, typed as a date and a time of this device's zone, which is named; empty is none.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { here } from "../lib/zones.js";
import { Field } from "./Field.js";

/** @param {string | null} at */
function asLocal(at) {
  if (!at) return "";
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

/** @param {{ name: string, label: string, error?: string | null, value: string | null, onInput: (value: string | null) => void, [rest: string]: unknown }} props */
export const DateTimeField = ({ value, onInput, ...rest }) => html`
  <${Field} type="datetime-local" hint=${t("field.zone", { zone: here.replaceAll("_", " ") })} value=${asLocal(value)} ...${rest}
    onInput=${(/** @type {string} */ typed) => {
      const date = new Date(typed);
      if (!typed || !Number.isNaN(date.getTime())) onInput(typed ? date.toISOString() : null);
    }} />`;
