// A code that came with a link, behind its "#": out of the address at once, kept for the way through the sign-in.
const KEY = "lms.code.";

/** Storage may be switched off: then the code is typed. @param {string} courseId @param {string | null} [code] null forgets it */
function kept(courseId, code) {
  try {
    if (code) sessionStorage.setItem(KEY + courseId, code);
    if (code === null) sessionStorage.removeItem(KEY + courseId);
    return sessionStorage.getItem(KEY + courseId) ?? "";
  } catch {
    return code ?? "";
  }
}

/** The code by which this browser was invited to a course, or "". @param {string} courseId */
export const invitation = (courseId) => kept(courseId);
/** @param {string} courseId @param {string | null} code */
export const keepInvitation = (courseId, code) => kept(courseId, code);

/** @param {string} courseId */
export function takeInvitation(courseId) {
  const code = new URLSearchParams(location.hash.slice(1)).get("code")?.slice(0, 40);
  if (!code) return;
  kept(courseId, code);
  history.replaceState(history.state, "", location.pathname + location.search);
}
