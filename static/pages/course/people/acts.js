// What staff may do with people of a course, one or many at once, each by their state.
import { post, patch, remove } from "../../../lib/api.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["LearnerOut"]} Learner */
/** @typedef {"approve" | "reject" | "suspend" | "resume" | "complete" | "cohort" | "remove"} Act */

/** @typedef {{ cohort_id?: string | null, reason?: string }} Given what was said in the dialog before it */

/** Those that ask before they act. @type {Act[]} */
export const ASKING = ["reject", "suspend", "complete", "cohort", "remove"];
/** @type {Record<Act, string>} */
export const ICONS = {
  approve: "check",
  reject: "cross",
  suspend: "lock",
  resume: "unlock",
  complete: "trophy",
  cohort: "people",
  remove: "trash",
};
/** @type {{ [status: string]: Act[] }} what assistants may, too */
const BY_STAFF = { pending: ["approve", "reject"], waitlisted: ["approve", "reject"], rejected: ["approve"] };
/** @type {{ [status: string]: Act[] }} */
const BY_TEACHERS = {
  pending: ["cohort", "remove"],
  waitlisted: ["cohort", "remove"],
  active: ["suspend", "complete", "cohort", "remove"],
  completed: ["suspend", "cohort", "remove"],
  suspended: ["resume", "cohort", "remove"],
};

/** @param {Learner} one @param {boolean} teaches @param {boolean} grouped whether there are cohorts @returns {Act[]} */
export const actsFor = ({ status }, teaches, grouped) =>
  [...(BY_STAFF[status] ?? []), ...((teaches && BY_TEACHERS[status]) || [])].filter(
    (act) => act !== "cohort" || grouped,
  );

/** @param {Act} act @param {Learner} one @param {Given} given @returns {Promise<unknown>} */
const does = (act, { id }, given) =>
  act === "remove"
    ? remove(`enrollments/${id}`)
    : act === "cohort"
      ? patch(`enrollments/${id}`, { cohort_id: given.cohort_id || null })
      : act === "reject"
        ? post(`enrollments/${id}/reject`, { reason: given.reason })
        : post(`enrollments/${id}/${act}`);

/**
 * One after the other; what fails keeps nobody else from their turn.
 * @param {Act} act @param {Learner[]} people @param {Given} given @param {(done: number) => void} onDone
 */
export async function actOn(act, people, given, onDone) {
  /** @type {{ who: Learner, error: unknown }[]} */
  const failed = [];
  for (const [i, who] of people.entries()) {
    try {
      await does(act, who, given);
    } catch (error) {
      failed.push({ who, error });
    }
    onDone(i + 1);
  }
  return failed;
}
