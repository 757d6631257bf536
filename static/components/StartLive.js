// "Start live" of a quiz: a few choices with good defaults, then the lobby.
import { html, useState } from "../lib/dom.js";
import { create, get, newKey, told } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { go } from "../lib/router.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { explain, Problem } from "./Field.js";

/** @import { On } from "lms-types/view" */
/** @import { Quiz, Schemas } from "lms-types/rest" */
/** @typedef {Schemas["RunningOut"]} Running */

/** @type {["streak" | "auto_close" | "late_join", string][]} */
const switches = [
  ["streak", "start.streak"],
  ["auto_close", "start.auto_close"],
  ["late_join", "start.late_join"],
];

/** @type {Schemas["Scoring"][]} */
const SCORINGS = ["speed", "accuracy"];
const DEFAULTS = { scoring: SCORINGS[0], streak: false, auto_close: true, late_join: true };

/** @param {{ quiz: Quiz, onClose: () => void }} props */
function StartDialog({ quiz, onClose }) {
  const [settings, set] = useState(DEFAULTS);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [key] = useState(newKey);
  const start = async () => {
    setProblem(null);
    try {
      const session = await create(`quizzes/${quiz.id}/live-sessions`, settings, key);
      go(`/host/${session.id}`);
    } catch (error) {
      setProblem(told(error).code === "no_questions" ? t("start.no_questions") : explain(error));
    }
  };
  return html`
    <${Dialog} title=${html`<${T} k="start.title" title=${quiz.title} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" data-safe onPress=${start}>${t("start.submit")}<//>`}>
      <fieldset class="choices">
        <legend>${t("start.scoring")}</legend>
        ${SCORINGS.map(
          (scoring) => html`
          <label class="choice"><input type="radio" name="scoring" checked=${settings.scoring === scoring} onChange=${() => set({ ...settings, scoring })} />
            <span>${t(`start.${scoring}`)}</span></label>`,
        )}
      </fieldset>
      <div class="choices">
        ${switches.map(
          ([name, words]) => html`
          <label class="choice"><input type="checkbox" checked=${settings[name]} onChange=${(/** @type {On} */ event) => set({ ...settings, [name]: event.target.checked })} />
            <span>${t(words)}</span></label>`,
        )}
      </div>
      <${Problem} text=${problem} />
    <//>`;
}

/**
 * A game that runs comes first: a second one would split the class.
 * @param {{ quiz: Quiz, games: Running[], onOther: () => void, onClose: () => void }} props
 */
const RunningDialog = ({ quiz, games, onOther, onClose }) => html`
  <${Dialog} title=${html`<${T} k="start.running_title" title=${quiz.title} />`} onClose=${onClose} actions=${html`
    <${Button} onPress=${onOther}>${t("start.another")}<//>
    <${Button} onPress=${onClose}>${t("app.cancel")}<//>`}>
    <ul class="rows">
      ${games.map(
        (game, i) => html`
        <li class="row" key=${game.id}>
          <span class="row-main"><b>${t(`phase.${game.phase}`)}</b><span class="meta num">${t("control.players", { n: game.players })}</span></span>
          <a class="btn" data-kind=${i === 0 ? "primary" : "secondary"} data-safe=${i === 0} href=${`/host/${game.id}`}>${t("live.takeover")}</a>
        </li>`,
      )}
    </ul>
  <//>`;

/** @param {{ quiz: Quiz, kind?: string, label?: string }} props */
export function StartLive({ quiz, kind = "secondary", label = t("home.start") }) {
  const [open, set] = useState(/** @type {"start" | Running[] | null} */ (null)); // start, or the games that run
  const look = async () => {
    const games = await get(`quizzes/${quiz.id}`).then(
      ({ running }) => running ?? [],
      () => [],
    );
    set(games.length ? games : "start");
  };
  const close = () => set(null);
  return html`
    <${Button} kind=${kind} icon="play" onPress=${look} off=${quiz.question_count ? undefined : t("start.no_questions")}>${label}<//>
    ${
      open === "start"
        ? html`<${StartDialog} quiz=${quiz} onClose=${close} />`
        : open && html`<${RunningDialog} quiz=${quiz} games=${open} onOther=${() => set("start")} onClose=${close} />`
    }`;
}
