// The screens on which modules and lessons are made.
import "../../lib/words-build.js";
import "../../lib/words-course.js";
import "../../lib/words-lessons.js";

export { default as LessonEditor } from "./editor.js";
export { Plan } from "./plan.js";
