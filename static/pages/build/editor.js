// One question: its type, its text, what its type asks for, time and points, and what is rarely used as quiet buttons.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { T, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select } from "../../components/Inputs.js";
import { changeOf } from "./dialogs.js";
import { Kind } from "./kinds.js";
import { isPlayed } from "./model.js";
import { Grows } from "./rows.js";
import { Stepper, TIMES } from "./steppers.js";
import { TypeMenu } from "./types.js";
import { pasteText, Written } from "./written.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Draft, Type } from "./model.js" */
/** @import { Item } from "./items.js" */
/** @import { ReadQuiz } from "./server.js" */
/** @import { Store } from "./store.js" */
/** @typedef {{ onMove: (by: number) => void, onDuplicate: () => void, onRemove: () => void, onSettle: () => void }} Acts */

/** @param {Draft} draft @returns {string[]} what of it was typed, by the names of its buttons */
const usedIn = ({ explanation, hints, feedback, tags, policy, title, ...draft }) => [
  ...(explanation ? ["explanation"] : []),
  ...(hints.length ? ["hints"] : []),
  ...(Object.values(feedback).some(Boolean) ? ["feedback"] : []),
  ...(tags.length ? ["tags"] : []),
  ...(policy ? ["policy"] : []),
  ...(title ? ["own_title"] : []),
  ...(eachIn(draft).some(({ fraction, feedback: said }) => said || fraction) ? ["each"] : []),
];
const EXTRAS = ["explanation", "hints", "feedback", "tags", "own_title"];
/**
 * What may have a feedback, and options a share, of its own.
 * @param {Pick<Draft, "type" | "options" | "truths" | "answers">} draft @returns {{ fraction?: number | null, feedback: string }[]}
 */
function eachIn({ type, options, truths, answers }) {
  if (type === "short_answer") return answers.map(({ feedback }) => ({ feedback }));
  return type === "true_false" ? truths : type === "single_choice" || type === "multiple_choice" ? options : [];
}
/** @type {NonNullable<Draft["policy"]>[]} */
const POLICIES = ["balanced", "all_or_nothing", "right_minus_wrong", "every_decision", "weighted"];
const ALL_ELSE = new Set(["matching", "ordering", "categorise", "cloze", "hotspot"]);

/** @param {{ draft: Draft, name: string, course: string, onChange: (more: Partial<Draft>) => void }} props */
function Extra({ draft, name, course, onChange }) {
  const [typed, type] = useState(draft.tags.join(", "));
  if (name === "explanation")
    return html`
      <${Written} id="build-explanation" label=${t("build.explanation")} hint=${t("build.explanation_hint")} course=${course}>
        <${Grows} id="build-explanation" value=${draft.explanation} maxlength="10000" aria-describedby="build-explanation-hint" onPaste=${pasteText} onInput=${(/** @type {string} */ explanation) => onChange({ explanation })} />
      <//>`;
  if (name === "hints")
    return html`
      <div class="stack">${[...draft.hints, ...(draft.hints.length < 5 ? [""] : [])].map(
        (hint, i) => html`
        <${Area} key=${i} name="hint" id=${`build-hint-${i}`} label=${t("build.hint", { n: i + 1 })} value=${hint} maxlength="2000" dir="auto"
          onInput=${(/** @type {string} */ text) => onChange({ hints: [...draft.hints.slice(0, i), text, ...draft.hints.slice(i + 1)] })} />`,
      )}</div>`;
  if (name === "feedback")
    return html`
      <div class="stack">${(/** @type {const} */ (["correct", "partial", "incorrect"])).map(
        (when) => html`
        <${Area} key=${when} name=${`feedback-${when}`} id=${`build-feedback-${when}`} label=${t(`build.feedback_${when}`)} value=${draft.feedback[when]} maxlength="2000" dir="auto"
          onInput=${(/** @type {string} */ text) => onChange({ feedback: { ...draft.feedback, [when]: text } })} />`,
      )}</div>`;
  if (name === "policy") {
    const all = draft.type === "multiple_choice" ? POLICIES : POLICIES.slice(0, 2);
    return html`<${Select} name="policy" id="build-policy" label=${t("build.policy")} value=${draft.policy ?? ""} options=${[["", t("build.policy_quiz")], ...all.map((one) => [one, t(`build.policy_${one}`)])]} onInput=${(/** @type {Draft["policy"] | ""} */ policy) => onChange({ policy: policy || null })} />`;
  }
  if (name === "own_title")
    return html`<${Field} name="title" id="build-own-title" label=${t("build.own_title")} hint=${t("build.own_title_hint")} value=${draft.title} maxlength="200" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ title) => onChange({ title })} />`;
  return html`
    <div class="field"><label for="build-tags">${t("build.tags")}</label><span class="hint" id="build-tags-hint">${t("build.tags_hint")}</span>
      <input class="input" id="build-tags" autocomplete="off" value=${typed} aria-describedby="build-tags-hint" onInput=${(
        /** @type {any} */ event,
      ) => {
        type(event.target.value);
        onChange({ tags: tagsIn(event.target.value) });
      }} /></div>`;
}
/** @type {Record<string, string>} the field where it begins */
const FIRST = { hints: "hint-0", feedback: "feedback-correct", own_title: "own-title", each: "said-0" };
/** @param {string} text */
const tagsIn = (text) =>
  [
    ...new Set(
      text
        .split(",")
        .map((one) => one.trim().slice(0, 50))
        .filter(Boolean),
    ),
  ].slice(0, 20);

