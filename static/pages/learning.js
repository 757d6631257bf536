// Courses and what was played in them, for who learns and who teaches.
export { default as Home } from "./home.js";
export { default as Catalogue } from "./catalogue.js";
export { default as Course } from "./course.js";
export { default as Live } from "./live.js";
export { default as Results } from "./results.js";
export { default as LiveResults } from "./live-results.js";
export { default as LiveResult } from "./live-result.js";
export { default as NotFound } from "./not-found.js";
export { NotAllowed, NotHost } from "./not-allowed.js";
