// What the builder asks of the server. Each write names the state that it has seen.
import { get, request } from "../../lib/api.js";
import { readAll } from "../../lib/list.js";

/** @import { Reply, Schemas } from "lms-types/rest" */
/** @typedef {Reply<"get", `quizzes/${string}/slots`>[number]} Slot */
/** @typedef {Reply<"get", `quizzes/${string}`>} ReadQuiz */
/** @typedef {Reply<"get", `questions/${string}/change`>} Change */
/** @typedef {Partial<Pick<Schemas["QuizOut"], "title" | "description" | "live">>} QuizFields */

/**
 * @param {string} method @param {string} path @param {{ body?: unknown, match?: string | null, key?: string }} [options]
 * @returns {Promise<[reply: any, etag: string]>} the shape is its caller's to name
 */
async function ask(method, path, options) {
  const response = await request(method, path, options);
  return [response.status === 204 ? null : await response.json(), response.headers.get("ETag") ?? ""];
}

/** @param {string} id @returns {Promise<[ReadQuiz, string]>} */
export const readQuiz = (id) => ask("GET", `quizzes/${id}`);
/** @param {string} id @returns {Promise<[Slot[], string]>} */
export const readSlots = (id) => ask("GET", `quizzes/${id}/slots`);
/** @param {string} id @returns {Promise<[Schemas["QuestionOut"], string]>} */
export const readQuestion = (id) => ask("GET", `questions/${id}`);
/** Who changed it last, and when. @param {string} id */
export const readChange = (id) => get(`questions/${id}/change`);
/** Who changed the quiz's own texts last, and when. @param {string} id */
export const readQuizChange = (id) => get(`quizzes/${id}/change`);
/** @param {string} id */
export const readQuestions = (id) => readAll(/** @type {`quizzes/${string}/questions`} */ (`quizzes/${id}/questions`));
/** @param {string} id */
export const readCourse = (id) => get(`courses/${id}`);

/** @param {string} id @param {unknown} slots @param {string} match @returns {Promise<[Slot[], string]>} */
export const writeSlots = (id, slots, match) => ask("PUT", `quizzes/${id}/slots`, { body: slots, match });
/** @param {string} id @param {QuizFields} fields @param {string} match @returns {Promise<[Schemas["QuizOut"], string]>} */
export const writeQuiz = (id, fields, match) => ask("PATCH", `quizzes/${id}`, { body: fields, match });
/** @param {string} id @param {"publish" | "unpublish"} verb @returns {Promise<[Schemas["QuizOut"], string]>} */
export const turnQuiz = (id, verb) => ask("POST", `quizzes/${id}/${verb}`, { body: {} });
/** @param {string} quiz @param {unknown} body @param {string} key @returns {Promise<[Schemas["QuestionOut"], string]>} */
export const addQuestion = (quiz, body, key) => ask("POST", `quizzes/${quiz}/questions`, { body, key });
/** @param {string} id @param {unknown} body @param {string | null} match @returns {Promise<[Schemas["QuestionOut"], string]>} */
export const writeQuestion = (id, body, match) => ask("PATCH", `questions/${id}`, { body, match });
/** @param {string} id */
export const archiveQuestion = (id) => ask("DELETE", `questions/${id}`);
