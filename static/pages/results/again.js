// "Ask these again": a draft quiz of what most got wrong.
import { html, useState } from "../../lib/dom.js";
import { create, newKey } from "../../lib/api.js";
import { number, percent, t } from "../../lib/i18n.js";
import { go } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Label } from "../../components/Rich.js";
import { hardest, counts, share } from "./report.js";

/** @import { On } from "lms-types/view" */
/** @typedef {import("./report.js").Report} Report */

const HARD = 0.6;

/** @param {{ report: Report, onClose: () => void }} props */
function AgainDialog({ report, onClose }) {
  const questions = hardest(report.questions).filter((one) => !one.voided);
  const hard = questions.filter((one) => counts(one) && one.answered && share(one) < HARD);
  const [chosen, choose] = useState(
    new Set((hard.length ? hard : questions.slice(0, 3)).map((one) => one.question_id)),
  );
  const [title, setTitle] = useState(t("again.quiz", { title: report.session.title }).slice(0, 200));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [key] = useState(newKey);
  /** @param {string} id */
  const toggle = (id) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const make = async () => {
    setProblem(null);
    const ids = questions.map((one) => one.question_id).filter((id) => chosen.has(id));
    try {
      const quiz = await create(
        `live-sessions/${report.session.id}/quizzes`,
        { question_ids: ids, title: title.trim() || null },
        key,
      );
      go(`/quizzes/${quiz.id}/edit`);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Dialog} title=${t("again.title")} wide=${true} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" onPress=${make} off=${chosen.size ? null : t("again.none")}>${t("again.make", { n: chosen.size })}<//>`}>
      <label class="field"><span class="label">${t("again.name")}</span><input class="input" value=${title} maxlength="200" dir="auto" onInput=${(/** @type {On} */ event) => setTitle(event.target.value)} /></label>
      <fieldset class="choices again">
        <legend>${t("again.which")}</legend>
        ${questions.map(
          (one) => html`
          <label class="choice" key=${one.question_id}><input type="checkbox" checked=${chosen.has(one.question_id)} onChange=${() => toggle(one.question_id)} />
            <span dir="auto">${number(one.number)}. <${Label} option=${{ text: one.stem, html: one.stem_html }} /></span><span class="num quiet">${one.answered && counts(one) ? percent(share(one)) : "–"}</span></label>`,
        )}
      </fieldset>
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {{ report: Report }} props */
export function AskAgain({ report }) {
  const [open, set] = useState(false);
  return html`
    <${Button} icon="sync" onPress=${() => set(true)}>${t("again.open")}<//>
    ${open && html`<${AgainDialog} report=${report} onClose=${() => set(false)} />`}`;
}
