// What makes a lesson done: all that is ticked must hold.
import { html, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Problem } from "../../components/Field.js";
import { Amount, Check } from "./opening.js";

/** @typedef {{ type: string, seconds?: number, percent?: number }} Condition */

/** @type {Record<string, string[]>} what each kind can meet, as the server has it */
const OFFERED = {
  text: ["manual", "viewed", "time_spent"],
  file: ["manual", "viewed", "time_spent"],
  video: ["manual", "watched", "viewed", "time_spent"],
  quiz: ["passed", "min_score", "submitted", "viewed", "time_spent", "manual"],
  live: ["submitted", "passed", "min_score", "viewed", "time_spent", "manual"],
  assignment: ["submitted", "passed", "min_score", "viewed", "time_spent", "manual"],
};
/** @type {Record<string, Condition>} as they begin */
const FRESH = {
  time_spent: { type: "time_spent", seconds: 300 },
  watched: { type: "watched", percent: 80 },
  min_score: { type: "min_score", percent: 60 },
};

/** What must hold of a lesson of this kind, in words. @param {string} kind @param {string} type */
export const whenOf = (kind, type) =>
  t(type === "submitted" && kind !== "assignment" ? `write.when_submitted_${kind}` : `write.when_${type}`);

/** @param {{ one: Condition, onChange: (one: Condition) => void }} props */
function Much({ one, onChange }) {
  const isTime = one.type === "time_spent";
  const [typed, type] = useState(String(isTime ? (one.seconds ?? 0) / 60 : one.percent));
  const [wrong, setWrong] = useState(/** @type {string | null} */ (null));
  const most = isTime ? 1440 : 100;
  /** @param {string} text */
  const set = (text) => {
    type(text);
    const n = Number(text.replace(",", "."));
    const whole = one.type === "min_score" ? n : isTime ? Math.round(n * 60) : Math.round(n);
    const fine = text.trim() !== "" && Number.isFinite(n) && n <= most && whole >= (one.type === "min_score" ? 0 : 1);
    setWrong(fine ? null : t("write.between", { most }));
    if (fine) onChange(isTime ? { ...one, seconds: whole } : { ...one, percent: whole });
  };
  return html`<${Amount} id=${`write-${one.type}`} label=${t(`write.much_${one.type}`)} unit=${t(isTime ? "unit.minutes" : "write.percent")} value=${typed} error=${wrong} onInput=${set} />`;
}

/** @param {{ kind: string, value: Condition[], error?: string | null, onInput: (all: Condition[]) => void }} props */
export function Conditions({ kind, value, error, onInput }) {
  const offered = OFFERED[kind] ?? [];
  /** @param {string} type @param {boolean} on */
  const flip = (type, on) => {
    const left = value.filter((one) => one.type !== type);
    const all = on ? [...left, FRESH[type] ?? { type }] : left;
    onInput(all.sort((a, b) => offered.indexOf(a.type) - offered.indexOf(b.type)));
  };
  return html`
    <fieldset class="choices write-conditions">
      <legend>${t("write.done_when")}</legend>
      <p class="hint">${value.length > 1 ? t("write.all_hold") : value.length ? t("write.one_holds") : t(`write.default_${kind}`)}</p>
      ${offered.map((type) => {
        const one = value.find((other) => other.type === type);
        return html`
          <div key=${type}>
            <${Check} name="conditions" id=${`write-is-${type}`} label=${whenOf(kind, type)} checked=${Boolean(one)} onInput=${(/** @type {boolean} */ on) => flip(type, on)} />
            ${one && FRESH[type] && html`<${Much} one=${one} onChange=${(/** @type {Condition} */ next) => onInput(value.map((other) => (other.type === type ? next : other)))} />`}
          </div>`;
      })}
      ${error && html`<${Problem} text=${error} />`}
    </fieldset>`;
}