/** @param {{ store: Store, one: Item, number: number, acts: Acts }} props */
export function Editor({ store, one, number, acts }) {
  const { draft, key } = one;
  const [opened, open] = useState(/** @type {string[]} */ ([]));
  /** @type {Ref<HTMLTextAreaElement>} */
  const stem = useRef(null);
  const wanted = useRef("");
  useEffect(() => {
    if (!wanted.current) return;
    document.getElementById(`build-${wanted.current}`)?.focus();
    wanted.current = "";
  }, [opened]);
  /** @param {Partial<Draft>} more */
  const change = (more) => store.change(key, more);
  const course = /** @type {ReadQuiz} */ (store.quiz).course_id;
  const used = usedIn(draft);
  const policy = draft.type === "multiple_choice" || ALL_ELSE.has(draft.type) ? ["policy"] : [];
  const each = eachIn(draft).length > 0 ? ["each"] : [];
  const asked = [...each, ...EXTRAS, ...policy].filter((name) => used.includes(name) || opened.includes(name));
  const shown = asked.filter((name) => name !== "each");
  const offered = [...each, ...EXTRAS, ...policy].filter((name) => !asked.includes(name));
  return html`
    <section class="build-editor" aria-label=${t("build.question", { n: number })}>
      <div class="build-editor-head">
        <h2 class="num">${t("build.question_of", { n: number, total: store.items.length })}</h2>
        <span class="spacer"></span>
        <${Button} kind="quiet" icon="up" iconOnly label=${t("build.move_up")} title=${t("build.move_up_key")} off=${number === 1 ? t("build.is_first") : undefined} onPress=${() => acts.onMove(-1)} />
        <${Button} kind="quiet" icon="down" iconOnly label=${t("build.move_down")} title=${t("build.move_down_key")} off=${number === store.items.length ? t("build.is_last") : undefined} onPress=${() => acts.onMove(1)} />
        <${Button} kind="quiet" icon="copy" iconOnly label=${t("build.duplicate")} title=${t("build.duplicate_key")} onPress=${acts.onDuplicate} />
        <${Button} kind="quiet" icon="trash" iconOnly label=${t("build.remove")} onPress=${acts.onRemove} />
      </div>
      <${Troubles} store=${store} one=${one} acts=${acts} onNewest=${() => {
        store.place(key, { version: null });
        store.flush().then(() => store.refresh());
      }} />
      <div class="build-what">
        <${TypeMenu} value=${draft.type} onChange=${(/** @type {Type} */ type) => {
          store.retype(key, type);
          requestAnimationFrame(() => stem.current?.focus());
        }} />
        <${Lacks} one=${one} />
      </div>
      <${Written} id="build-stem" label=${t(draft.type === "cloze" ? "build.stem_cloze" : "build.stem")} course=${course}>
        <${Grows} id="build-stem" class="build-stem" area=${stem} value=${draft.stem} maxlength="10000" onPaste=${pasteText} onInput=${(/** @type {string} */ text) => change({ stem: text })} />
      <//>
      <${Kind} key=${draft.type} draft=${draft} course=${course} detailed=${asked.includes("each")} onChange=${change} />
      <div class="build-steppers">
        ${
          isPlayed(draft.type) &&
          html`
          <${Stepper} name="time" label=${t("build.time")} value=${draft.time_limit_s} unit=${t("build.seconds")} least=${5} most=${600} steps=${TIMES} onInput=${(/** @type {number} */ time_limit_s) => change({ time_limit_s })} />
          <${Select} name="live_points" id="build-live-points" label=${t("build.live_points")} value=${String(draft.live_points)} options=${["0", "1000", "2000"].map((n) => [n, t(`build.live_${n}`)])} onInput=${(/** @type {string} */ n) => change({ live_points: Number(n) })} />`
        }
        <${Stepper} name="points" label=${t("build.points")} value=${one.points ?? draft.points} least=${0} most=${1000} onInput=${(/** @type {number} */ points) => store.worth(key, points)} />
      </div>
      ${shown.map((name) => html`<${Extra} key=${`${key}${name}`} name=${name} draft=${draft} course=${course} onChange=${change} />`)}
      ${
        offered.length > 0 &&
        html`<div class="build-extras">${offered.map(
          (name) => html`
          <${Button} key=${name} kind="quiet" icon="plus" onPress=${() => {
            wanted.current = FIRST[name] ?? name;
            open([...opened, name]);
          }}>${t(`build.${name}`)}<//>`,
        )}</div>`
      }
    </section>`;
}

