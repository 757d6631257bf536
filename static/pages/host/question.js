// Intro to reveal in one frame: stem, clock or share beside it, options below. Nothing moves between the phases.
import { html, useEffect, useState } from "../../lib/dom.js";
import { optionsOf, sidesOf } from "../../lib/answers.js";
import { left } from "../../lib/clock.js";
import { fit } from "../../lib/fit.js";
import { number, percent, T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { CountdownRing } from "../../components/Countdown.js";
import { Icon } from "../../components/Icon.js";
import { Rich } from "../../components/Rich.js";
import { Scroller } from "../../components/Scroller.js";
import { TallyBars } from "../../components/TallyBars.js";
import { closedWord, uncountedNote } from "./commands.js";
import { Given } from "./given.js";
import { Parts, partsOf } from "./parts.js";
import { uncounted } from "./steps.js";

/** @import { Answer, Asked } from "lms-types/live" */
/** @import { Timer } from "../../lib/clock.js" */

/** @param {string} text */
const stemLength = (text) => (text.length <= 90 ? "s" : text.length <= 200 ? "m" : text.length <= 400 ? "l" : "xl");

/** @param {{ endsAt: number, ms: number | undefined }} props */
function IntroBar({ endsAt, ms }) {
  /** @param {HTMLElement | null} node */
  const start = (node) =>
    node &&
    !node.dataset.runs &&
    (node.dataset.runs = "1") &&
    node.animate(
      { transform: ["scaleX(0)", "scaleX(1)"] },
      { duration: Math.max(1, endsAt - performance.now()), fill: "forwards" },
    );
  return ms ? html`<div class="intro-bar" aria-hidden="true"><i ref=${start}></i></div>` : null;
}

/**
 * A game's own limit is known before the question opens; a question's isn't.
 * @param {{ state: Asked }} props
 */
export function Intro({ state }) {
  const seconds = state.settings?.time_limit_s;
  return html`
    <div class="intro">
      <p class="intro-line">${seconds ? t("host.intro_line_time", { number: state.number, seconds }) : t("host.intro_line", { number: state.number })}</p>
      <${Rich} as="h1" class="intro-stem" data-len=${stemLength(state.question.stem)} tabindex="-1" of=${state.question.stem_html} or=${state.question.stem} />
      <${IntroBar} endsAt=${state.introEndsAt} ms=${state.question.intro_ms} />
    </div>`;
}

/**
 * Redraws once when the shared clock has run out.
 * @param {Timer | null} timer
 */
function useRunOut(timer) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!timer || timer.paused) return undefined;
    const id = setTimeout(() => tick((n) => n + 1), left(timer) + 400);
    return () => clearTimeout(id);
  }, [timer?.endsAt, timer?.paused]);
  return timer !== null && !timer.paused && left(timer) <= 0;
}

/** @param {{ state: Asked, connected: boolean, showCount: boolean }} props */
function Side({ state, connected, showCount }) {
  const { question, timer, tally, phase, revealed } = state;
  const ranOut = useRunOut(timer);
  const answered = tally?.answered ?? 0;
  if (revealed) {
    const { right, answered: total } = revealed;
    return html`<div class="share"><b class="num"><bdi>${percent(total ? right / total : 0)}</bdi></b>
      ${showCount && html`<span class="num">${total ? t("host.correct_share", { right, total }) : t("host.nobody_answered")}</span>`}</div>`;
  }
  const word = phase === "paused" ? t("host.paused") : phase === "closed" ? closedWord(state) : undefined;
  const all = phase === "open" && tally && tally.eligible > 0 && answered >= tally.eligible;
  return html`
    <${CountdownRing} timer=${phase === "closed" ? null : timer} total=${question.time_limit_ms} connected=${connected} label=${word} />
    <p class="answered num">${
      all
        ? t("host.everyone")
        : ranOut && phase === "open"
          ? t("host.last_answers")
          : showCount && tally
            ? html`<${T} k="live.answered_of" n=${html`<b>${number(answered)}</b>`} total=${tally.eligible} />`
            : ""
    }</p>`;
}

/** @param {Answer & { texts?: string[], text?: string, value?: number }} correct */
const accepted = ({ texts, text, value }) => (texts ?? [text ?? value]).map(String);

/**
 * Typed answers reach the projector only when their host says so.
 * @param {{ state: Asked }} props
 */
function Typed({ state }) {
  const { revealed, phase, question } = state;
  const [shown, show] = useState(false);
  if (phase === "closed" && uncounted(state)) return null; // the note has said it
  if (!revealed)
    return html`<p class="type-hint tile"><${Icon} name="phone" />${phase === "closed" ? closedWord(state) : t(`host.type_${question.question_type === "numeric" ? "number" : "text"}`)}</p>`;
  return html`
    <div class="typed-answers">
      <p class="accepted tile"><span class="pill"><${Icon} name="check" />${t("tally.pill")}</span><b>${accepted(revealed.correct).map((text, i) => html`${i > 0 && " · "}<bdi>${text}</bdi>`)}</b></p>
      ${Object.keys(revealed.by_option).length > 0 && html`<${Button} onPress=${() => show(!shown)}>${t(shown ? "host.hide_answers" : "host.show_answers")}<//>`}
      ${shown && html`<${Given} counts=${revealed.by_option} most=${8} />`}
    </div>`;
}

/** @param {{ state: Asked, connected: boolean, showCount: boolean, zoom: number }} props */
export function Question({ state, connected, showCount, zoom }) {
  const { question, phase, revealed, tally } = state;
  const counts = revealed?.by_option ?? (phase === "closed" ? tally?.by_option : null);
  const note = uncountedNote(state);
  const parts = partsOf(state);
  const shown = parts ? [...parts, ...(sidesOf(question)?.right ?? [])] : question.options;
  const layout = shown?.length ? fit(shown, zoom) : null;
  return html`
    <div class="question" data-dense=${layout?.dense} style=${{ "--ring": layout?.ring ?? 13 }}>
      <${Scroller} class="question-stem">
        <${Rich} as="h1" aside class="stage-stem" data-len=${revealed && stemLength(question.stem) === "s" ? "m" : stemLength(question.stem)} tabindex="-1" of=${question.stem_html} or=${question.stem} />
        ${note && html`<p class="note">${note}</p>`}
        ${revealed?.explanation && html`<${Rich} class="stage-explanation" of=${revealed.explanation_html} or=${revealed.explanation} />`}
      <//>
      <div class="question-side"><${Side} state=${state} connected=${connected} showCount=${showCount} /></div>
      <${Scroller} class="question-options">
        ${parts && layout ? html`<${Parts} state=${state} parts=${parts} counts=${counts} layout=${layout} />` : layout ? html`<${TallyBars} options=${question.options} counts=${counts} people=${(revealed ?? tally)?.answered} correct=${optionsOf(revealed?.correct)} layout=${layout} />` : html`<${Typed} state=${state} key=${question.question_id} />`}
      <//>
    </div>`;
}
