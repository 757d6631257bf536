// "Start live" of a quiz: a few choices with good defaults, then the lobby.
import { html, useState } from "../lib/dom.js";
import { create, get, newKey, patch, told } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { go } from "../lib/router.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { explain, Problem } from "./Field.js";
import { Icon } from "./Icon.js";
import { LiveFields } from "./LiveFields.js";
import { GradeFields, gradeOf, UNGRADED } from "./LiveGrade.js";

/** @import { Quiz, Schemas } from "lms-types/rest" */
/** @typedef {Schemas["RunningOut"]} Running */

/** @typedef {Quiz["live"]} Live */
/** @typedef {{ before?: () => Promise<unknown>, note?: string | null, onLive?: (live: Live) => unknown }} Ways `before`: what comes before the dialog, `onLive`: who keeps its settings */

/** @param {{ quiz: Quiz, onClose: () => void } & Ways} props */
function StartDialog({ quiz, note, onLive, onClose }) {
  const [live, set] = useState(quiz.live);
  const [counted, count] = useState(UNGRADED);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const [key] = useState(newKey);
  const keep = async () => {
    if (JSON.stringify(live) === JSON.stringify(quiz.live)) return;
    await (onLive
      ? onLive(live)
      : patch(/** @type {`quizzes/${string}`} */ (`quizzes/${quiz.id}`), { live }).catch(() => {}));
  };
  const start = async () => {
    setProblem(null);
    const grade = gradeOf(counted);
    if (!grade) {
      document.getElementById("live-max")?.focus();
      return;
    }
    try {
      await keep();
      const session = await create(`quizzes/${quiz.id}/live-sessions`, { ...live, ...grade }, key);
      go(`/host/${session.id}`);
    } catch (error) {
      const { code } = told(error);
      setProblem(code === "no_questions" || code === "too_few_questions" ? t(`start.${code}`) : explain(error));
    }
  };
  return html`
    <${Dialog} title=${html`<${T} k="start.title" title=${quiz.title} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" data-safe onPress=${start}>${t("start.submit")}<//>`}>
      ${note && html`<p class="notice" data-tone="warn"><span><${Icon} name="alert" /> ${note}</span></p>`}
      <${LiveFields} value=${live} onChange=${set} />
      <${GradeFields} value=${counted} onChange=${count} />
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

/** @param {{ quiz: Quiz, kind?: string, label?: string } & Ways} props */
export function StartLive({ quiz, kind = "secondary", label = t("home.start"), before, note, onLive }) {
  const [open, set] = useState(/** @type {"start" | Running[] | null} */ (null)); // start, or the games that run
  const look = async () => {
    await before?.();
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
        ? html`<${StartDialog} quiz=${quiz} note=${note} onLive=${onLive} onClose=${close} />`
        : open && html`<${RunningDialog} quiz=${quiz} games=${open} onOther=${() => set("start")} onClose=${close} />`
    }`;
}
