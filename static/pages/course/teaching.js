// What teachers do with their courses; learners don't load it.
import "../../lib/words-course.js";

export { default as Courses } from "./list.js";
export { Staff } from "./staff.js";
