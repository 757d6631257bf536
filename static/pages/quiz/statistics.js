// How a quiz and each of its questions did: figures with a sentence on how to read them, a chart and a table.
import { html, useState } from "../../lib/dom.js";
import { download, get } from "../../lib/api.js";
import { ago, dateTime, number, percent, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Select } from "../../components/Inputs.js";
import { Label } from "../../components/Rich.js";
import { StatTile } from "../../components/StatTile.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { QuizFrame, useRights } from "./frame.js";
import { questionsOf, stemOf } from "./questions.js";
import { Regrade } from "./regrade.js";

/** @import { Statistics as Figures } from "lms-types/rest" */
/** @import { Children, Column, Data } from "lms-types/view" */
/** @import { About } from "./frame.js" */
/** @typedef {Figures["items"][number]} Item */
/** @import { Question } from "./questions.js" */

const WHICH = ["first", "highest", "latest", "all"];
const FEW = 10;

/** @param {number | null} value in percent */
const share = (value) => (value === null ? "–" : percent(value / 100));
/** @param {number | null} value */
const short = (value) => (value === null ? "–" : number(Math.round(value)));

/** How a discrimination reads. @param {number | null} value */
function reading(value) {
  if (value === null) return "";
  return t(
    value < 0
      ? "stats.disc_negative"
      : value < 20
        ? "stats.disc_weak"
        : value < 30
          ? "stats.disc_fair"
          : "stats.disc_good",
  );
}
/** How reliable the whole is. @param {number | null} value */
function trust(value) {
  if (value === null) return t("stats.cic_none");
  return t(value > 75 ? "stats.cic_good" : value < 64 ? "stats.cic_poor" : "stats.cic_fair");
}

/** @param {{ counts: number[], live: boolean }} props */
function Histogram({ counts, live }) {
  const [asTable, set] = useState(false);
  const most = Math.max(1, ...counts);
  const spans = counts.map((n, i) => ({ n, text: t("stats.span", { from: i * 10, to: (i + 1) * 10 }) }));
  return html`
    <section class="card stack" aria-labelledby="spread">
      <div class="section-head"><h2 id="spread">${t("stats.spread")}</h2><${Button} kind="quiet" onPress=${() => set(!asTable)}>${t(asTable ? "stats.as_chart" : "stats.as_table")}<//></div>
      ${
        asTable
          ? html`<${DataTable} label=${t("stats.spread")} rows=${spans} rowKey=${(/** @type {{ text: string }} */ one) => one.text} columns=${[
              { key: "span", head: "stats.result", cell: (/** @type {{ text: string }} */ one) => one.text },
              {
                key: "n",
                head: live ? "stats.players" : "stats.attempts",
                end: true,
                cell: (/** @type {{ n: number }} */ one) => number(one.n),
              },
            ]} />`
          : html`<figure><div role="img" aria-label=${spans
              .filter(({ n }) => n)
              .map(({ n, text }) => t(live ? "stats.bar_live" : "stats.bar", { span: text, n }))
              .join("; ")}>
              <div class="histogram" aria-hidden="true">${counts.map((n, i) => html`<div class="histogram-bar" key=${i} style=${{ blockSize: `${(100 * n) / most}%` }}>${n > 0 && html`<span class="num">${number(n)}</span>`}</div>`)}</div>
              <div class="histogram-axis num" aria-hidden="true">${counts.map((_, i) => html`<span key=${i}>${number((i + 1) * 10)}</span>`)}</div>
              </div><figcaption class="meta">${t(live ? "stats.axis_live" : "stats.axis")}</figcaption>
            </figure>`
      }
    </section>`;
}

/** @typedef {Item["options"][number]} Figured */

