// Courses and the games played in them, for learners and teachers.
export { default as Home } from "./home.js";
export { default as Catalogue } from "./catalogue.js";
export { default as Course } from "./course.js";
export { default as Lesson } from "./lesson.js";
export { default as Live } from "./live.js";
export { default as Results } from "./results/results.js";
export { default as Notifications } from "./notifications.js";
export { default as LiveResults } from "./live-results.js";
export { default as LiveResult } from "./live-result.js";
export { default as NotFound } from "./not-found.js";
export { NotAllowed, NotHost } from "./not-allowed.js";
