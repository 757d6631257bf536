// The player's page of one session: which screen, and what is shown when it can't reconnect.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { T, t } from "../../lib/i18n.js";
import { useLive } from "../../lib/live.js";
import { go, usePage } from "../../lib/router.js";
import { useWakeLock } from "../../lib/wake.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { Icon, Logo } from "../../components/Icon.js";
import { useAnswering } from "./answering.js";
import { Place, Result, Skipped, Summary, useAsked } from "./outcome.js";
import { HostGone, Intro, Question } from "./question.js";

/** @import { Game, Phase, Played } from "lms-types/live" */
/** @import { Children } from "lms-types/view" */

/** @param {Phase | null} phase */
const over = (phase) => phase === "finished" || phase === "aborted";

/**
 * True for a moment after the line came back: said once.
 * @param {boolean} connected
 */
function useBack(connected) {
  const [back, set] = useState(false);
  const was = useRef(/** @type {boolean | null} */ (null));
  useEffect(() => {
    const returned = was.current === false && connected;
    if (was.current === true && !connected) say(t("live.offline"));
    if (connected || was.current !== null) was.current = connected;
    if (!returned) {
      set(false);
      return undefined;
    }
    set(true);
    say(t("live.back"));
    const id = setTimeout(() => set(false), 3000);
    return () => clearTimeout(id);
  }, [connected]);
  return back;
}

/**
 * A browser is brought back as the player it was; at a shared one somebody else may sit by now.
 * @param {{ name: string }} props
 */
const NotYou = ({ name }) =>
  history.state?.pin &&
  html`
  <button type="button" class="link" onClick=${() => go(`/join/${history.state.pin}`, { state: { new: true } })}><${T} k="join.not_you" name=${name} /></button>`;

/**
 * Said until the next question, if one came back by a link or code rather than by loading the page again.
 * @param {{ state: Played }} props
 */
function Returned({ state }) {
  const came = useRef(state.question?.question_id);
  const [shown] = useState(history.state?.returned);
  if (!shown || came.current !== state.question?.question_id || over(state.phase)) return null;
  return html`<aside class="returned"><span><${T} k="join.back_as" name=${state.me.nickname} /></span> <${NotYou} name=${state.me.nickname} /></aside>`;
}

/** @param {{ state: Played, connected: boolean }} props */
function Lobby({ state, connected }) {
  return html`
    <main class="play-main outcome lobby">
      <p class="quiet"><bdi>${state.title}</bdi></p>
      <h1 tabindex="-1">${t("join.in_title")}</h1>
      <p class="badge"><span class="name"><bdi>${state.me.nickname}</bdi></span></p>
      <p class="quiet">${t("join.in_text")}</p>
      <p><${NotYou} name=${state.me.nickname} /></p>
      <p class="quiet num after">${t("join.count", { n: state.count })}</p>
    </main>
    <footer class="play-foot" data-tone=${connected ? "" : "warn"}>
      <${HostGone} state=${state} connected=${connected} />
      ${
        connected
          ? html`<p class="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span>${t("join.waiting")}</span></p>`
          : html`<p class="status"><${Icon} name="sync" /><span>${t("conn.reconnecting")}</span></p>`
      }
    </footer>`;
}

/** @param {{ code: number, ban: boolean, onHere: () => void }} props */
function Ended({ code, ban, onHere }) {
  const again = history.state?.pin ? `/join/${history.state.pin}` : "/join";
  /** @type {Record<number, [title: string, action: Children]>} */
  const ends = {
    4403: ban
      ? [t("live.banned"), null]
      : [
          t("live.kicked"),
          html`<a class="btn" data-kind="primary" data-size="large" href=${again}>${t("live.join_again")}</a>`,
        ],
    4409: [
      t("live.tab"),
      html`<${Button} kind="primary" data-size="large" onPress=${onHere}>${t("live.use_here")}<//>`,
    ],
    4410: [t("live.over"), html`<a class="btn" data-size="large" href="/join">${t("sum.again")}</a>`],
    4429: [
      t("live.too_many"),
      html`<p class="quiet">${t("live.too_many_hint")}</p><${Button} kind="primary" data-size="large" onPress=${() => location.reload()}>${t("live.reload")}<//>`,
    ],
    4426: [
      t("live.version"),
      html`<${Button} kind="primary" data-size="large" onPress=${() => location.reload()}>${t("live.reload")}<//>`,
    ],
  };
  const [title, action] = ends[code] ?? [
    t("live.no_access"),
    html`<p class="quiet">${t("live.no_access_hint")}</p><a class="btn" data-kind="primary" data-size="large" href="/join">${t("app.join")}</a>`,
  ];
  useEffect(() => {
    document.querySelector("h1")?.focus();
  }, []);
  return html`<main class="play-main outcome ended"><${Icon} name="info" class="ended-icon" /><h1 tabindex="-1">${title}</h1>${action}</main>`;
}

/** @type {Partial<Record<Phase, (view: any) => Children>>} each with the view that its phase brings */
const screens = {
  intro: Intro,
  open: Question,
  paused: Question,
  closed: Question,
  revealed: Result,
  leaderboard: Place,
};

/** @param {{ sessionId: string }} props */
export function Room({ sessionId }) {
  const [attempt, setAttempt] = useState(0);
  const ticket = useRef(history.state?.ticket ?? null);
  const { state, status, closeCode, send, refresh, line } = useLive(sessionId, {
    playing: true,
    ticket: ticket.current,
    attempt,
  });
  const connected = status === "connected" || status === "slow";
  const back = useBack(connected);
  const answering = useAnswering({ state, send, refresh, line });
  const asked = useAsked(state);
  usePage(state.title || t("join.title"));
  useWakeLock(state.loaded && !over(state.phase));
  useEffect(() => {
    ticket.current = null; // works once
    if (history.state?.ticket) history.replaceState({ ...history.state, ticket: undefined }, "");
  }, []);
  const alone = connected && state.host_online === false && !over(state.phase);
  useEffect(() => {
    if (alone) say(t("live.host_gone"));
  }, [alone]);
  const summed = Boolean(state.me?.questions);
  useEffect(() => {
    if (state.phase !== "finished" || summed) return undefined;
    refresh();
    const again = setInterval(refresh, 2000);
    return () => clearInterval(again);
  }, [state.phase, summed]);
  if (status === "closed" && !over(state.phase)) {
    return html`<div class="player"><${Ended} code=${closeCode} ban=${state.kicked === "ban"} onHere=${() => setAttempt(attempt + 1)} /></div>`;
  }
  if (!state.loaded || !state.me) {
    return html`
      <div class="join">
        <header class="join-head"><${Logo} /></header>
        <main class="play-main outcome" aria-busy="true"><p class="quiet" role="status">${t(status === "connecting" ? "play.loading" : "conn.reconnecting")}</p></main>
      </div>`;
  }
  const skipped = state.phase === "closed" && !state.question?.question_type;
  const Screen = skipped ? Skipped : state.phase && screens[state.phase];
  const view = { state, connected, back, answering, asked };
  return html`
    <div class="player" data-phase=${state.phase}>
      ${Screen && html`<${Returned} state=${state} />`}
      ${
        over(state.phase)
          ? html`<${Summary} ...${view} />`
          : Screen
            ? html`<${Screen} key=${state.question?.question_id} ...${view} />`
            : html`<${Lobby} ...${view} />`
      }
    </div>`;
}
