// One form: values, errors at their fields, focus on what needs another look. Input survives every failure.
import { useRef, useState } from "./dom.js";
import { t } from "./i18n.js";
import { ApiError } from "./api.js";
import { explain } from "../components/Field.js";
/** @import { Errors, Ref } from "lms-types/view" */

/**
 * What the server says about a field, as a sentence: "is too common" -> "This is too common."
 * @param {string} message
 */
export const sentence = (message) => {
  const text = /^(is|are|must|has|can|needs|may|does|was|stands|names)\b/.test(message)
    ? `${t("form.this")} ${message}`
    : message;
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

const SHORTEST = 8; // the server's rule, said before the form is sent

/**
 * send(values) does it and throws; wanted: fields that may not be empty; fresh: the field of a new password;
 * words(error): text for the form, or {field: text}.
 * @template {{ [name: string]: unknown }} V
 * @param {V} initial @param {(values: V) => Promise<unknown>} send
 * @param {{ wanted?: (string & keyof V)[], fresh?: string & keyof V, words?: (error: ApiError) => string | Errors | null, prefix?: string }} options
 */
export function useForm(initial, send, { wanted = [], fresh, words = () => null, prefix = "" } = {}) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState(/** @type {Errors} */ ({}));
  const [busy, setBusy] = useState(false);
  const pressed = useRef(false);
  /** @type {Ref<HTMLFormElement>} */
  const node = useRef(null);

  /** @param {Errors} found */
  const refuse = (found) => {
    setErrors(found);
    const names = Object.keys(found).filter((name) => name !== "form");
    requestAnimationFrame(() => {
      /** @param {string} selector @returns {HTMLElement | null | undefined} */
      const find = (selector) => node.current?.querySelector(selector);
      const target = names.length === 1 && !found.form ? find(`[name="${names[0]}"]`) : null;
      (target ?? find(".summary, [aria-invalid=true]"))?.focus();
    });
  };
  /** @param {ApiError} error @returns {Errors} */
  const understood = (error) => {
    const own = words(error);
    if (typeof own === "string") return { form: own };
    if (own) return own;
    if (error.status !== 422 || !error.errors.length) return { form: explain(error) };
    /** @type {Errors} */
    const found = {};
    for (const { field, message } of error.errors) {
      const name = [field, field.split(".").at(-1) ?? ""].find((one) => one in values);
      if (name) found[name] ??= sentence(message);
      else found.form ??= sentence(`${field} ${message}`.trim());
    }
    return found;
  };
  /** @param {Event} [event] */
  const submit = async (event) => {
    event?.preventDefault();
    if (pressed.current) return;
    const missing = wanted.filter((name) => !String(values[name] ?? "").trim());
    if (missing.length) {
      refuse(Object.fromEntries(missing.map((name) => [name, t("app.required")])));
      return;
    }
    if (fresh && String(values[fresh]).length < SHORTEST) {
      refuse({ [fresh]: t("password.short", { n: SHORTEST }) });
      return;
    }
    pressed.current = true;
    setBusy(true);
    setErrors({});
    try {
      await send(values);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(understood(error));
    } finally {
      pressed.current = false;
      setBusy(false);
    }
  };
  /** @param {string & keyof V} name @param {unknown} value */
  const set = (name, value) => {
    setValues((now) => ({ ...now, [name]: value }));
    if (errors[name]) setErrors((now) => ({ ...now, [name]: undefined }));
  };
  /** @param {string & keyof V} name */
  const field = (name) => ({
    name,
    id: prefix + name,
    value: values[name],
    error: errors[name],
    onInput: (/** @type {unknown} */ value) => set(name, value),
  });
  return {
    values,
    errors,
    busy,
    set,
    field,
    submit,
    refuse,
    reset: () => {
      setValues(initial);
      setErrors({});
    },
    form: { ref: node, onSubmit: submit, novalidate: true, class: "stack" },
  };
}
