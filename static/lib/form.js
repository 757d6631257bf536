// One form: values, errors at their fields, focus on what needs another look. Input survives every failure.
import { useRef, useState } from "./dom.js";
import { t } from "./i18n.js";
import { explain } from "../components/Field.js";

/** What the server says about a field, as a sentence: "is too common" -> "This is too common." */
export const sentence = (message) => {
  const text = /^(is|are|must|has|can|needs|may|does|was|stands|names)\b/.test(message)
    ? `${t("form.this")} ${message}`
    : message;
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
};

const SHORTEST = 8; // the server's rule, said before the form is sent

/** send(values) does it and throws; wanted: fields that may not be empty; fresh: the field of a new password;
    words(error): text for the form, or {field: text}. */
export function useForm(initial, send, { wanted = [], fresh, words = () => null, prefix = "" } = {}) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState({});
  const [busy, setBusy] = useState(false);
  const pressed = useRef(false);
  const node = useRef(null);

  const refuse = (found) => {
    setErrors(found);
    const names = Object.keys(found).filter((name) => name !== "form");
    requestAnimationFrame(() => {
      const target = names.length === 1 && !found.form ? node.current?.querySelector(`[name="${names[0]}"]`) : null;
      (target ?? node.current?.querySelector(".summary, [aria-invalid=true]"))?.focus();
    });
  };
  const understood = (error) => {
    const own = words(error);
    if (typeof own === "string") return { form: own };
    if (own) return own;
    if (error.status !== 422 || !error.errors.length) return { form: explain(error) };
    const found = {};
    for (const { field, message } of error.errors) {
      const name = [field, field.split(".").at(-1)].find((one) => one in values);
      if (name) found[name] ??= sentence(message);
      else found.form ??= sentence(`${field} ${message}`.trim());
    }
    return found;
  };
  const submit = async (event) => {
    event?.preventDefault();
    if (pressed.current) return;
    const missing = wanted.filter((name) => !String(values[name] ?? "").trim());
    if (missing.length) {
      refuse(Object.fromEntries(missing.map((name) => [name, t("app.required")])));
      return;
    }
    if (fresh && values[fresh].length < SHORTEST) {
      refuse({ [fresh]: t("password.short", { n: SHORTEST }) });
      return;
    }
    pressed.current = true;
    setBusy(true);
    setErrors({});
    try {
      await send(values);
    } catch (error) {
      if (error.status === undefined) throw error;
      refuse(understood(error));
    } finally {
      pressed.current = false;
      setBusy(false);
    }
  };
  const set = (name, value) => {
    setValues((now) => ({ ...now, [name]: value }));
    if (errors[name]) setErrors((now) => ({ ...now, [name]: undefined }));
  };
  const field = (name) => ({
    name,
    id: prefix + name,
    value: values[name],
    error: errors[name],
    onInput: (value) => set(name, value),
  });
  return {
    values,
    errors,
    busy,
    set,
    field,
    submit,
    reset: () => {
      setValues(initial);
      setErrors({});
    },
    form: { ref: node, onSubmit: submit, novalidate: true, class: "stack" },
  };
}
