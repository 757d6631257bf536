// Announcements for screen readers: two live regions that are in the page from the first paint.
/** @param {string} id @returns {HTMLElement} */
const region = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} text */
export function say(text, { now = false } = {}) {
  const target = region(now ? "say-alert" : "say-status");
  target.textContent = "";
  setTimeout(() => {
    target.textContent = text;
  }, 30);
}
