// A course's modules and lessons in an order. Pure.

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Reply<"get", "courses/{}/outline">} OutlineOut */
/** @typedef {OutlineOut["modules"][number]} Part */
/** @typedef {Part["lessons"][number]} Lesson */
/** @typedef {(one: { id: string | null }) => boolean} IsGone what is being deleted counts as not there */

/** @param {Part[]} parts */
export const orderOf = (parts) => ({
  modules: parts.map(({ id, lessons }) => ({ id, lessons: lessons.map((one) => one.id) })),
});

/** With a group in front for what stands before all modules. @param {Part[]} parts @param {string} courseId @returns {Part[]} */
export function whole(parts, courseId) {
  if (parts.some(({ id }) => id === null)) return parts;
  const nothing = { unlock: null, prerequisite_ids: [], sequential: false, locked: false, lock_reasons: [] };
  return [
    { id: null, course_id: courseId, title: "", position: 0, done: 0, total: 0, lessons: [], ...nothing },
    ...parts,
  ];
}

/** @param {Part[]} parts @param {string} lessonId @returns {[part: number, at: number]} -1 when it isn't there */
export function placeOf(parts, lessonId) {
  const part = parts.findIndex(({ lessons }) => lessons.some(({ id }) => id === lessonId));
  return [part, part < 0 ? -1 : parts[part].lessons.findIndex(({ id }) => id === lessonId)];
}

/**
 * A lesson at another place, counted without it.
 * @param {Part[]} parts @param {string} lessonId @param {number} to which part @param {number} at @returns {Part[]}
 */
export function put(parts, lessonId, to, at) {
  const [from, was] = placeOf(parts, lessonId);
  if (from < 0) return parts;
  const lesson = parts[from].lessons[was];
  const left = parts.map((part) => ({ ...part, lessons: part.lessons.filter((one) => one !== lesson) }));
  left[to].lessons.splice(at, 0, lesson);
  return left;
}

/**
 * One up or down, past what is gone; over the end of a module into the next one.
 * @param {Part[]} parts @param {string} lessonId @param {1 | -1} by @param {IsGone} isGone @returns {Part[] | null} null: it is first or last
 */
export function step(parts, lessonId, by, isGone) {
  const [part, at] = placeOf(parts, lessonId);
  if (part < 0) return null;
  const { lessons } = parts[part];
  for (let n = at + by; n >= 0 && n < lessons.length; n += by)
    if (!isGone(lessons[n])) return put(parts, lessonId, part, n);
  for (let n = part + by; n >= 0 && n < parts.length; n += by)
    if (!isGone(parts[n])) return put(parts, lessonId, n, by > 0 ? 0 : parts[n].lessons.length);
  return null;
}

/**
 * A module one up or down; what stands before all modules stays there.
 * @param {Part[]} parts @param {string} moduleId @param {1 | -1} by @param {IsGone} isGone @returns {Part[] | null}
 */
export function stepModule(parts, moduleId, by, isGone) {
  const at = parts.findIndex(({ id }) => id === moduleId);
  for (let n = at + by; n >= 0 && n < parts.length; n += by) {
    if (parts[n].id === null) return null;
    if (isGone(parts[n])) continue;
    const next = parts.filter((_, i) => i !== at);
    next.splice(n, 0, parts[at]);
    return next;
  }
  return null;
}
