// A text with remarks about parts of it: the parts are marked and numbered, the remarks stand below.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Children, Ref } from "lms-types/view" */
/** @typedef {Schemas["InlineComment"]} Remark `start` and `end` count characters; JavaScript's strings count pairs as two */

/** @param {string} text */
const hasPairs = (text) => /[\u{10000}-\u{10ffff}]/u.test(text);
/** Where the nth character begins. @param {string} text @param {number} n */
const unitOf = (text, n) => (hasPairs(text) ? Array.from(text).slice(0, n).join("").length : n);
/** The other way round. @param {string} text @param {number} unit */
export const characterOf = (text, unit) => (hasPairs(text) ? Array.from(text.slice(0, unit)).length : unit);

/** What a remark is about. @param {string} text @param {Pick<Remark, "start" | "end">} remark */
export const quoted = (text, { start, end }) => text.slice(unitOf(text, start), unitOf(text, end));

/**
 * The text in pieces that lie in the same remarks: `of` says in which, `last` which end with it.
 * @param {string} text @param {readonly Remark[]} remarks
 */
function cut(text, remarks) {
  const parts = remarks.map(({ start, end }) => ({
    from: unitOf(text, start),
    to: Math.min(unitOf(text, end), text.length),
  }));
  const edges = [...new Set([0, text.length, ...parts.flatMap(({ from, to }) => [from, to])])]
    .filter((at) => at <= text.length)
    .sort((one, other) => one - other);
  return edges.slice(0, -1).map((at, i) => ({
    at,
    text: text.slice(at, edges[i + 1]),
    of: parts.flatMap(({ from, to }, n) => (from <= at && at < to ? [n] : [])),
    last: parts.flatMap(({ from, to }, n) => (from < to && to === edges[i + 1] ? [n] : [])),
  }));
}

/** @param {{ text: string, remarks: readonly Remark[], node?: Ref<HTMLElement> }} props */
export const Marked = ({ text, remarks, node }) => html`
  <div class="remarked" dir="auto" ref=${node}>${cut(text, remarks).map(
    (piece) =>
      html`${
        piece.of.length
          ? html`<mark data-at=${piece.at} data-deep=${piece.of.length > 1}>${piece.text}</mark>`
          : html`<span data-at=${piece.at}>${piece.text}</span>`
      }${piece.last.map((n) => html`<sup class="remark-number num">${n + 1}<span class="vh"> ${t("remark.here")}</span></sup>`)}`,
  )}</div>`;

/**
 * What is selected of a marked text, by JavaScript's count; null: nothing.
 * @param {HTMLElement} root @returns {{ from: number, to: number } | null}
 */
export function selectedIn(root) {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  /** @type {NodeListOf<HTMLElement>} */
  const pieces = root.querySelectorAll("[data-at]");
  const found = [...pieces].flatMap((piece) => {
    const node = piece.firstChild;
    if (!(node instanceof Text) || !range.intersectsNode(node)) return [];
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    const at = Number(piece.dataset.at);
    return from < to ? [{ from: at + from, to: at + to }] : [];
  });
  const last = found.at(-1);
  return last ? { from: found[0].from, to: last.to } : null;
}

/** @param {{ text: string, remarks: readonly Remark[], acts?: (remark: Remark, n: number) => Children }} props */
export const RemarkList = ({ text, remarks, acts }) =>
  remarks.length > 0 &&
  html`
  <ol class="plain remark-list" aria-label=${t("remark.list")}>
    ${remarks.map(
      (remark, n) => html`
      <li key=${n}><span class="remark-number num" aria-hidden="true">${n + 1}</span>
        <span class="remark-said"><q class="meta" dir="auto">${quoted(text, remark)}</q><span dir="auto">${remark.text}</span></span>
        ${acts?.(remark, n)}</li>`,
    )}
  </ol>`;
