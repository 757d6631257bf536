// The same session on a second device: what runs, what comes, the buttons. Counts per option stay on this screen.
import { html, useState } from "../../lib/dom.js";
import { number, T, t } from "../../lib/i18n.js";
import { usePage } from "../../lib/router.js";
import { useWakeLock } from "../../lib/wake.js";
import { Button } from "../../components/Button.js";
import { ConnectionChip } from "../../components/ConnectionChip.js";
import { ClockChip } from "../../components/Countdown.js";
import { Icon } from "../../components/Icon.js";
import { Menu } from "../../components/Menu.js";
import { Pin } from "../../components/Pin.js";
import { Rich } from "../../components/Rich.js";
import { TallyBars } from "../../components/TallyBars.js";
import { optionsOf } from "../../lib/answers.js";
import { FinaleActions } from "./board.js";
import { Closed } from "./closed.js";
import { closedWord, NextButton, useHost } from "./commands.js";
import { Given } from "./given.js";
import { People } from "./people.js";
import { over } from "./steps.js";

/** @import { Asked, Game } from "lms-types/live" */
/** @import { Children } from "lms-types/view" */

/** @type {Record<string, string>} */
const PHASES = { paused: "host.paused", leaderboard: "board.title", intro: "host.starts" };
/** @param {Game} state */
const phaseWord = (state) => {
  const word = PHASES[state.phase ?? ""];
  return state.phase === "closed" ? closedWord(state) : word && t(word);
};

/** @type {{ by_option?: Record<string, number>, answered?: number }} */
const NONE = {};

/** @param {{ state: Asked, shown: boolean }} props */
function Now({ state, shown }) {
  const { by_option: counts, answered } = state.revealed ?? state.tally ?? NONE;
  return html`
    <section class="card control-now" aria-label=${t("control.now")}>
      <p class="meta">${t("control.now")} · ${t("host.question", state)}${phaseWord(state) && ` · ${phaseWord(state)}`}</p>
      <${Rich} class="control-stem" of=${state.question.stem_html} or=${state.question.stem} />
      ${
        shown &&
        (state.question.options?.length > 0
          ? html`<${TallyBars} options=${state.question.options} counts=${counts ?? {}} people=${answered} correct=${optionsOf(state.revealed?.correct)} />`
          : html`<${Given} counts=${counts ?? {}} />`)
      }
      ${shown && html`<p class="meta">${t("control.only_here")}</p>`}
    </section>`;
}

/** @param {{ sessionId: string }} props */
export default function Control({ sessionId }) {
  const host = useHost(sessionId);
  const { state, can, off, connected } = host;
  const [shown, show] = useState(false);
  const [people, openPeople] = useState(false);
  usePage(t("control.title"));
  useWakeLock(state.loaded && !over(state));
  if (host.status === "closed" && !over(state)) return html`<${Closed} code=${host.closeCode} />`;
  /** @param {"pause" | "extend" | "skip"} name @param {string | null} icon @param {Children} text @param {string} [title] */
  const act = (name, icon, text, title) =>
    can[name] && html`<${Button} icon=${icon} title=${title} off=${off} onPress=${can[name]}>${text}<//>`;
  return html`
    <div class="control">
      <header class="control-head"><h1 tabindex="-1">${t("control.title")}</h1><span class="spacer"></span><${ConnectionChip} status=${host.status} />
        <${Menu} label=${t("app.more")} items=${[
          can.lock && {
            icon: state.locked ? "unlock" : "lock",
            text: t(state.locked ? "host.unlock" : "host.lock"),
            onPress: can.lock,
          },
          can.jump && { icon: "skip", text: host.onward, onPress: can.jump },
          can.void && { icon: "cross", text: t("host.void"), kind: "danger", onPress: can.void },
          can.end && {
            icon: "cross",
            text: t(state.phase === "lobby" ? "host.leave" : "host.end"),
            kind: "danger",
            onPress: can.end,
          },
        ]} /></header>
      <main class="control-main">
        ${
          state.loaded &&
          html`
          <p class="control-line num">
            ${
              state.phase === "lobby"
                ? html`<span>PIN <b><${Pin} value=${state.pin} /></b></span>`
                : html`<span><${T} k="live.answered_of" n=${html`<b>${number(state.tally?.answered ?? 0)}</b>`} total=${state.tally?.eligible ?? state.count} /></span>`
            }
            ${state.timer && html`<${ClockChip} timer=${state.timer} total=${state.question?.time_limit_ms} connected=${connected} />`}
          </p>
          ${state.question && !over(state) && html`<${Now} state=${state} shown=${shown} />`}
          ${
            !over(state) &&
            html`<section class="card control-next" aria-label=${t("control.next")}>
            <p class="meta">${t("control.next")}</p>${state.next && state.phase !== "lobby" ? html`<${Rich} of=${state.next.stem_html} or=${state.next.stem} />` : html`<p>${state.phase === "lobby" ? t("host.summary", { questions: state.total }) : t("control.last")}</p>`}</section>`
          }
          ${off && html`<p class="control-off"><${Icon} name="sync" />${off}</p>`}
          <div class="control-buttons">
            ${act("pause", state.phase === "paused" ? "play" : "pause", t(state.phase === "paused" ? "host.resume" : "host.pause"))}
            ${act("extend", null, html`<bdi>${t("host.extend")}</bdi>`, t("host.extend_label"))}
            ${act("skip", "skip", t("host.skip"))}
          </div>
          <div class="control-buttons">
            ${state.question?.opened_at && !over(state) && html`<${Button} icon="chart" onPress=${() => show(!shown)}>${t(shown ? "control.hide_tally" : "control.show_tally")}<//>`}
            <${Button} icon="people" onPress=${() => openPeople(true)}>${t("control.players", { n: state.count })}<//>
          </div>`
        }
      </main>
      <footer class="control-foot">${over(state) ? html`<${FinaleActions} sessionId=${sessionId} />` : html`<${NextButton} host=${host} data-wide="true" />`}</footer>
      ${host.dialog}
      ${people && html`<${People} sessionId=${sessionId} host=${host} onClose=${() => openPeople(false)} />`}
    </div>`;
}
