// After the close: the player's result and rank, and at the end the summary.
import { html, useEffect, useRef } from "../../lib/dom.js";
import { thingsOf } from "../../lib/answers.js";
import { inWords } from "../../components/AnswerWords.js";
import { Rich } from "../../components/Rich.js";
import { number, signed, T, t } from "../../lib/i18n.js";
import { placed } from "../../lib/rank.js";
import { say } from "../../components/Announcer.js";
import { Icon } from "../../components/Icon.js";
import { Foot, Head, HostGone, TOO_LATE } from "./question.js";

/** @import { Asked, Game, Own, Played, Wire } from "lms-types/live" */
/** @import { Children } from "lms-types/view" */
/** @import { Answering } from "./answering.js" */
/** @typedef {{ rank: number | null, total: number }} Standing */
/** @typedef {Record<string, Children>} Keys the right answers in words, by question */

/** @param {number} ms */
const seconds = (ms) => number(Math.round(ms / 100) / 10);

const focusTitle = () => document.querySelector("h1")?.focus({ preventScroll: true });

/** @param {{ result: Wire["OwnResult"] }} props */
const Gap = ({ result: { gap, ...own } }) =>
  gap
    ? gap.points > 0
      ? html`<${T} k="live.behind" points=${gap.points} name=${gap.name} />`
      : html`<${T} k="play.tied" name=${gap.name} />`
    : placed(own) && own.rank === 1 && t("play.leading");

/** @param {Standing} standing */
const spoken = ({ rank, total }) =>
  placed({ rank, total }) ? t("say.rank", { rank, points: total }) : t("play.points", { n: total ?? 0 });

/** @param {{ items: ([label: string, value: Children] | false | null | undefined)[] }} props */
const Figures = ({ items }) => html`
  <dl class="figures">${items.filter((item) => !!item).map(([label, value]) => html`<div><dt>${label}</dt><dd class="num">${value}</dd></div>`)}</dl>`;

/** @type {Record<string, string>} */
const DISCS = { right: "check", wrong: "cross", missed: "dash" };

/** @param {{ kind: string }} props */
const Disc = ({ kind }) => html`
  <span class="disc" data-kind=${kind}><${Icon} name=${DISCS[kind]} /></span>`;

/** @param {{ state: Played & Asked & { revealed: Wire["RevealedQuestion"] }, connected: boolean, answering: Answering }} props */
export function Result({ state, connected, answering }) {
  const { question, revealed, me } = state;
  const result = me.result?.question_id === question.question_id ? me.result : null;
  const { voided } = question;
  const kind = voided || !result?.answered ? "missed" : result.correct ? "right" : "wrong";
  const late = TOO_LATE.has(answering.verdict ?? "");
  const missed = late ? "play.late_title" : answering.unsent ? "play.unsent_title" : "live.missed";
  const title = t(voided ? "play.voided_title" : { right: "live.right", wrong: "live.wrong", missed }[kind]);
  const took = answering.answeredMs;
  useEffect(focusTitle, []);
  useEffect(() => {
    if (result) say(`${title}. ${spoken(result)}`);
  }, [Boolean(result)]);
  return html`
    <${Head} state=${state} timer=${null} connected=${connected} />
    <main class="play-main outcome">
      <${Disc} kind=${kind} />
      <h1 tabindex="-1">${title}</h1>
      ${voided && html`<p class="quiet">${t("play.voided")}</p>`}
      ${kind === "right" && result && html`<p class="gain num"><bdi>${signed(result.points)}</bdi></p>`}
      ${kind !== "right" && !voided && html`<p class="was"><${T} k="live.wrong_was" option=${inWords(thingsOf(question), revealed.correct)} /></p>`}
      ${result && result.bonus > 0 && html`<p class="quiet">${t("play.bonus", { points: signed(result.bonus), n: result.streak })}</p>`}
      ${typeof took === "number" && html`<p class="quiet">${t("play.answered_in", { seconds: seconds(took) })}</p>`}
      ${
        result &&
        html`<${Figures} items=${[
          [t("play.total"), number(result.total)],
          placed(result) && [t("play.rank"), t("play.rank_value", { rank: result.rank })],
          state.settings?.streak && [t("play.streak"), number(result.streak)],
        ]} />`
      }
      ${revealed.explanation && html`<${Rich} class="explanation" of=${revealed.explanation_html} or=${revealed.explanation} />`}
    </main>
    <footer class="play-foot"><${HostGone} state=${state} connected=${connected} /><${Foot} state=${state} /></footer>`;
}

/**
 * Skipped before it opened: there were no options, so there is nothing to look at again.
 * @param {{ state: Played, connected: boolean }} props
 */
export function Skipped({ state, connected }) {
  useEffect(() => {
    focusTitle();
    say(t("play.skipped"));
  }, []);
  return html`
    <${Head} state=${state} timer=${null} connected=${connected} />
    <main class="play-main outcome">
      <${Disc} kind="missed" />
      <h1 tabindex="-1">${t("play.skipped_title")}</h1>
      <${Rich} class="quiet skipped-stem" of=${state.question.stem_html} or=${state.question.stem} />
      <p class="quiet after">${t("play.skipped_text")}</p>
    </main>
    <footer class="play-foot" data-tone=${connected ? "" : "warn"}>
      <${HostGone} state=${state} connected=${connected} />
      ${connected ? html`<${Foot} state=${state} />` : html`<p class="status"><${Icon} name="sync" /><span>${t("conn.reconnecting")}</span></p>`}
    </footer>`;
}

