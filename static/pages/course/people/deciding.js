// The dialogs that stand between a press and what it changes for people.
import { html, useState } from "../../../lib/dom.js";
import { T, t } from "../../../lib/i18n.js";
import { Button } from "../../../components/Button.js";
import { Dialog } from "../../../components/Dialog.js";
import { Area, Select } from "../../../components/Inputs.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Act, Given, Learner } from "./acts.js" */

const DANGER = ["reject", "suspend", "remove"];

/** @param {{ act: Act, people: Learner[], cohorts: Schemas["CohortOut"][], onYes: (given: Given) => unknown, onClose: () => void }} props */
export function Deciding({ act, people, cohorts, onYes, onClose }) {
  const [cohort, setCohort] = useState(people.length === 1 ? (people[0].cohort_id ?? "") : (cohorts[0]?.id ?? ""));
  const [reason, setReason] = useState("");
  const [first] = people;
  const title =
    people.length === 1
      ? html`<${T} k=${`act.${act}_one`} name=${first.user.full_name} />`
      : t(`act.${act}_many`, { n: people.length });
  const yes = () => {
    onClose();
    onYes({ cohort_id: cohort || null, reason: reason.trim() });
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind=${DANGER.includes(act) ? "danger" : "primary"} onPress=${yes}>${t(`act.${act}`)}<//>`}>
      <p>${t(`act.${act}_text`)}</p>
      ${act === "reject" && html`<${Area} name="reason" label=${t("act.reason")} hint=${t("act.reason_hint")} rows="3" maxlength="500" dir="auto" value=${reason} onInput=${setReason} />`}
      ${
        act === "cohort" &&
        html`<${Select} name="cohort" id="move-cohort" label=${t("learners.cohort")} value=${cohort} onInput=${setCohort}
          options=${[["", t("learners.no_cohort")], ...cohorts.map(({ id, name }) => [id, name])]} />`
      }
    <//>`;
}
