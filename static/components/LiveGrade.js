// What a live game counts for as a grade: chosen before it starts, or when it is over.
import { html, useState } from "../lib/dom.js";
import { put } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import "../lib/words-live.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { explain, Field, Problem } from "./Field.js";
import { Select } from "./Inputs.js";
import { toast } from "./Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["LiveSessionOut"]["grade"]} By */
/** @typedef {{ grade: By, max_points: string }} Counted as it is typed */

/** @type {By[]} */
const WAYS = ["none", "participation", "correct"];
const MOST = 10_000;

/** @type {Counted} */
export const UNGRADED = { grade: "none", max_points: "10" };

/** What is sent; null: these are no points. @param {Counted} value */
export function gradeOf({ grade, max_points }) {
  const points = Number(max_points.replace(",", "."));
  if (grade === "none") return { grade };
  return max_points.trim() && points >= 0 && points <= MOST ? { grade, max_points: points } : null;
}

/** @param {{ value: Counted, onChange: (value: Counted) => void }} props */
export const GradeFields = ({ value, onChange }) => html`
  <div class="two">
    <${Select} name="grade" id="live-grade" label=${t("start.grade")} value=${value.grade} options=${WAYS.map((way) => [way, t(`start.grade_${way}`)])} onInput=${(/** @type {By} */ grade) => onChange({ ...value, grade })} />
    ${
      value.grade !== "none" &&
      html`<${Field} name="max_points" id="live-max" label=${t("start.max_points")} value=${value.max_points} inputmode="decimal" maxlength="8" autocomplete="off"
        error=${gradeOf(value) ? null : t("start.max_wrong", { max: MOST })} onInput=${(/** @type {string} */ max_points) => onChange({ ...value, max_points })} />`
    }
  </div>
  ${value.grade !== "none" && html`<p class="meta">${t("start.grade_whose")}</p>`}`;

/** @param {{ session: Schemas["LiveSessionOut"], onDone: () => unknown, onClose: () => void }} props */
function Choose({ session, onDone, onClose }) {
  const [value, set] = useState(
    /** @type {Counted} */ ({ grade: session.grade, max_points: String(session.max_points) }),
  );
  const [problem, setProblem] = useState("");
  const save = async () => {
    const given = gradeOf(value);
    if (!given) {
      document.getElementById("live-max")?.focus();
      return;
    }
    setProblem("");
    try {
      await put(`live-sessions/${session.id}/grade`, given);
      toast(t("start.grade_saved"));
      onClose();
      onDone();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Dialog} title=${t("start.grade_title")} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" onPress=${save}>${t("start.grade_save")}<//>`}>
      <${GradeFields} value=${value} onChange=${set} />
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {{ session: Schemas["LiveSessionOut"], onDone: () => unknown }} props */
export function LiveGrade({ session, onDone }) {
  const [open, set] = useState(false);
  return html`
    <${Button} onPress=${() => set(true)}>${t("start.grade_title")}<//>
    ${open && html`<${Choose} session=${session} onDone=${onDone} onClose=${() => set(false)} />`}`;
}
