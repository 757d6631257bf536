// Grading all attempts anew after a key has changed: what it would change, then the doing.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { get, post } from "../../lib/api.js";
import { dateTime, number, percent, t } from "../../lib/i18n.js";
import { useJob } from "../../lib/job.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Select } from "../../components/Inputs.js";
import { Name } from "../../components/Name.js";
import { Loaded } from "../../components/States.js";
import { questionsOf, stemOf } from "./questions.js";

/** @import { Body, Reply, Schemas, Statistics } from "lms-types/rest" */
/** @import { Column, Data, On, Ref } from "lms-types/view" */
/** @import { Quiz } from "./frame.js" */
/** @typedef {Extract<Reply<"post", "quizzes/{}/regrade">, { changed: number }>} Preview */
/** @typedef {Schemas["RegradedOut"]} Changed */
/** @typedef {Reply<"get", "questions/{}/versions">["items"][number]} Version */
/** @typedef {{ question_id: string, version: string, option: Body<"post", "quizzes/{}/regrade">["option"], include_live: boolean }} Wanted */

/** @type {Wanted["option"][]} */
const OPTIONS = ["either", "new_key", "full_credit"];

/** @param {number | null} score */
const points = (score) => (score === null ? "–" : number(score));
/** @param {number | null} mean */
const share = (mean) => (mean === null ? "–" : percent(mean / 100));

/** @type {Column<Changed>[]} */
const columns = [
  {
    key: "name",
    head: "tries.student",
    cell: (one) => html`<a href=${`/attempts/${one.attempt_id}`} target="_blank"><${Name}>${one.name}<//></a>`,
  },
  { key: "before", head: "regrade.before", end: true, cell: ({ before }) => points(before) },
  { key: "after", head: "regrade.after", end: true, cell: ({ after }) => points(after) },
];

/** @param {{ found: Preview }} props */
function Shown({ found }) {
  /** @type {Ref<HTMLElement>} */
  const head = useRef(null);
  useEffect(() => head.current?.focus(), [found]);
  const more = found.changed - found.items.length;
  return html`
    <section class="stack" aria-labelledby="regrade-found">
      <h3 id="regrade-found" tabindex="-1" ref=${head}>${t(found.changed ? "regrade.changes" : "regrade.nothing", { n: found.changed, total: found.attempts })}</h3>
      ${
        found.changed > 0 &&
        html`
        <dl class="regrade-figures num">
          <div><dt>${t("regrade.up")}</dt><dd>${number(found.up)}</dd></div>
          <div><dt>${t("regrade.down")}</dt><dd>${number(found.down)}</dd></div>
          <div><dt>${t("regrade.mean")}</dt><dd>${t("regrade.from_to", { from: share(found.mean_before), to: share(found.mean_after) })}</dd></div>
        </dl>
        <${DataTable} columns=${columns} rows=${found.items} label=${t("regrade.changed")} rowKey=${(/** @type {Changed} */ one) => one.attempt_id} />
        ${more > 0 && html`<p class="meta">${t("regrade.more", { n: more })}</p>`}`
      }
    </section>`;
}

/** @param {{ jobId: string, onOver: () => unknown }} props */
function Progress({ jobId, onOver }) {
  const { job, state, over, head } = useJob(jobId);
  const result = /** @type {{ changed: number, unchanged: number } | null | undefined} */ (job?.result);
  useEffect(() => {
    if (over) onOver();
  }, [over]);
  const text =
    state === "done"
      ? t("regrade.done", { n: result?.changed ?? 0, same: result?.unchanged ?? 0 })
      : t(state === "parked" ? "regrade.failed" : "regrade.running");
  return html`
    <p role="status" tabindex="-1" ref=${head}>${text}</p>
    <progress class="meter" max="100" value=${state === "done" ? 100 : (job?.percent ?? 0)} aria-label=${t("regrade.progress")}></progress>
    ${!over && html`<p class="quiet">${t("regrade.leave")}</p>`}`;
}

const LONGEST_KEY = 60;

