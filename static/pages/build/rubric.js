// By which of the course's rubrics an essay or a file is graded.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { Select } from "../../components/Inputs.js";

/** @import { Props } from "./scored.js" */

/** @param {Props} props */
export function ByRubric({ draft, course, onChange }) {
  const load = useLoad(() => readAll(`courses/${course}/rubrics`), [course]);
  const chosen = draft.rubric_id;
  const known = load.data ?? [];
  /** @type {[value: string, text: string][]} */
  const options = [
    ["", t("build.rubric_none")],
    ...known.map(({ id, title }) => /** @type {[string, string]} */ ([id, title])),
  ];
  if (chosen && !known.some(({ id }) => id === chosen))
    options.push([chosen, t(load.data ? "build.rubric_other" : "build.rubric_chosen")]);
  return html`
    <div class="build-rubric">
      <${Select} name="rubric" id="build-rubric" label=${t("build.rubric")} value=${chosen ?? ""} options=${options} onInput=${(/** @type {string} */ id) => onChange({ rubric_id: id || null })} />
      <p class="meta"><a href=${`/courses/${course}/rubrics`} target="_blank">${t("build.rubric_make")}</a></p>
    </div>`;
}
