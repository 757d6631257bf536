// Texts as the server shows them, for the preview. What it has told already isn't asked again.
import { request } from "../../lib/api.js";

/** @import { Question } from "./model.js" */
/** @typedef {{ text: string, label: boolean }} Asked `label`: what stands on a button */

const MOST = 1000; // texts that are remembered
const PATIENCE = 3000; // ms
/** Where Markdown could be more than its letters. */
const MARKED = /[*_`~$\\[\]<>&|#\n]|:\/\/|www\.|^\s*(?:[-+]|\d{1,9}[.)])(?:\s|$)/;

/** @type {Map<string, string>} */
const told = new Map();
/** @type {Map<string, Promise<void>>} */
const asking = new Map();

/** @param {Asked} one */
const nameOf = ({ text, label }) => `${label} ${text.trim()}`;
/** @param {Asked} one @param {string | null | undefined} html */
function learn(one, html) {
  if (typeof html !== "string") return;
  const name = nameOf(one);
  told.delete(name);
  told.set(name, html);
  if (told.size > MOST) told.delete(/** @type {string} */ (told.keys().next().value));
}

/** The HTML that came with a question: there the addresses of pictures are signed. @param {Question} question */
export function learnFrom({ stem, stem_html, options, pairs, distractors, items, categories }) {
  learn({ text: stem, label: false }, stem_html);
  const sides = (pairs ?? []).flatMap(({ left, right }) => [left, right]);
  for (const some of [options, sides, distractors, items, categories])
    for (const { text, html } of /** @type {{ text: string, html?: string | null }[]} */ (some ?? []))
      learn({ text, label: true }, html);
}

/** @param {string} text @param {boolean} [label] @returns {string | undefined} nothing: the text says it all */
export const htmlOf = (text, label = false) => told.get(nameOf({ text, label }));
/** @param {Asked} one */
const lacks = (one) => MARKED.test(one.text) && !told.has(nameOf(one));
/** @param {Asked[]} texts whether the server is to be asked */
export const isUnknown = (texts) => texts.some(lacks);

/** @param {Asked} one */
async function ask(one) {
  try {
    const { text, label } = one;
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await request("POST", "markdown", { body: { markdown: text.trim(), label }, signal });
    learn(one, (await answer.json()).html);
  } catch {
    /* it is shown as it was typed */
  }
}

/** @param {Asked[]} texts @returns {Promise<unknown>} once `htmlOf` knows what can be known of them */
export const ready = (texts) =>
  Promise.all(
    texts.filter(lacks).map((one) => {
      const name = nameOf(one);
      const going = asking.get(name) ?? ask(one).finally(() => asking.delete(name));
      asking.set(name, going);
      return going;
    }),
  );
