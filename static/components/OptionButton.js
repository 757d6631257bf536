// One tile of the player. One choice: a button that sends. Many: a real checkbox inside its label.
import { html } from "../lib/dom.js";
import { Icon } from "./Icon.js";
import { answerKey, Mark } from "./Mark.js";
import { Label } from "./Rich.js";

/** @import { Option } from "lms-types/live" */
/** @typedef {"idle" | "sending" | "locked" | "dimmed" | "off"} TileState */

/**
 * The room for the tick is always there, so nothing moves.
 * @param {{ index: number, option: Option, many?: boolean, chosen: boolean, state?: TileState, onPress: () => void }} props
 */
export function OptionButton({ index, option, many, chosen, state = "idle", onPress }) {
  const open = state === "idle";
  const face = html`
    <${Mark} index=${index} />
    <span class="tile-text"><${Label} option=${option} /></span>
    <span class="tile-box" data-on=${chosen} data-square=${many}>${chosen && html`<${Icon} name="check" />`}</span>`;
  const look = { class: "tile option", "data-answer": answerKey(index), "data-state": state, "data-chosen": chosen };
  if (many && (open || state === "sending")) {
    return html`
      <label ...${look}>
        <input class="vh" type="checkbox" checked=${chosen} onChange=${onPress} />${face}
      </label>`;
  }
  return html`
    <button type="button" ...${look} aria-pressed=${chosen ? "true" : undefined} aria-disabled=${open ? undefined : "true"} onClick=${() => open && onPress()}>${face}</button>`;
}