/** The right answer of a version in a few words, where words can say it. @param {Version} version */
function rightOf({ options, answers, numeric }) {
  const right = (options ?? []).filter((one) => "correct" in one && one.correct).map((one) => one.text);
  const text = right.join(", ") || answers?.[0]?.text || (numeric ? number(Number(numeric.value)) : "");
  return text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY - 1)}…` : text;
}

/** Of a question that was asked in several versions: the one whose right answer counts. @param {{ wanted: Wanted, change: (more: Partial<Wanted>) => void }} props */
function Versions({ wanted, change }) {
  const { question_id: id } = wanted;
  const load = useLoad(() => readAll(`questions/${id}/versions`), [id]);
  const all = load.data ?? [];
  if (all.length < 2) return null;
  /** @param {Version} one @param {number} i @returns {[value: string, text: string]} */
  const named = (one, i) => {
    const name = t(i ? "regrade.version" : "regrade.newest", { n: one.version });
    const time = dateTime(new Date(one.created_at));
    const right = rightOf(one);
    return [
      i ? String(one.version) : "",
      right ? t("regrade.version_right", { name, right, time }) : t("regrade.version_from", { name, time }),
    ];
  };
  return html`
    <${Select} name="version" id="regrade-version" label=${t("regrade.by_version")} hint=${t("regrade.by_version_hint")} value=${wanted.version}
      options=${all.map(named)} onInput=${(/** @type {string} */ version) => change({ version })} />`;
}

/** @param {{ wanted: Wanted, texts: [value: string, text: string][], change: (more: Partial<Wanted>) => void }} props */
const Choices = ({ wanted, texts, change }) => html`
  <${Select} name="question" id="regrade-question" label=${t("regrade.question")} value=${wanted.question_id} options=${[["", t("regrade.all")], ...texts]} data-safe=${true} onInput=${(/** @type {string} */ question_id) => change({ question_id, version: "" })} />
  ${wanted.question_id && html`<${Versions} key=${wanted.question_id} wanted=${wanted} change=${change} />`}
  <fieldset class="choices"><legend>${t("regrade.option")}</legend>
    ${OPTIONS.map(
      (one) => html`
      <label class="choice" key=${one}><input type="radio" name="option" value=${one} checked=${wanted.option === one} onChange=${() => change({ option: one })} />
        <span>${t(`regrade.${one}`)} <span class="meta">${t(`regrade.${one}_hint`)}</span></span></label>`,
    )}</fieldset>
  <div class="choices"><label class="choice"><input type="checkbox" name="include_live" checked=${wanted.include_live} onChange=${(/** @type {On} */ { target }) => change({ include_live: target.checked })} />
    <span>${t("regrade.live")} <span class="meta">${t("regrade.live_hint")}</span></span></label></div>
  <p class="meta">${t("regrade.kept")}</p>`;

/** @param {{ quiz: Quiz, onClose: () => void, onDone: () => unknown }} props */
function Ask({ quiz, onClose, onDone }) {
  const [wanted, want] = useState(
    /** @type {Wanted} */ ({ question_id: "", version: "", option: "either", include_live: false }),
  );
  const [found, setFound] = useState(/** @type {Preview | null} */ (null));
  const [jobId, setJob] = useState("");
  const [problem, setProblem] = useState("");
  const load = useLoad(async () => {
    const figures = await get(
      /** @type {`quizzes/${string}/statistics`} */ (`quizzes/${quiz.id}/statistics?attempts=all&fresh=true`),
    );
    const { items } = /** @type {Statistics} */ (figures);
    const known = await questionsOf(
      quiz.id,
      items.map((one) => one.question_id),
    );
    return items.map(
      ({ question_id: id, position }) =>
        /** @type {[string, string]} */ ([id, t("regrade.one", { n: position, text: stemOf(known.get(id)) })]),
    );
  }, [quiz.id]);
  /** @param {Partial<Wanted>} more */
  const change = (more) => {
    want((now) => ({ ...now, ...more }));
    setFound(null);
  };
  /** @param {boolean} dry_run */
  const ask = async (dry_run) => {
    setProblem("");
    try {
      const reply = await post(`quizzes/${quiz.id}/regrade`, {
        ...wanted,
        question_id: wanted.question_id || null,
        version: wanted.version ? Number(wanted.version) : null,
        dry_run,
      });
      if ("job_id" in reply) setJob(reply.job_id);
      else setFound(reply);
    } catch (error) {
      setProblem(explain(error));
    }
  };
  const acts = jobId
    ? html`<${Button} onPress=${onClose}>${t("app.close")}<//>`
    : html`<${Button} onPress=${onClose}>${t("app.cancel")}<//>${found ? html`<${Button} key="do" kind="primary" onPress=${() => ask(false)}>${t("regrade.do")}<//>` : html`<${Button} key="look" kind="primary" onPress=${() => ask(true)}>${t("regrade.look")}<//>`}`;
  return html`
    <${Dialog} wide title=${t("regrade.title")} onClose=${onClose} actions=${acts}>
      ${
        jobId
          ? html`<${Progress} jobId=${jobId} onOver=${onDone} />`
          : html`<p class="quiet">${t("regrade.text")}</p>
            <${Loaded} load=${load} rows=${1} height=${64} empty=${html`<${Choices} wanted=${wanted} texts=${[]} change=${change} />`}>${(/** @type {Data<typeof load>} */ texts) => html`<${Choices} wanted=${wanted} texts=${texts} change=${change} />`}<//>
            ${found && html`<${Shown} found=${found} />`}`
      }
      <${Problem} text=${problem} />
    <//>`;
}

/** @param {{ quiz: Quiz, onDone: () => unknown }} props `onDone`: grades may be others now */
export function Regrade({ quiz, onDone }) {
  const [open, set] = useState(false);
  return html`
    <${Button} icon="sync" onPress=${() => set(true)}>${t("regrade.begin")}<//>
    ${open && html`<${Ask} quiz=${quiz} onClose=${() => set(false)} onDone=${onDone} />`}`;
}
