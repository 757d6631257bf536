// The host's bar: every step of the game, the rare things behind "More". Its row is always there.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Icon } from "../../components/Icon.js";
import { Menu } from "../../components/Menu.js";
import { Pin } from "../../components/Pin.js";
import { FinaleActions } from "./board.js";
import { NextButton } from "./commands.js";
import { over } from "./steps.js";

/** @import { Game } from "lms-types/live" */
/** @import { Children, MenuItem } from "lms-types/view" */
/** @import { Host } from "./commands.js" */
/** @import { View } from "./host.js" */

/**
 * @param {{ host: Host, does: "lock" | "pause" | "extend" | "skip", icon?: string, hint?: string, title?: string, children: Children,
 *   shortcut?: string }} props
 */
const Action = ({ host, does, icon, hint, title, children, shortcut }) =>
  host.can[does]
    ? html`<${Button} icon=${icon} hint=${hint} off=${host.off} title=${title} aria-keyshortcuts=${shortcut ?? hint} onPress=${host.can[does]}>${children}<//>`
    : null;

/** @param {{ host: Host, view: View }} parts @returns {(MenuItem | false | null)[]} */
function more({ host, view }) {
  const { can } = host;
  return [
    can.jump && { icon: "skip", text: host.onward, onPress: can.jump },
    can.lock &&
      host.state.phase !== "lobby" && {
        icon: host.state.locked ? "unlock" : "lock",
        key: "L",
        text: t(host.state.locked ? "host.unlock" : "host.lock"),
        onPress: can.lock,
      },
    { icon: "people", text: t("host.manage"), onPress: view.people },
    { icon: "phone", text: t("host.control"), onPress: view.control },
    { icon: "people", text: t(view.showCount ? "host.hide_count" : "host.show_count"), onPress: view.toggleCount },
    { icon: "expand", text: t("host.text_size", { share: view.nextZoom }), onPress: view.zoomIn },
    { icon: "pause", text: t("host.clean"), key: "H", onPress: view.toggleClean },
    { icon: "info", text: t("host.help"), key: "?", onPress: view.help },
    can.void && { icon: "cross", text: t("host.void"), kind: "danger", onPress: can.void },
    can.end && {
      icon: "cross",
      text: t(host.state.phase === "lobby" ? "host.leave" : "host.end"),
      kind: "danger",
      onPress: can.end,
    },
  ];
}

/** @param {Game} state */
const summary = ({ total: questions, settings }) =>
  settings?.time_limit_s
    ? t("host.summary_time", { questions, seconds: settings.time_limit_s })
    : t("host.summary", { questions });

/** @param {{ host: Host, view: View, sessionId: string }} props */
export function Bar({ host, view, sessionId }) {
  const { state, off } = host;
  const lobby = state.phase === "lobby";
  return html`
    <footer class="stage-bar" data-tone=${off ? "warn" : ""}>
      <div class="bar-start">
        ${
          lobby &&
          html`
          <${Action} host=${host} does="lock" icon=${state.locked ? "unlock" : "lock"} hint="L">${t(state.locked ? "host.unlock" : "host.lock")}<//>
          <${Button} icon="people" data-roomy="true" onPress=${view.people}>${t("host.manage")}<//>`
        }
        <${Action} host=${host} does="pause" icon=${state.phase === "paused" ? "play" : "pause"} hint="P">${t(state.phase === "paused" ? "host.resume" : "host.pause")}<//>
        <${Action} host=${host} does="extend" title=${t("host.extend_label")} shortcut="+">${html`<bdi>${t("host.extend")}</bdi>`}<//>
        <${Action} host=${host} does="skip" icon="skip" hint="S">${t("host.skip")}<//>
        <${Menu} label=${t("app.more")} up=${true} items=${more({ host, view })} />
      </div>
      <p class="bar-mid">${
        off
          ? html`<${Icon} name="sync" /><span>${off}</span>`
          : lobby
            ? summary(state)
            : !over(state) &&
              html`<span class="quiet">${t("host.join_reminder")}</span> <b><${Pin} value=${state.pin} /></b>`
      }</p>
      <div class="bar-end">${over(state) ? html`<${FinaleActions} sessionId=${sessionId} />` : html`<${NextButton} host=${host} hint="Space" />`}</div>
    </footer>`;
}
