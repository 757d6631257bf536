// The presenter: one stage for every phase, keys, full screen, clean screen.
import { html, useEffect, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useKeys } from "../../lib/keys.js";
import { placed } from "../../lib/rank.js";
import { usePage } from "../../lib/router.js";
import { useWakeLock } from "../../lib/wake.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { ConnectionChip } from "../../components/ConnectionChip.js";
import { Dialog } from "../../components/Dialog.js";
import { Logo } from "../../components/Icon.js";
import { usePodium } from "../../components/Podium.js";
import { ThemeButton } from "../../components/Shell.js";
import { StepBar } from "../../components/StepBar.js";
import { Bar } from "./bar.js";
import { Board, Finale } from "./board.js";
import { useHost } from "./commands.js";
import { Closed } from "./closed.js";
import { ControlWays } from "./control-ways.js";
import { Lobby } from "./lobby.js";
import { People } from "./people.js";
import { Intro, Question } from "./question.js";
import { over } from "./steps.js";

/** @import { Asked, Phase } from "lms-types/live" */
/** @import { Children } from "lms-types/view" */
/** @import { Host as HostOf } from "./commands.js" */
/**
 * @typedef {{ showCount: boolean, nextZoom: number, people: () => void, help: () => void, control: () => void, toggleClean: () => void,
 *   toggleCount: () => void, zoomIn: () => void }} View what the bar changes on this screen alone
 */

const ZOOMS = [1, 1.25, 1.5];
/** @typedef {{ sessionId: string, host: HostOf, clean: boolean, state: Asked, connected: boolean, showCount: boolean, zoom: number, at: number }} Screened */
/** @type {Partial<Record<Phase, (screen: Screened) => Children>>} */
const screens = { lobby: Lobby, intro: Intro, leaderboard: Board, finished: Finale, aborted: Finale };
const HELP = [
  ["Space", "next"],
  ["P", "pause"],
  ["+", "extend"],
  ["S", "skip"],
  ["L", "lock"],
  ["F", "full"],
  ["H", "clean"],
  ["?", "help"],
];

const fullScreen = () =>
  (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch?.(
    () => {},
  );

/** @param {{ on: boolean, onSwitch: () => void, onClose: () => void }} props */
function Help({ on, onSwitch, onClose }) {
  return html`
    <${Dialog} title=${t("keys.title")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onSwitch}>${t(on ? "host.keys_off" : "host.keys_on")}<//><${Button} data-safe onPress=${onClose}>${t("app.close")}<//>`}>
      <dl class="keys">${HELP.map(([key, name]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(`keys.${name}`)}</dd></div>`)}</dl>
    <//>`;
}

/** @param {{ sessionId: string }} props */
export default function Host({ sessionId }) {
  const host = useHost(sessionId);
  const { state, connected, can, off } = host;
  const [zoom, setZoom] = useState(1);
  const [clean, setClean] = useState(false);
  const [showCount, setShowCount] = useState(true);
  const [keysOn, setKeysOn] = useState(true);
  const [open, setOpen] = useState(/** @type {"people" | "help" | "control" | null} */ (null));
  const [podiumAt, showPodium] = usePodium(over(state) ? (state.podium ?? []).filter(placed) : []);
  usePage(state.title || t("home.live_now"));
  useWakeLock(state.loaded && !over(state));
  useEffect(() => {
    /** @type {HTMLElement | null} */
    const head = document.querySelector(".stage h1");
    head?.focus({ preventScroll: true });
  }, [state.phase, state.question?.question_id, clean]);

  const toggleClean = () => {
    if (!clean) say(t("host.clean_back"));
    setClean(!clean);
  };
  const nextZoom = ZOOMS[(ZOOMS.indexOf(zoom) + 1) % ZOOMS.length];
  /** @type {View} */
  const view = {
    showCount,
    nextZoom,
    people: () => setOpen("people"),
    help: () => setOpen("help"),
    control: () => setOpen("control"),
    toggleClean,
    toggleCount: () => setShowCount(!showCount),
    zoomIn: () => setZoom(nextZoom),
  };
  /** @param {"next" | "pause" | "extend" | "skip" | "lock"} name */
  const does = (name) => () => {
    const act = can[name];
    if (!off && act) act();
  };
  const step = () => (over(state) ? showPodium() : does("next")());
  useKeys(
    {
      Space: step,
      Enter: step,
      P: does("pause"),
      "+": does("extend"),
      S: does("skip"),
      L: does("lock"),
      F: fullScreen,
      H: toggleClean,
      "?": view.help,
    },
    keysOn,
  );

  if (host.status === "closed" && !over(state)) return html`<${Closed} code=${host.closeCode} />`;
  const Screen = (state.phase && screens[state.phase]) ?? Question;
  return html`
    <div class="stage" data-phase=${state.phase} data-clean=${clean} style=${{ "--zoom": zoom }}>
      <header class="stage-head">
        <${Logo} href="/home" />
        <span class="stage-title name"><bdi>${state.title}</bdi></span>
        ${state.number > 0 && !over(state) && html`<span class="num stage-step">${t("host.question", state)}</span><${StepBar} number=${state.number} total=${state.total} />`}
        <span class="spacer"></span>
        ${clean && html`<${Button} data-back="true" hint="H" aria-keyshortcuts="H" onPress=${toggleClean}>${t("host.show_bar")}<//>`}
        <${ConnectionChip} status=${host.status} />
        <${ThemeButton} />
        <${Button} kind="quiet" icon="expand" iconOnly label=${t("host.full")} onPress=${fullScreen} aria-keyshortcuts="F" />
      </header>
      <main class="stage-main">${state.loaded && html`<${Screen} sessionId=${sessionId} host=${host} clean=${clean} state=${state} connected=${connected} showCount=${showCount} zoom=${zoom} at=${podiumAt} />`}</main>
      ${state.loaded && !clean && html`<${Bar} host=${host} view=${view} sessionId=${sessionId} />`}
      ${host.dialog}
      ${open === "people" && html`<${People} sessionId=${sessionId} host=${host} onClose=${() => setOpen(null)} />`}
      ${open === "control" && html`<${ControlWays} sessionId=${sessionId} joinUrl=${state.join_url} onClose=${() => setOpen(null)} />`}
      ${
        open === "help" &&
        html`<${Help} on=${keysOn} onSwitch=${() => {
          setKeysOn(!keysOn);
          setOpen(null);
        }} onClose=${() => setOpen(null)} />`
      }
    </div>`;
}
