// The only way to speak: two empty regions that stand in the page from the first paint.
const region = (id) => document.getElementById(id);

export function say(text, { now = false } = {}) {
  const target = region(now ? "say-alert" : "say-status");
  target.textContent = "";
  setTimeout(() => {
    target.textContent = text;
  }, 30);
}
