// The projector and the control of a live quiz.
export { default as Host } from "./host.js";
export { default as Control } from "./control.js";
export { Question as StageQuestion } from "./question.js";
