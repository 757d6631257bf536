// A question as a player's phone shows it, with nothing that can be sent.
import { html, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Rich } from "../../components/Rich.js";
import { Scroller } from "../../components/Scroller.js";
import { useInput } from "../play/inputs.js";
import { Head } from "../play/question.js";

/** @param {{ state: any }} props a game as `asked` makes it */
export function View({ state }) {
  const [draft, setDraft] = useState(/** @type {any} */ (null));
  const answering = /** @type {any} */ ({ draft, setDraft, unsent: false, settled: false, answer: null, submit() {} });
  const { question } = state;
  const { node, value, count } = useInput({ question, answering, tile: "idle" });
  return html`
    <div class="player">
      <${Head} state=${state} timer=${{ ...state.timer, total: question.time_limit_ms }} connected=${true} />
      <main class="play-main" data-phase="open">
        <${Scroller} class="play-stem"><${Rich} as="h1" class="stem" id="stem" of=${question.stem_html} or=${question.stem} /><//>
        <div class="answer">${node}</div>
      </main>
      ${value && html`<footer class="play-foot" data-submit="true"><${Button} kind="primary" data-wide="true" data-size="large">${count === undefined ? t("play.submit") : t("play.submit_many", { n: count })}<//></footer>`}
    </div>`;
}
