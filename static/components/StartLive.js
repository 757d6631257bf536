// "Start live" of a quiz: a few choices with good defaults, then the lobby.
import { html, useState } from "../lib/dom.js";
import { create, newKey } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { go } from "../lib/router.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { explain, Problem } from "./Field.js";

const switches = [["streak", "start.streak"], ["auto_close", "start.auto_close"], ["late_join", "start.late_join"]];

function StartDialog({ quiz, onClose }) {
  const [settings, set] = useState({ scoring: "speed", streak: false, auto_close: true, late_join: true });
  const [problem, setProblem] = useState(null);
  const [key] = useState(newKey);
  const start = async () => {
    setProblem(null);
    try {
      const session = await create(`quizzes/${quiz.id}/live-sessions`, settings, key);
      go(`/host/${session.id}`);
    } catch (error) {
      setProblem(error.code === "no_questions" ? t("start.no_questions") : explain(error));
    }
  };
  return html`
    <${Dialog} title=${html`<${T} k="start.title" title=${quiz.title} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" data-safe onPress=${start}>${t("start.submit")}<//>`}>
      <fieldset class="choices">
        <legend>${t("start.scoring")}</legend>
        ${["speed", "accuracy"].map((scoring) => html`
          <label class="choice"><input type="radio" name="scoring" checked=${settings.scoring === scoring} onChange=${() => set({ ...settings, scoring })} />
            <span>${t(`start.${scoring}`)}</span></label>`)}
      </fieldset>
      <div class="choices">
        ${switches.map(([name, words]) => html`
          <label class="choice"><input type="checkbox" checked=${settings[name]} onChange=${(event) => set({ ...settings, [name]: event.target.checked })} />
            <span>${t(words)}</span></label>`)}
      </div>
      <${Problem} text=${problem} />
    <//>`;
}

export function StartLive({ quiz, kind = "secondary" }) {
  const [open, set] = useState(false);
  return html`
    <${Button} kind=${kind} icon="play" onPress=${() => set(true)} off=${quiz.question_count ? undefined : t("start.no_questions")}>${t("home.start")}<//>
    ${open && html`<${StartDialog} quiz=${quiz} onClose=${() => set(false)} />`}`;
}
