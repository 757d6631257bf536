// The people of a course: who teaches, who asks or waits, who learns, and in which groups.
import { html } from "../../../lib/dom.js";
import "../../../lib/words-people.js";
import { Cohorts, useCohorts } from "./cohorts.js";
import { Learners } from "./learners.js";
import { StaffList } from "./staff.js";

/** @import { Course } from "lms-types/rest" */

/** @param {{ course: Course }} props */
export function People({ course }) {
  const cohorts = useCohorts(course.id);
  return html`
    <${Learners} course=${course} cohorts=${cohorts.data ?? []} onImported=${cohorts.reload} />
    <${Cohorts} course=${course} cohorts=${cohorts} />
    <${StaffList} course=${course} />`;
}
