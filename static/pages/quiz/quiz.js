// A quiz for its staff: how it is taken, who took it, what waits for a grade, who gets more time, how its questions did.
import "../../lib/words-attempt.js";
import "../../lib/words-grading.js";
import "../../lib/words-quiz.js";

export { QuizAttempts } from "./attempts.js";
export { CourseExtra, QuizExtra } from "./extra.js";
export { CourseGrading, QuizGrading } from "./grading.js";
export { CourseRubrics } from "./rubrics.js";
export { QuizSettings } from "./settings.js";
export { QuizStatistics } from "./statistics.js";
