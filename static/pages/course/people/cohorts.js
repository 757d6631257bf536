// Groups of a course's learners, each with a start of its own.
import { html, useState } from "../../../lib/dom.js";
import { create, get, patch, remove, told } from "../../../lib/api.js";
import { useForm } from "../../../lib/form.js";
import { T, t } from "../../../lib/i18n.js";
import { useLoad } from "../../../lib/load.js";
import { useMe } from "../../../lib/session.js";
import { Button } from "../../../components/Button.js";
import { DateTimeField } from "../../../components/DateTimeField.js";
import { Confirm, Dialog } from "../../../components/Dialog.js";
import { explain, Field, Problem } from "../../../components/Field.js";
import { Summary } from "../../../components/Inputs.js";
import { Section } from "../../../components/Section.js";
import { Loaded } from "../../../components/States.js";
import { Time } from "../../../components/Time.js";
import { toast } from "../../../components/Toast.js";
import { manages } from "../manages.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data, Load } from "lms-types/view" */
/** @typedef {Schemas["CohortOut"]} Cohort */

/** @param {string} courseId */
export const useCohorts = (courseId) => useLoad(() => get(`courses/${courseId}/cohorts`), [courseId]);

/** @param {{ course: Course, cohort: Cohort | null, onDone: () => void, onClose: () => void }} props `cohort`: null for a new one */
function CohortDialog({ course, cohort, onDone, onClose }) {
  const form = useForm(
    { name: cohort?.name ?? "", starts_at: cohort?.starts_at ?? null },
    async ({ name, starts_at }) => {
      const fields = { name: name.trim(), starts_at };
      await (cohort ? patch(`cohorts/${cohort.id}`, fields) : create(`courses/${course.id}/cohorts`, fields));
      onDone();
      onClose();
      toast(t(cohort ? "cohorts.changed" : "cohorts.made"));
    },
    {
      wanted: ["name"],
      prefix: "cohort-",
      words: (error) => (told(error).code === "name_taken" ? { name: t("cohorts.taken") } : null),
    },
  );
  return html`
    <${Dialog} title=${t(cohort ? "cohorts.change" : "cohorts.new")} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" type="submit" form="cohort-form" busy=${form.busy}>${t(cohort ? "cohorts.change_yes" : "cohorts.new_yes")}<//>`}>
      <form id="cohort-form" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Field} label=${t("cohorts.name")} autocomplete="off" dir="auto" maxlength="100" data-safe=${true} ...${form.field("name")} />
        <${DateTimeField} label=${t("cohorts.starts_at")} ...${form.field("starts_at")} />
        <p class="quiet">${t("cohorts.starts_text")}</p>
      </form>
    <//>`;
}

/** @param {{ course: Course, cohorts: Load<Cohort[]> }} props */
export function Cohorts({ course, cohorts }) {
  const { me } = useMe();
  const [editing, edit] = useState(/** @type {Cohort | "new" | null} */ (null));
  const [leaving, leave] = useState(/** @type {Cohort | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const rules = manages(me, course);
  /** @param {Cohort} one */
  const drop = async (one) => {
    setProblem(null);
    try {
      await remove(`cohorts/${one.id}`);
      toast(t("cohorts.deleted"));
      await cohorts.reload();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const empty = html`<p class="quiet">${t("cohorts.none")}</p>`;
  return html`
    <${Section} id="cohorts" title=${t("cohorts.title")} text=${t("cohorts.text")} action=${rules && html`<${Button} icon="plus" onPress=${() => edit("new")}>${t("cohorts.new")}<//>`}>
      <${Loaded} load=${cohorts} rows=${1} height=${56} empty=${empty}>${(
        /** @type {Data<typeof cohorts>} */ found,
      ) => html`
        <ul class="rows">
          ${found.map(
            (one) => html`
            <li class="row" key=${one.id}>
              <span class="row-main"><b dir="auto">${one.name}</b><span class="meta">${one.starts_at ? html`${t("course.starts")} <${Time} at=${one.starts_at} absolute />` : t("cohorts.with_course")}</span></span>
              ${
                rules &&
                html`
                <${Button} icon="edit" kind="quiet" iconOnly label=${t("cohorts.edit", { name: one.name })} onPress=${() => edit(one)} />
                <${Button} icon="trash" kind="quiet" iconOnly label=${t("cohorts.delete", { name: one.name })} onPress=${() => leave(one)} />`
              }
            </li>`,
          )}
        </ul>`}<//>
      <${Problem} text=${problem} />
      ${editing && html`<${CohortDialog} course=${course} cohort=${editing === "new" ? null : editing} onDone=${cohorts.reload} onClose=${() => edit(null)} />`}
      ${leaving && html`<${Confirm} title=${html`<${T} k="cohorts.delete_title" name=${leaving.name} />`} text=${t("cohorts.delete_text")} yes=${t("cohorts.delete_yes")} onYes=${() => drop(leaving)} onClose=${() => leave(null)} />`}
    <//>`;
}