/** What keeps a question from being saved, or asked. @param {{ store: Store, one: Item, acts: Acts, onNewest: () => void }} props */
function Troubles({ store, one, acts, onNewest }) {
  if (one.theirs)
    return html`<div class="notice" data-tone="bad"><p><${Icon} name="alert" /><span>${changeOf(store, one.theirs)}</span></p><${Button} kind="primary" onPress=${acts.onSettle}>${t("build.see_both")}<//></div>`;
  if (one.refused)
    return html`<div class="notice" data-tone="bad"><p><${Icon} name="alert" /><span>${one.refused}</span></p></div>`;
  if (one.version)
    return html`<div class="notice"><p><${Icon} name="info" /><span>${t("build.pinned", { n: one.version })}</span></p><${Button} onPress=${onNewest}>${t("build.unpin")}<//></div>`;
  return null;
}

/** What it lacks, beside its type: typing goes on. @param {{ one: Item }} props */
function Lacks({ one: { lacks, draft } }) {
  const live = isPlayed(draft.type);
  const words = lacks.length ? lacks : [live ? "build.complete" : "build.not_live"];
  return html`<p class="build-lacks" data-quiet=${lacks.length ? undefined : "true"}><${Icon} name=${lacks.length || !live ? "info" : "check"} /><span>${words.map((key) => html`<span key=${key}>${t(key)} </span>`)}</span></p>`;
}

/** A place that draws from a bank. @param {{ store: Store, one: Item, number: number, acts: Acts, words: string }} props */
export const DrawEditor = ({ store, one, number, acts, words }) => html`
  <section class="build-editor" aria-label=${t("build.question", { n: number })}>
    <div class="build-editor-head">
      <h2 class="num">${t("build.draw_title", { n: one.count })}</h2><span class="spacer"></span>
      <${Button} kind="quiet" icon="up" iconOnly label=${t("build.move_up")} off=${number === 1 ? t("build.is_first") : undefined} onPress=${() => acts.onMove(-1)} />
      <${Button} kind="quiet" icon="down" iconOnly label=${t("build.move_down")} off=${number === store.items.length ? t("build.is_last") : undefined} onPress=${() => acts.onMove(1)} />
      <${Button} kind="quiet" icon="trash" iconOnly label=${t("build.remove")} onPress=${acts.onRemove} />
    </div>
    <p><${T} k="build.draw_from" what=${words} /></p>
    <p class="quiet">${t("build.draw_hint")}</p>
    <div class="build-steppers">
      <${Stepper} name="count" whole label=${t("build.draw_count")} value=${one.count} least=${1} most=${100} onInput=${(/** @type {number} */ count) => store.place(one.key, { count })} />
      <${Stepper} name="points" label=${t("build.points_each")} value=${one.points ?? 1} least=${0} most=${1000} onInput=${(/** @type {number} */ points) => store.place(one.key, { points })} />
    </div>
  </section>`;
