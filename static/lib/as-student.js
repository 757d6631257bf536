// Staff look at their course as somebody who has just been enrolled, as long as the address says so.
export const asStudent = () => new URLSearchParams(location.search).get("as") === "student";
/** What the API is asked then. @returns {"" | "?as_learner=true"} */
export const seenAs = () => (asStudent() ? "?as_learner=true" : "");
/** The next page is seen in the same way. @param {string} path */
export const sameWay = (path) => (asStudent() ? `${path}?as=student` : path);
