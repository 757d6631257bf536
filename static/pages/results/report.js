// What a class answered: figures, then the questions, hardest first.
import { html } from "../../lib/dom.js";
import { number, percent, t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";
import { Label, Rich } from "../../components/Rich.js";
import { StatTile } from "../../components/StatTile.js";
import { Tag } from "../../components/Tag.js";

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Reply<"get", `live-sessions/${string}/report`>} Report */
/** @typedef {Report["questions"][number]} Reported */

/** @param {Reported} question */
export const counts = ({ voided, skipped }) => !voided && !skipped;

/** Of those who answered. @param {Reported} question */
export const share = ({ answered, correct }) => (answered ? correct / answered : 0);

/** The hardest first; then what nobody answered, and what was taken out. @param {Reported[]} questions */
export const hardest = (questions) =>
  [...questions].sort((one, other) => {
    const [a, b] = [one, other].map((each) => (counts(each) ? (each.answered ? share(each) : 2) : 3));
    return a - b || one.number - other.number;
  });

/** @param {{ report: Report }} props */
export function Figures({ report }) {
  const [worst] = hardest(report.questions).filter((one) => counts(one) && one.answered);
  return html`
    <div class="stats" data-three="true">
      <${StatTile} label=${t("report.players")} value=${number(report.players)} />
      <${StatTile} label=${t("report.average")} value=${report.average === null ? "–" : percent(report.average)} note=${t("report.average_note")} />
      <${StatTile} label=${t("report.hardest")} value=${worst ? t("results.question", { n: worst.number }) : "–"} note=${worst ? t("podium.right", { share: share(worst) }) : ""} />
    </div>`;
}

/** What was answered, and with what. @param {{ line: Reported["lines"][number] }} props */
const Words = ({ line }) => html`
  <${Label} option=${line} />${line.paired !== null && html` → <${Label} option=${{ text: line.paired, html: line.paired_html }} />`}`;

/** @param {{ line: Reported["lines"][number], answered: number }} props */
function Line({ line, answered }) {
  const part = answered ? line.count / answered : 0;
  return html`
    <li class="report-line" data-right=${line.correct}>
      <span class="report-mark"><${Icon} name=${line.correct ? "check" : "cross"} /><span class="vh">${t(line.correct ? "results.right" : "results.wrong")}</span></span>
      <span class="report-text"><${Words} line=${line} /></span>
      <span class="num"><b>${number(line.count)}</b> <span class="quiet">${percent(part)}</span></span>
    </li>`;
}

/** @param {{ question: Reported, players: number }} props */
function Question({ question, players }) {
  const { number: place, stem, stem_html, answered, correct, lines } = question;
  const part = share(question);
  const [wrong] = lines.filter((line) => !line.correct && line.count).sort((one, other) => other.count - one.count);
  const missing = Math.max(0, players - answered);
  const answers = [
    ...(answered || !missing ? [t("results.share", { n: correct, total: answered })] : []),
    ...(missing ? [t("report.missing", { n: missing })] : []),
  ];
  return html`
    <li>
      <span class="bar-line"><span class="report-stem"><span>${number(place)}.</span> <${Rich} of=${stem_html} or=${stem} /></span>
        ${
          counts(question)
            ? html`<span class="num"><bdi>${answered ? percent(part) : "–"}</bdi></span>`
            : html`<${Tag}>${t(question.voided ? "results.voided" : "results.skipped")}<//>`
        }</span>
      ${counts(question) && html`<span class="progress" aria-hidden="true"><i style=${{ transform: `scaleX(${part})` }}></i></span>`}
      ${counts(question) && html`<span class="meta num">${answers.join(" · ")}</span>`}
      ${counts(question) && wrong && html`<span class="meta">${t("report.wrong")} <b><${Words} line=${wrong} /></b> <span class="num">(${number(wrong.count)})</span></span>`}
      ${
        answered > 0 &&
        html`<details class="report-lines"><summary>${t("report.answers")}</summary>
        <ul>${lines.map((line, i) => html`<${Line} key=${i} line=${line} answered=${answered} />`)}</ul>
        ${question.explanation && html`<${Rich} class="quiet" of=${question.explanation_html} or=${question.explanation} />`}
      </details>`
      }
    </li>`;
}

/** @param {{ report: Report }} props */
export const ByQuestion = ({ report }) => html`
  <section class="card stack" aria-labelledby="by-question">
    <div><h2 id="by-question">${t("results.by_question")}</h2><p class="meta">${t("report.order")}</p></div>
    <ol class="bars">
      ${hardest(report.questions).map((question) => html`<${Question} key=${question.question_id} question=${question} players=${report.players} />`)}
    </ol>
  </section>`;
