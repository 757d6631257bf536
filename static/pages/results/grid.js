// Everybody by rank; a cell opens what was answered.
import { html, useState } from "../../lib/dom.js";
import { number, t } from "../../lib/i18n.js";
import { placed } from "../../lib/rank.js";
import { Dialog } from "../../components/Dialog.js";
import { Icon } from "../../components/Icon.js";
import { Name } from "../../components/Name.js";
import { Label, Rich, textOf } from "../../components/Rich.js";
import { Tag } from "../../components/Tag.js";

/** @import { Results } from "lms-types/rest" */
/** @import { Children } from "lms-types/view" */
/** @import { Reported } from "./report.js" */
/** @typedef {Results["items"][number]} Person */
/** @typedef {Results["questions"][number]} Question */
/** @typedef {{ person: Person, question: Question, answer: Person["answers"][number] }} Opened */

const ICONS = { right: "check", wrong: "cross", missed: "dash" };

/**
 * An answer in words: a line for each option or pair.
 * @param {Person["answers"][number]["answer"]} answer @param {Pick<Reported, "texts" | "texts_html"> | undefined} of @returns {Children[]}
 */
function inWords(answer, of) {
  const given = /** @type {{ options?: string[], pairs?: Record<string, string>, text?: string, value?: number }} */ (
    answer
  );
  /** @param {string} id */
  const named = (id) => html`<${Label} option=${{ text: of?.texts[id] ?? id, html: of?.texts_html[id] }} />`;
  if (given.options) return given.options.map(named);
  if (given.pairs) return Object.entries(given.pairs).map(([one, other]) => html`${named(one)} → ${named(other)}`);
  return [given.text ?? number(given.value ?? 0)];
}

/** @param {{ person: Person, question: Question, onOpen: (opened: Opened) => void }} props */
function Cell({ person, question, onOpen }) {
  const answer = person.answers.find(({ question_id }) => question_id === question.question_id);
  const dropped = question.voided ? "voided" : question.skipped ? "skipped" : "";
  const kind = !answer || dropped ? "missed" : answer.correct ? "right" : "wrong";
  const mark = html`<${Icon} name=${ICONS[kind]} /><span class="vh">${t(`results.${dropped || kind}`)}</span>${answer && !dropped ? number(answer.points) : ""}`;
  return html`
    <td data-end="true">${
      answer
        ? html`<button type="button" class="cell-mark num" data-kind=${kind} title=${t("results.open_answer")} onClick=${() => onOpen({ person, question, answer })}>${mark}</button>`
        : html`<span class="cell-mark num" data-kind=${kind}>${mark}</span>`
    }</td>`;
}

/** @param {Opened & { report: Reported | undefined, onClose: () => void }} props */
const Given = ({ person, question, answer, report, onClose }) => html`
  <${Dialog} title=${html`<${Name}>${person.nickname}<//>`} onClose=${onClose}>
    <div class="quiet report-stem"><span>${number(question.number)}.</span> <${Rich} of=${question.stem_html} or=${question.stem} /></div>
    <ul class="given">${inWords(answer.answer, report).map((line) => html`<li dir="auto">${line}</li>`)}</ul>
    <p class="meta num">${t(answer.correct ? "results.right" : "results.wrong")} · ${t("results.points", { n: answer.points })} · ${t("results.seconds", { n: answer.answered_ms / 1000 })}</p>
  <//>`;

/** @param {Pick<Results, "questions" | "items"> & { reported?: Reported[] }} props */
export function Grid({ questions, items, reported }) {
  const [opened, open] = useState(/** @type {Opened | null} */ (null));
  const report = reported?.find(({ question_id }) => question_id === opened?.question.question_id);
  return html`
    <div class="scroller" role="region" tabindex="0" aria-label=${t("results.title")}>
      <table class="table" data-grid="true">
        <thead><tr>
          <th scope="col">${t("results.name")}</th><th scope="col" data-end="true">${t("results.rank")}</th>
          <th scope="col" data-end="true">${t("results.total")}</th><th scope="col" data-end="true">${t("results.correct")}</th>
          ${questions.map(
            (
              question,
            ) => html`<th key=${question.question_id} scope="col" data-end="true" title=${textOf({ text: question.stem, html: question.stem_html })}>${t("results.question", { n: question.number })}
            ${question.voided && html` <span class="meta">${t("results.voided")}</span>`}${question.skipped && html` <span class="meta">${t("results.skipped")}</span>`}</th>`,
          )}
        </tr></thead>
        <tbody>
          ${items.map(
            (person) => html`
            <tr key=${person.participant_id}>
              <th scope="row"><${Name}>${person.nickname}<//>${person.kicked && html` <${Tag}>${t("results.removed")}<//>`}</th>
              <td data-end="true" class="num">${placed(person) ? number(person.rank) : "–"}</td><td data-end="true" class="num"><b>${number(person.total)}</b></td>
              <td data-end="true" class="num">${number(person.correct)}</td>
              ${questions.map((question) => html`<${Cell} key=${question.question_id} person=${person} question=${question} onOpen=${open} />`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${opened && html`<${Given} ...${opened} report=${report} onClose=${() => open(null)} />`}`;
}