/** @param {{ state: Played, connected: boolean }} props */
export function Place({ state, connected }) {
  const { me } = state;
  useEffect(focusTitle, []);
  return html`
    <${Head} state=${state} timer=${null} connected=${connected} />
    <main class="play-main outcome">
      <h1 class="place" tabindex="-1">${placed(me) ? t("play.board_title", { rank: me.rank }) : t("play.no_rank")}</h1>
      ${placed(me) && html`<p class="gain num">${t("play.points", { n: me.total })}</p>`}
      ${me.result && html`<p class="quiet"><${Gap} result=${me.result} /></p>`}
      ${state.question.voided && html`<p class="quiet">${t("play.voided")}</p>`}
      ${state.number < state.total && html`<p class="quiet after">${t("play.next_soon")}</p>`}
    </main>
    <footer class="play-foot"><${HostGone} state=${state} connected=${connected} /><${Foot} state=${state} /></footer>`;
}

/** @type {Record<string, [icon: string, kind: string]>} by whether it was right */
const marks = { true: ["check", "right"], false: ["cross", "wrong"], null: ["dash", "missed"] };

/**
 * The right answers, as this page received them: the server doesn't send old ones again.
 * @param {Game} state
 */
export function useAsked({ question, revealed }) {
  const keys = useRef(/** @type {Keys} */ ({}));
  if (question && revealed?.question_id === question.question_id)
    keys.current[question.question_id] = inWords(thingsOf(question), revealed.correct);
  return keys.current;
}

/** @param {{ voided: boolean, skipped: boolean }} question */
const dropped = ({ voided, skipped }) => voided || skipped;

/** @param {boolean | null} correct */
const markOf = (correct) => marks[String(correct)];

/** @param {{ correct: boolean | null, n: number }} props */
const Mark = ({ correct, n }) => {
  const [icon, word] = markOf(correct);
  return html`<span class="num" aria-hidden="true">${n}</span><${Icon} name=${icon} /><span class="vh">${t(`sum.q_${word}`, { n })}</span>`;
};

/** @param {{ questions: Wire["OwnQuestion"][], asked: Keys }} props */
const Review = ({ questions, asked }) => html`
  <details class="review">
    <summary class="btn">${t("sum.review_all")}</summary>
    <ol>
      ${questions.map(
        ({ question_id, number: n, stem, stem_html, correct, points }) => html`
        <li>
          <span class="review-mark" data-kind=${markOf(correct)[1]}><${Mark} correct=${correct} n=${n} /></span>
          <span class="review-stem"><${Rich} of=${stem_html} or=${stem} />
            ${asked[question_id] && html`<span class="quiet"><${T} k="live.wrong_was" option=${asked[question_id]} /></span>`}</span>
          ${correct && html`<b class="num"><bdi>${signed(points)}</bdi></b>`}
        </li>`,
      )}
    </ol>
  </details>`;

/**
 * The list of own questions comes a moment after the end, and not at all when the quiz was ended early.
 * @param {{ state: Game & { me: Own }, asked: Keys }} props
 */
export function Summary({ state, asked }) {
  const { me } = state;
  const aborted = state.phase === "aborted";
  const questions = me.questions ?? [];
  const counted = questions.filter((question) => !dropped(question));
  const right = counted.filter(({ correct }) => correct).length;
  const place = placed(me) && t("play.rank_value", { rank: me.rank });
  useEffect(() => {
    focusTitle();
    say([aborted && t("podium.aborted"), place && spoken(me)].filter(Boolean).join(" ") || t("live.over"));
  }, []);
  return html`
    <main class="play-main outcome summary">
      <p class="quiet"><bdi>${state.title}</bdi></p>
      ${
        aborted || !place
          ? html`<h1 tabindex="-1">${t(aborted ? "podium.aborted" : "live.over")}</h1>`
          : html`<h1 class="place" tabindex="-1">${place} <span class="of">${t("sum.of", { n: state.count })}</span></h1>`
      }
      <p class="name"><bdi>${me.nickname}</bdi></p>
      <${Figures} items=${[
        [t("sum.points"), number(me.total ?? 0)],
        aborted && place && [t("play.rank"), place],
        counted.length > 0 && [t("sum.right"), html`<bdi dir="ltr">${right} / ${counted.length}</bdi>`],
      ]} />
      ${
        questions.length > 0 &&
        html`
        <h2>${t("sum.review")}</h2>
        <ol class="answers">${questions.map(({ number: n, correct }) => html`<li data-kind=${markOf(correct)[1]}><${Mark} correct=${correct} n=${n} /></li>`)}</ol>
        <${Review} questions=${questions} asked=${asked} />`
      }
    </main>
    <footer class="play-foot" data-buttons="true"><a class="btn" data-wide="true" href="/join">${t("sum.again")}</a></footer>`;
}
