// Another grade than the automatic one, for one answer: points and a comment by hand.
import { html, useState } from "../../lib/dom.js";
import { put, remove } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Field } from "../../components/Field.js";
import { Area, Summary } from "../../components/Inputs.js";
import { toast } from "../../components/Toast.js";

/** @import { Asked, Attempt } from "./saving.js" */
/** @typedef {{ attempt: Attempt, asked: Asked, onChanged: (attempt: Attempt) => void }} Props */

/** @param {Props & { onClose: () => void }} props */
function Change({ attempt, asked, onChanged, onClose }) {
  const path = /** @type {const} */ (`attempts/${attempt.id}/grades/${asked.question_id}`);
  const form = useForm(
    { points: String(asked.earned ?? ""), comment: asked.comment ?? "" },
    async ({ points, comment }) => {
      const value = Number(points.replace(",", "."));
      onChanged(await put(path, { points: value, comment, inline: asked.inline ?? [] }));
      toast(t("override.points_saved"));
      onClose();
    },
    {
      wanted: ["points"],
      prefix: "hand-",
      words: (error) => (error.status === 422 ? { points: t("override.points_wrong", { max: asked.points }) } : null),
    },
  );
  const back = async () => {
    try {
      onChanged(await remove(path));
      toast(t("override.points_back"));
      onClose();
    } catch (error) {
      form.refuse({ form: explain(error) });
    }
  };
  return html`
    <${Dialog} title=${t("override.points_title", { n: asked.position })} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      ${asked.graded_by && html`<${Button} onPress=${back}>${t("override.points_auto")}<//>`}
      <${Button} kind="primary" type="submit" form="by-hand" busy=${form.busy}>${t("override.points_save")}<//>`}>
      <form id="by-hand" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("override.points_of", { max: asked.points })} inputmode="decimal" maxlength="10" autocomplete="off" data-safe=${true} ...${form.field("points")} />
        <${Area} label=${t("outcome.comment")} rows="3" maxlength="10000" dir="auto" ...${form.field("comment")} />
        ${asked.graded_by && html`<p class="meta">${t("override.points_by", { name: asked.graded_by })}</p>`}
      </form>
    <//>`;
}

/** For its staff; what a person grades anyhow is graded where that is done. @param {Props} props */
export function ByHand({ attempt, asked, onChanged }) {
  const [open, set] = useState(false);
  if (asked.type === "essay" || asked.type === "file") {
    const state = asked.graded_by ? "state=graded&" : "";
    return html`<p><a href=${`/quizzes/${attempt.quiz_id}/grading?${state}question_id=${asked.question_id}`}>${t("override.points_there")}</a></p>`;
  }
  return html`
    <div><${Button} kind="quiet" icon="edit" label=${t("override.points_title", { n: asked.position })} onPress=${() => set(true)}>${t("override.points")}<//></div>
    ${open && html`<${Change} attempt=${attempt} asked=${asked} onChanged=${onChanged} onClose=${() => set(false)} />`}`;
}
