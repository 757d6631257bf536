// How a live game of a quiz runs: in the dialog that starts it, and among the quiz's settings.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Select } from "./Inputs.js";

/** @import { On } from "lms-types/view" */
/** @import { Quiz } from "lms-types/rest" */
/** @typedef {Quiz["live"]} Live */

/** @type {["streak" | "auto_close" | "late_join", string][]} */
const SWITCHES = [
  ["streak", "start.streak"],
  ["auto_close", "start.auto_close"],
  ["late_join", "start.late_join"],
];
/** @type {Live["scoring"][]} */
const SCORINGS = ["speed", "accuracy"];
/** @type {NonNullable<Live["join"]>[]} */
const JOINS = ["anyone", "signed_in", "enrolled"];
const TIMES = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 600];
const INTROS = [0, 1000, 2000, 3000, 5000, 8000, 10000];

/** A value of its own stays on offer. @param {number[]} steps @param {number | null} value */
const among = (steps, value) =>
  value === null || steps.includes(value) ? steps : [...steps, value].sort((a, b) => a - b);

/** @param {{ value: Live, onChange: (value: Live) => void }} props */
export const LiveFields = ({ value, onChange }) => {
  const { time_limit_s: time = null, intro_ms: intro = 3000 } = value;
  const times = among(TIMES, time).map((n) => [String(n), t("start.seconds", { n })]);
  const intros = among(INTROS, intro).map((n) => [
    String(n),
    n ? t("start.seconds", { n: n / 1000 }) : t("start.no_intro"),
  ]);
  return html`
    <fieldset class="choices">
      <legend>${t("start.scoring")}</legend>
      ${SCORINGS.map(
        (scoring) => html`
        <label class="choice" key=${scoring}><input type="radio" name="scoring" checked=${value.scoring === scoring} onChange=${() => onChange({ ...value, scoring })} />
          <span>${t(`start.${scoring}`)}</span></label>`,
      )}
    </fieldset>
    <div class="two">
      <${Select} name="time_limit_s" id="live-time" label=${t("start.time")} value=${String(time ?? "")} options=${[["", t("start.time_own")], ...times]} onInput=${(/** @type {string} */ n) => onChange({ ...value, time_limit_s: n ? Number(n) : null })} />
      <${Select} name="intro_ms" id="live-intro" label=${t("start.intro")} value=${String(intro)} options=${intros} onInput=${(/** @type {string} */ n) => onChange({ ...value, intro_ms: Number(n) })} />
    </div>
    <${Select} name="join" id="live-join" label=${t("start.join")} value=${value.join ?? "anyone"} options=${JOINS.map((who) => [who, t(`start.join_${who}`)])} onInput=${(/** @type {NonNullable<Live["join"]>} */ join) => onChange({ ...value, join })} />
    <div class="choices">
      ${SWITCHES.map(
        ([name, words]) => html`
        <label class="choice" key=${name}><input type="checkbox" checked=${value[name]} onChange=${(/** @type {On} */ event) => onChange({ ...value, [name]: event.target.checked })} />
          <span>${t(words)}</span></label>`,
      )}
    </div>`;
};
