// Icon and word, never colour alone; a change is spoken once.
import { html, useEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { say } from "./Announcer.js";
import { Icon } from "./Icon.js";

/** @import { Status } from "lms-types/live" */

const LOOK = {
  connected: ["wifi", "ok"],
  slow: ["wifi", "warn"],
  connecting: ["sync", ""],
  reconnecting: ["sync", "warn"],
  offline: ["wifi-off", "warn"],
  closed: ["wifi-off", "warn"],
};

/** @param {{ status: Status }} props */
export function ConnectionChip({ status }) {
  const shown = useRef(status);
  useEffect(() => {
    if (shown.current !== status && shown.current !== "connecting")
      say(t(`conn.${status === "closed" ? "offline" : status}`));
    shown.current = status;
  }, [status]);
  const [icon, tone] = LOOK[status];
  return html`<span class="tag conn" data-tone=${tone}><${Icon} name=${icon} />${t(`conn.${status === "closed" ? "offline" : status}`)}</span>`;
}
