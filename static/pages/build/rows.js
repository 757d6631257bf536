// Lists that are typed: Enter goes on or adds a row, Backspace in an empty one removes it, Alt+arrows move it,
// a pasted list becomes rows.
import { html, useLayoutEffect, useRef } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { say } from "../../components/Announcer.js";
import { Icon } from "../../components/Icon.js";

/** @import { Children, On, Ref } from "lms-types/view" */

const BULLET = /^\s*(?:[-*•–·]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+/;
const TICKED = /^(?:\[[xX]\]|✓|✔|☑)\s*/;
const UNTICKED = /^(?:\[ ?\]|☐)\s*/;

/**
 * The rows of a pasted list; null for what is one text, such as code.
 * @param {string} text @returns {{ text: string, right: boolean }[] | null}
 */
export function listIn(text) {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim());
  const code = text.includes("```") || lines.some((line) => /^(?:\t| {2,})\S/.test(line) && !BULLET.test(line));
  if (lines.length < 2 || code) return null;
  return lines.map((line) => {
    const bare = line.replace(BULLET, "").trim();
    return { text: bare.replace(TICKED, "").replace(UNTICKED, ""), right: TICKED.test(bare) };
  });
}

const grows = CSS.supports("field-sizing", "content"); // by itself
/** As high as its text. @param {HTMLTextAreaElement | null} node */
const grow = (node) => {
  if (!node || grows) return;
  node.style.blockSize = "auto";
  node.style.blockSize = `${node.scrollHeight}px`;
};

/** @param {{ value: string, onInput: (text: string) => void, area?: Ref<HTMLTextAreaElement>, class?: string, [rest: string]: unknown }} props */
export function Grows({ value, onInput, area, class: name = "", ...rest }) {
  /** @type {Ref<HTMLTextAreaElement>} */
  const own = useRef(null);
  const node = area ?? own;
  useLayoutEffect(() => grow(node.current), [value]);
  return html`<textarea class=${`input build-grows ${name}`} rows="1" dir="auto" ref=${node} value=${value} onInput=${(/** @type {On<HTMLTextAreaElement>} */ event) => onInput(event.target.value)} ...${rest}></textarea>`;
}

/** @typedef {{ onKeyDown: (event: KeyboardEvent) => void, onPaste: (event: ClipboardEvent) => void, "data-row"?: string }} RowKeys */

/**
 * One list. A row's first text has `data-row`; the focus goes there.
 * @template {{ key: string }} R
 * @param {{ rows: R[], least?: number, most: number, isEmpty: (row: R) => boolean, make: (text?: string, right?: boolean) => R,
 *   fill: (row: R, text: string, right: boolean) => R, onChange: (rows: R[]) => void, children: (row: R, i: number, keys: RowKeys) => Children,
 *   onMark?: (row: R) => void, add: string, class?: string, label: string }} props
 */
export function Rows({
  rows,
  least = 1,
  most,
  isEmpty,
  make,
  fill,
  onChange,
  children,
  onMark,
  add,
  class: name = "",
  label,
}) {
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  const wanted = useRef(/** @type {{ key: string, end: boolean } | null} */ (null));
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { key, end } = wanted.current;
    wanted.current = null;
    const node = /** @type {HTMLTextAreaElement | null | undefined} */ (
      list.current?.querySelector(`[data-row="${key}"]`)
    );
    node?.focus();
    if (end) node?.setSelectionRange(node.value.length, node.value.length);
  });
  /** @param {R[]} next @param {R | undefined} row @param {boolean} [end] */
  const put = (next, row, end = true) => {
    wanted.current = row ? { key: row.key, end } : null;
    onChange(next);
  };
  /** @param {number} at */
  const insert = (at, made = make()) =>
    rows.length < most && put([...rows.slice(0, at), made, ...rows.slice(at)], made);
  /** @param {R} row */
  const drop = (row) => {
    const at = rows.indexOf(row);
    put(
      rows.filter((one) => one !== row),
      rows[at - 1] ?? rows[at + 1],
    );
  };
  /** @param {R} row @param {number} i @returns {RowKeys} */
  const keysOf = (row, i) => ({
    "data-row": row.key,
    onKeyDown: (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const by = /** @type {Record<string, number>} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key];
      if (event.altKey && by) {
        event.preventDefault();
        event.stopPropagation();
        const to = i + by;
        if (to < 0 || to >= rows.length) return;
        const next = rows.filter((one) => one !== row);
        next.splice(to, 0, row);
        say(t("play.moved", { n: to + 1, total: rows.length }));
        put(next, row);
      } else if (event.key === "Enter" && event.altKey && onMark) {
        event.preventDefault();
        onMark(row);
      } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        if (rows[i + 1]) put(rows, rows[i + 1]);
        else if (!isEmpty(row)) insert(i + 1);
      } else if (event.key === "Backspace" && isEmpty(row) && rows.length > least) {
        event.preventDefault();
        drop(row);
      }
    },
    onPaste: (event) => {
      const found = listIn(event.clipboardData?.getData("text/plain") ?? "");
      if (!found) return;
      event.preventDefault();
      const before = rows.slice(0, i);
      const after = rows.slice(i + 1).filter((one) => !isEmpty(one));
      const [first, ...more] = found;
      const kept = isEmpty(row) ? [fill(row, first.text, first.right)] : [row, make(first.text, first.right)];
      const made = [...kept, ...more.map(({ text, right }) => make(text, right))].slice(
        0,
        most - before.length - after.length,
      );
      say(t("build.pasted", { n: found.length }));
      put([...before, ...made, ...after], made[made.length - 1]);
    },
  });
  return html`
    <div class="build-rows">
      <ul class=${name} ref=${list} aria-label=${label}>
        ${rows.map(
          (row, i) => html`
          <li class="build-row" key=${row.key}>
            ${children(row, i, keysOf(row, i))}
            <button type="button" class="btn build-drop" data-kind="quiet" data-icon-only="true" tabindex="-1" aria-label=${t("build.remove_row", { n: i + 1 })} title=${t("build.remove_row", { n: i + 1 })}
              aria-disabled=${rows.length <= least ? "true" : undefined} onClick=${() => rows.length > least && drop(row)}><${Icon} name="cross" /></button>
          </li>`,
        )}
      </ul>
      ${rows.length < most && html`<button type="button" class="btn build-add" data-kind="quiet" tabindex="-1" onClick=${() => insert(rows.length)}><${Icon} name="plus" /><span>${add}</span></button>`}
    </div>`;
}