/** @param {{ item: Item, question: Question | undefined, onClose: () => void }} props */
function Options({ item, question, onClose }) {
  const texts = new Map((question?.options ?? []).map((one) => [one.id, one]));
  /** @type {Column<Figured>[]} */
  const columns = [
    {
      key: "option",
      head: "stats.option",
      cell: ({ id }) => {
        const option = texts.get(id);
        const right = option && "correct" in option && option.correct;
        return html`${option ? html`<${Label} option=${option} />` : t("stats.gone")}${right && html` <${Tag} tone="ok">${t("stats.right")}<//>`}`;
      },
    },
    {
      key: "chosen",
      head: "stats.chosen",
      end: true,
      cell: ({ count, share: part }) =>
        html`<span>${number(count)}${part !== null && html` <span class="quiet">${percent(part)}</span>`}</span>`,
    },
    { key: "top", head: "stats.top", end: true, cell: ({ top }) => number(top) },
    { key: "middle", head: "stats.middle", end: true, cell: ({ middle }) => number(middle) },
    { key: "bottom", head: "stats.bottom", end: true, cell: ({ bottom }) => number(bottom) },
    {
      key: "biserial",
      head: "stats.biserial",
      end: true,
      cell: ({ point_biserial: r }) => (r === null ? "–" : number(Math.round(r * 100) / 100)),
    },
  ];
  return html`
    <${Dialog} wide title=${t("stats.options_of", { n: item.position })} onClose=${onClose}>
      <p class="quiet">${t("stats.options_text")}</p>
      <div class="stat-options"><${DataTable} columns=${columns} rows=${item.options} label=${t("stats.options")} rowKey=${(/** @type {Figured} */ one) => one.id} /></div>
    <//>`;
}

/** @param {{ value: string, note: Children }} props */
const Figure = ({ value, note }) =>
  html`<span class="stat-figure"><span>${value}</span>${note && html`<span class="meta">${note}</span>`}</span>`;

