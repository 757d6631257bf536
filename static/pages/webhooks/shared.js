// What the pages about webhooks share: a webhook's state, its form, its secret.
import { html, useEffect, useRef } from "../../lib/dom.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Secret } from "../../components/Copy.js";
import { Field } from "../../components/Field.js";
import { Checks, Summary } from "../../components/Inputs.js";
import { Tag } from "../../components/Tag.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Ref } from "lms-types/view" */
/** @typedef {Schemas["WebhookOut"]} Hook */
/** @typedef {Hook["events"]} Events */
/** @typedef {{ url: string, events: Events }} Values */

/** @type {Events} What there is to be told of; a test is sent by hand, and assignments are still to come. */
export const EVENTS = [
  "enrollment.created",
  "enrollment.completed",
  "enrollment.dropped",
  "certificate.issued",
  "certificate.revoked",
  "quiz.submitted",
  "course.published",
  "live.finished",
];

/** @param {{ hook: Hook }} props */
export const State = ({ hook }) =>
  !hook.active
    ? html`<${Tag} tone="bad">${t("hooks.off")}<//>`
    : hook.failing_since
      ? html`<${Tag} tone="warn">${t("hooks.failing")}<//>`
      : html`<${Tag} tone="ok">${t("hooks.on")}<//>`;

/** @param {{ values: Values, yes: string, onSend: (values: Values) => Promise<void>, onCancel: () => void }} props */
export function HookForm({ values, yes, onSend, onCancel }) {
  const form = useForm(values, ({ url, events }) => onSend({ url: url.trim(), events }), {
    wanted: ["url", "events"],
    prefix: "hook-",
    words: ({ code }) => (code === "too_many" ? t("hooks.too_many") : null),
  });
  useEffect(() => {
    document.getElementById("hook-url")?.focus();
  }, []);
  return html`
    <form ...${form.form}>
      <${Summary} errors=${form.errors} />
      <${Field} label=${t("hooks.url")} hint=${t("hooks.url_hint")} type="url" inputmode="url" maxlength="2000" autocomplete="off" autocapitalize="off" spellcheck=${false} dir="ltr" placeholder="https://" ...${form.field("url")} />
      <${Checks} label=${t("hooks.events")} options=${EVENTS.map((one) => [one, t(`event.${one}`), html`<code dir="ltr">${one}</code>`])} ...${form.field("events")} />
      <div class="actions"><${Button} kind="primary" type="submit" busy=${form.busy}>${yes}<//><${Button} onPress=${onCancel}>${t("app.cancel")}<//></div>
    </form>`;
}

/** A secret that is shown this once. @param {{ title: string, secret: string, onDone: () => void }} props */
export function Fresh({ title, secret, onDone }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => {
    head.current?.focus();
  }, []);
  return html`
    <div class="stack fresh">
      <h3 tabindex="-1" ref=${head}>${title}</h3>
      <p>${t("hooks.once")}</p>
      <${Secret} text=${secret} label=${t("hooks.copy")} />
      <div><${Button} kind="primary" onPress=${onDone}>${t("hooks.done")}<//></div>
    </div>`;
}
