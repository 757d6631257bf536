// Grades that students see once staff release them: at once, or at a time that is set before.
import { html, useEffect, useState } from "../../lib/dom.js";
import { post, remove } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { DateTimeField } from "../../components/DateTimeField.js";
import { Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Summary } from "../../components/Inputs.js";
import { Notice } from "../../components/Notice.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Quiz } from "./frame.js" */

const LONGEST_MS = 2 ** 31 - 1;

/** Whether a moment is past, known anew when it comes. @param {string | null} at */
function usePast(at) {
  const [, tick] = useState(0);
  const left = at === null ? 0 : new Date(at).getTime() - Date.now();
  useEffect(() => {
    if (left <= 0) return undefined;
    const id = setTimeout(() => tick((n) => n + 1), Math.min(left + 1, LONGEST_MS));
    return () => clearTimeout(id);
  });
  return at !== null && left <= 0;
}

/** @param {{ quiz: Quiz, onDone: () => unknown, onClose: () => void }} props */
function Schedule({ quiz, onDone, onClose }) {
  const form = useForm(
    { at: /** @type {string | null} */ (quiz.released_at) },
    async ({ at }) => {
      await post(`quizzes/${quiz.id}/release`, { at });
      toast(t("release.is_set"));
      onClose();
      onDone();
    },
    { wanted: ["at"] },
  );
  /** @param {Event} event */
  const send = (event) => {
    event.preventDefault();
    const { at } = form.values;
    if (at && new Date(at) <= new Date()) form.refuse({ at: t("release.past") });
    else form.submit();
  };
  return html`
    <${Dialog} title=${t("release.title")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="release" busy=${form.busy}>${t("release.set")}<//>`}>
      <p class="quiet">${t("release.text")}</p>
      <form id="release" ...${form.form} onSubmit=${send}>
        <${Summary} errors=${form.errors} />
        <${DateTimeField} label=${t("release.at")} data-safe=${true} ...${form.field("at")} />
      </form>
    <//>`;
}

/** @param {{ quiz: Quiz, reload: () => unknown }} props */
export function Release({ quiz, reload }) {
  const [open, set] = useState(false);
  const out = usePast(quiz.released_at);
  if (quiz.release !== "manual") return null;
  const planned = quiz.released_at !== null && !out;
  /** @param {() => Promise<unknown>} act @param {string} word */
  const turn = async (act, word) => {
    try {
      await act();
      toast(t(word));
      reload();
    } catch (error) {
      toast(explain(error));
    }
  };
  const show = () => turn(() => post(`quizzes/${quiz.id}/release`), "grading.released");
  const hide = () =>
    turn(() => remove(`quizzes/${quiz.id}/release`), planned ? "release.called_off" : "grading.hidden");
  const word = out ? "grading.hide" : planned ? "release.now" : "grading.release";
  const text = planned
    ? html`<${T} k="release.planned" time=${html`<${Time} at=${quiz.released_at} absolute />`} />`
    : t(out ? "grading.is_released" : "grading.is_hidden");
  return html`
    <${Notice} tone=${out ? "ok" : "warn"} action=${html`<span class="actions">
      <${Button} kind=${out ? "secondary" : "primary"} does=${String(out)} onPress=${out ? hide : show}>${t(word)}<//>
      ${!out && html`<${Button} onPress=${() => set(true)}>${t(planned ? "release.change" : "release.later")}<//>`}
      ${planned && html`<${Button} kind="quiet" onPress=${hide}>${t("release.call_off")}<//>`}</span>`}>${text}<//>
    ${open && html`<${Schedule} quiz=${quiz} onDone=${reload} onClose=${() => set(false)} />`}`;
}