/** @param {{ items: Item[], known: Map<string, Question> }} props */
function Questions({ items, known }) {
  const [opened, open] = useState(/** @type {Item | null} */ (null));
  /** @type {Column<Item>[]} */
  const columns = [
    {
      key: "stem",
      head: "stats.question",
      cell: (item) => html`<span dir="auto">${number(item.position)}. ${stemOf(known.get(item.question_id))}</span>
        <span class="stat-flags"><span class="meta">${t(`type.${item.type}`)}</span>${item.flags.map((flag) => html`<${Tag} key=${flag} tone=${flag === "negative_covariance" ? "bad" : ""}>${t(`stats.flag_${flag}`)}<//>`)}</span>
        ${item.options.length > 0 && html`<${Button} label=${t("stats.options_of", { n: item.position })} onPress=${() => open(item)}>${t("stats.options")}<//>`}`,
    },
    { key: "n", head: "stats.n", end: true, cell: (item) => number(item.n) },
    {
      key: "facility",
      head: "stats.facility",
      end: true,
      cell: (item) => (item.facility === null ? "–" : percent(item.facility)),
    },
    {
      key: "discrimination",
      head: "stats.discrimination",
      end: true,
      cell: (item) => html`<${Figure} value=${short(item.discrimination)} note=${reading(item.discrimination)} />`,
    },
    { key: "efficiency", head: "stats.efficiency", end: true, cell: (item) => short(item.efficiency) },
    {
      key: "weight",
      head: "stats.weight",
      end: true,
      cell: (item) =>
        html`<${Figure} value=${share(item.effective_weight)} note=${item.intended_weight !== null && t("stats.intended", { n: item.intended_weight / 100 })} />`,
    },
  ];
  return html`
    <section class="card stack" aria-labelledby="questions">
      <div><h2 id="questions">${t("stats.questions")}</h2><p class="quiet">${t("stats.how_to_read")}</p></div>
      <${DataTable} columns=${columns} rows=${items} label=${t("stats.questions")} rowKey=${(/** @type {Item} */ one) => one.question_id} />
      ${opened && html`<${Options} item=${opened} question=${known.get(opened.question_id)} onClose=${() => open(null)} />`}
    </section>`;
}

/** @param {{ found: Figures, known: Map<string, Question>, live: boolean, onFresh: () => unknown, onSave: () => unknown }} props */
const Found = ({ found, known, live, onFresh, onSave }) => html`
  <div class="section-head"><p class="meta">${t("stats.as_of", { time: ago(new Date(found.as_of)) })}</p>
    <span class="actions"><${Button} icon="sync" onPress=${onFresh}>${t("stats.fresh")}<//><${Button} icon="download" onPress=${onSave}>${t("stats.csv")}<//></span></div>
  <div class="stats">
    <${StatTile} label=${t(live ? "stats.players" : "stats.attempts")} value=${number(found.attempts)} note=${live ? "" : t("stats.of_students", { n: found.students })} />
    <${StatTile} label=${t("stats.mean")} value=${share(found.mean)} note=${found.median === null ? "" : t("stats.median", { share: found.median / 100 })} />
    <${StatTile} label=${t("stats.range")} value=${found.min === null || found.max === null ? "–" : t("stats.from_to", { from: Math.round(found.min), to: found.max / 100 })} note=${found.sd === null ? "" : t("stats.sd", { n: Math.round(found.sd) })} />
    <${StatTile} label=${t("stats.cic")} value=${found.cic === null ? "–" : number(Math.round(found.cic))} note=${trust(found.cic)} />
  </div>
  ${found.attempts < FEW && html`<p class="quiet">${t(live ? "stats.too_few_live" : "stats.too_few", { n: FEW })}</p>`}
  <${Histogram} counts=${found.histogram} live=${live} />
  <${Questions} items=${found.items} known=${known} />`;

const LIVE = "live";

/** Whose figures: of the attempts, of all live games, or of one. @param {{ courseId: string, quizId: string, whose: string, onInput: (of: string) => void }} props */
function Source({ courseId, quizId, whose, onInput }) {
  const load = useLoad(async () => {
    // Who may not start games doesn't see their list.
    const { items } = await get(`courses/${courseId}/live-sessions?limit=100`).catch(() => ({ items: [] }));
    return items.filter((one) => one.quiz_id === quizId && one.phase === "finished");
  }, [courseId, quizId]);
  const games = load.data ?? [];
  /** @type {[value: string, text: string][]} */
  const options = [
    ["", t("stats.of_attempts")],
    [LIVE, t("stats.of_games")],
    ...games.map(
      (one) =>
        /** @type {[string, string]} */ ([
          one.id,
          t("stats.of_game", { time: dateTime(new Date(one.created_at)), n: one.players ?? 0 }),
        ]),
    ),
  ];
  if (whose && !options.some(([value]) => value === whose)) options.push([whose, t("stats.of_one_game")]);
  return html`<div class="stat-source"><${Select} name="of" label=${t("stats.of")} value=${whose} options=${options} onInput=${onInput} /></div>`;
}

/** @param {About} about */
function Statistics({ quiz, course }) {
  const { manages } = useRights(course);
  const [{ attempts, of }, change] = useQuery(["attempts", "of"]);
  const which = attempts || "first";
  const [fresh, setFresh] = useState(0);
  const query = asQuery(of ? { source: LIVE, session_id: of === LIVE ? "" : of } : { attempts: which });
  const path = /** @type {`quizzes/${string}/statistics`} */ (`quizzes/${quiz.id}/statistics${query}`);
  const load = useLoad(async () => {
    const found = /** @type {Figures} */ (await get(/** @type {typeof path} */ (fresh ? `${path}&fresh=true` : path)));
    const ids = found.items.map((one) => one.question_id);
    return { found, known: await questionsOf(quiz.id, ids), live: of !== "" };
  }, [path, fresh]);
  const again = () => setFresh(fresh + 1);
  const save = () => download(path, "text/csv", "statistics.csv").catch((error) => toast(explain(error)));
  return html`
    <div class="filters">
      <${Source} courseId=${course.id} quizId=${quiz.id} whose=${of} onInput=${(/** @type {string} */ one) => change({ of: one })} />
      ${!of && html`<${Select} name="attempts" label=${t("stats.which")} value=${which} options=${WHICH.map((one) => [one, t(`stats.which_${one}`)])} onInput=${(/** @type {string} */ one) => change({ attempts: one === "first" ? "" : one })} />`}
      ${manages && html`<div><${Regrade} quiz=${quiz} onDone=${again} /></div>`}
    </div>
    <${Loaded} load=${load} rows=${3} height=${160}>${(/** @type {Data<typeof load>} */ { found, known, live }) =>
      found.attempts
        ? html`<${Found} found=${found} known=${known} live=${live} onFresh=${again} onSave=${save} />`
        : html`<${Empty} title=${t(live ? "stats.none_live" : "stats.none")} hint=${t(live ? "stats.none_live_hint" : "stats.none_hint")} />`}<//>`;
}

/** @param {{ id: string }} props */
export const QuizStatistics = ({ id }) =>
  html`<${QuizFrame} id=${id} at="statistics">${(/** @type {About} */ about) => html`<${Statistics} ...${about} />`}<//>`;
