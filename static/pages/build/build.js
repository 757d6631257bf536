// The screens on which quizzes are written.
import "../../lib/words-build.js";
export { default as Builder } from "./builder.js";
