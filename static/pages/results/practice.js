// After a game: its quiz is opened for practice, so that who missed it can make up for it.
import { html, useState } from "../../lib/dom.js";
import { patch, post, told } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import "../../lib/words-live.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Notice } from "../../components/Notice.js";
import { toast } from "../../components/Toast.js";

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Reply<"get", "quizzes/{}">} Quiz */

/** A published quiz that is graded stays so. @param {Quiz} quiz */
export const mayOpen = ({ status }) => status === "draft";

/** @param {{ quiz: Quiz, onDone: () => unknown }} props */
export function LetPractice({ quiz, onDone }) {
  const [asks, ask] = useState(false);
  const open = async () => {
    try {
      await patch(`quizzes/${quiz.id}`, { mode: "practice", attempts_allowed: 0 });
      await post(`quizzes/${quiz.id}/publish`);
      toast(t("practice.is_open"));
    } catch (error) {
      toast(told(error).code === "no_questions" ? t("practice.no_questions") : explain(error));
    }
    onDone();
  };
  return html`
    <${Button} icon="check" onPress=${() => ask(true)}>${t("practice.open")}<//>
    ${asks && html`<${Confirm} kind="primary" title=${t("practice.title")} text=${t("practice.text")} yes=${t("practice.open")} onYes=${open} onClose=${() => ask(false)} />`}`;
}

/** @param {{ quiz: Quiz }} props */
export const MayPractice = ({ quiz }) =>
  quiz.status === "published" &&
  quiz.mode === "practice" &&
  html`<${Notice} tone="ok" action=${html`<a class="btn" href=${`/quizzes/${quiz.id}/settings`}>${t("practice.settings")}</a>`}>${t("practice.opened")}<//>`;
