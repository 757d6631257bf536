// Who may change a course: its owner, its co-instructors, every administrator.
import { hosts } from "../../lib/session.js";

/** @import { Me, Schemas } from "lms-types/rest" */
/** @typedef {Pick<Schemas["CourseItem"], "my_role">} Ruled */

/** @param {Me} me @param {Ruled} course */
export const manages = (me, course) => me.role === "admin" || hosts(course);
/** Who chooses its staff and may delete it. @param {Me} me @param {Ruled} course */
export const owns = (me, course) => me.role === "admin" || course.my_role === "owner";
