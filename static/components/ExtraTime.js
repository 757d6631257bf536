// What somebody gets beyond the others, in a line, and the dialog that gives it: in a quiz, in a course, everywhere.
import { html } from "../lib/dom.js";
import { put } from "../lib/api.js";
import { useForm } from "../lib/form.js";
import { T, t } from "../lib/i18n.js";
import "../lib/words-extra.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { Field } from "./Field.js";
import { Area, Select, Summary } from "./Inputs.js";
import { toast } from "./Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["AccommodationOut"]} Given */
/** @typedef {`users/${string}/accommodations` | `courses/${string}/accommodations/${string}` | `quizzes/${string}/accommodations/${string}`} Path */

const FACTORS = ["1", "1.25", "1.5", "1.75", "2", "3"];
const HOUR_S = 3600;

/** @param {Given} given what it means, in a line */
export function extraInWords(given) {
  const parts = [
    ...(given.time_multiplier > 1 ? [t("extra.factor", { n: (given.time_multiplier - 1) * 100 })] : []),
    ...(given.extra_s ? [t("extra.minutes_more", { n: given.extra_s / 60 })] : []),
    ...(given.extra_attempts ? [t("extra.tries_more", { n: given.extra_attempts })] : []),
    ...(given.shift_s ? [t("extra.later", { n: given.shift_s / HOUR_S })] : []),
  ];
  return parts.join(" · ") || t("extra.nothing");
}

/**
 * @param {{ path: Path, name: string, given: Given | null, onClose: () => void, onDone: () => void }} props
 *   `path`: of what the person gets at this level; `given`: what that is now
 */
export function ExtraTime({ path, name, given, onClose, onDone }) {
  const form = useForm(
    {
      time_multiplier: String(given?.time_multiplier ?? 1),
      extra_s: String((given?.extra_s ?? 0) / 60),
      extra_attempts: String(given?.extra_attempts ?? 0),
      shift_s: String((given?.shift_s ?? 0) / HOUR_S),
      note: given?.note ?? "",
    },
    async (values) => {
      await put(/** @type {`users/${string}/accommodations`} all three take the same */ (path), {
        time_multiplier: Number(values.time_multiplier),
        extra_s: Math.round(Number(values.extra_s) * 60),
        extra_attempts: Number(values.extra_attempts),
        shift_s: Math.round(Number(values.shift_s) * HOUR_S),
        note: values.note,
      });
      toast(t("extra.saved"));
      onClose();
      onDone();
    },
  );
  const { value } = form.field("time_multiplier");
  const factors = FACTORS.includes(value) ? FACTORS : [...FACTORS, value].sort();
  return html`
    <${Dialog} title=${html`<${T} k="extra.for" name=${name} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="extra" busy=${form.busy}>${t("extra.save")}<//>`}>
      <form id="extra" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <div class="two">
          <${Select} label=${t("extra.time")} options=${factors.map((one) => [one, one === "1" ? t("extra.time_same") : t("extra.factor", { n: (Number(one) - 1) * 100 })])} ...${form.field("time_multiplier")} />
          <${Field} label=${t("extra.minutes")} type="number" min="0" max="10080" step="any" inputmode="decimal" autocomplete="off" ...${form.field("extra_s")} />
          <${Field} label=${t("extra.tries")} type="number" min="0" max="100" step="1" inputmode="numeric" autocomplete="off" ...${form.field("extra_attempts")} />
          <${Field} label=${t("extra.shift")} type="number" min="0" max="8928" step="any" inputmode="decimal" autocomplete="off" ...${form.field("shift_s")} />
        </div>
        <${Area} label=${t("extra.note")} hint=${t("extra.note_hint")} rows="2" maxlength="2000" dir="auto" ...${form.field("note")} />
        <p class="meta">${t("extra.at_once")}</p>
      </form>
    <//>`;
}
