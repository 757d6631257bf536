// "Firefox on Windows": what a device calls itself, in two words; the whole line stays in the title.
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
];
const SYSTEMS = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["CrOS", "ChromeOS"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["Linux", "Linux"],
];
/** @param {string[][]} list @param {string} text */
const first = (list, text) => list.find(([mark]) => text.includes(mark))?.[1];

/** @param {string} agent */
export const browserOf = (agent) => ({ browser: first(BROWSERS, agent), system: first(SYSTEMS, agent) });
