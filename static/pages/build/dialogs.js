// Two texts of one question, the settings of the quiz, and the keys.
import { html } from "../../lib/dom.js";
import { moment, t } from "../../lib/i18n.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Area } from "../../components/Inputs.js";
import { LiveFields } from "../../components/LiveFields.js";
import { optionsOf } from "./model.js";
import { draftOf } from "./read.js";
import { typed } from "./things.js";

/** @import { Draft } from "./model.js" */
/** @import { Item } from "./items.js" */
/** @import { Change } from "./server.js" */
/** @import { Store } from "./store.js" */

/** @param {Draft} draft @returns {string[]} */
function linesOf(draft) {
  switch (draft.type) {
    case "single_choice":
    case "multiple_choice":
    case "true_false":
      return optionsOf(draft)
        .filter(typed)
        .map(({ text, correct }) => `${correct ? "✓" : "–"} ${text}`);
    case "ordering":
      return draft.options.filter(typed).map(({ text }, i) => `${i + 1}. ${text}`);
    case "short_answer":
      return draft.answers.filter(typed).map(({ text }) => `✓ ${text}`);
    case "numeric":
      return [`✓ ${draft.value} ${draft.tolerance && `± ${draft.tolerance}`} ${draft.unit}`.trim()];
    case "matching":
      return [
        ...draft.pairs.map(({ left, right }) => `${left.text} → ${right.text}`),
        ...draft.distractors.map(({ text }) => `– ${text}`),
      ];
    case "categorise":
      return draft.items.map(
        ({ text, category }) => `${text} → ${draft.categories.find(({ key }) => key === category)?.text ?? ""}`,
      );
    case "cloze":
      return draft.gaps.map(({ name, text }) => `{{${name}}} ${text}`);
    default:
      return [draft.template, draft.notes].filter(Boolean);
  }
}

/** @param {{ draft: Draft }} props */
const Text = ({ draft }) => html`
  <p class="meta">${t(`type.${draft.type}`)} · ${t("build.time_short", { n: draft.time_limit_s })}</p>
  <p class="build-text" dir="auto"><b>${draft.stem}</b></p>
  <ul class="build-text">${linesOf(draft).map((line) => html`<li dir="auto">${line}</li>`)}</ul>
  ${draft.explanation && html`<p class="build-text quiet" dir="auto">${draft.explanation}</p>`}
  ${[...draft.hints, ...Object.values(draft.feedback)].filter(Boolean).map((text) => html`<p class="build-text quiet" dir="auto">${text}</p>`)}`;

/**
 * Who has changed a question or the quiz, and when.
 * @param {Store} store @param {{ change: Change | null }} theirs @param {"question" | "quiz"} [what]
 */
export function changeOf({ user }, { change }, what = "question") {
  if (!change) return t(`build.${what}_changed`);
  const { at, by } = change;
  const time = moment(new Date(at));
  if (!by) return t(`build.${what}_changed_at`, { time });
  return by.id === user
    ? t(`build.${what}_changed_own`, { time })
    : t(`build.${what}_changed_by`, { name: by.name, time });
}
/** How the other text is called. @param {Store} store @param {{ change: Change | null }} theirs */
function theirsOf({ user }, { change }) {
  const by = change?.by;
  return by && by.id !== user ? t("build.theirs_of", { name: by.name }) : t("build.theirs");
}

/** @param {{ mine: unknown, theirs: unknown, what: string, text: string, name: string, onSettle: (whose: "mine" | "theirs") => void, onClose: () => void }} props */
const Both = ({ mine, theirs, what, text, name, onSettle, onClose }) => html`
  <${Dialog} wide title=${what} onClose=${onClose} actions=${html`
    <${Button} data-safe onPress=${onClose}>${t("build.later")}<//>
    <${Button} onPress=${() => onSettle("theirs")}>${t("build.keep_theirs")}<//>
    <${Button} kind="primary" onPress=${() => onSettle("mine")}>${t("build.keep_mine")}<//>`}>
    <p>${text}</p>
    <div class="build-both">
      <section aria-label=${t("build.mine")}><h3>${t("build.mine")}</h3>${mine}</section>
      <section aria-label=${name}><h3>${name}</h3>${theirs}</section>
    </div>
  <//>`;

/** @param {{ store: Store, one: Item, onClose: () => void }} props */
export function Conflict({ store, one, onClose }) {
  if (!one.theirs) return null;
  return html`<${Both} what=${changeOf(store, one.theirs)} text=${t("build.conflict_question")} name=${theirsOf(store, one.theirs)} mine=${html`<${Text} draft=${one.draft} />`} theirs=${html`<${Text} draft=${draftOf(one.theirs.question)} />`} onClose=${onClose}
    onSettle=${(/** @type {"mine" | "theirs"} */ whose) => {
      onClose();
      store.settle(one.key, whose);
    }} />`;
}

/** The first of the quiz's own texts that were changed elsewhere too. @param {{ store: Store, onClose: () => void }} props */
export function FieldConflict({ store, onClose }) {
  const { field, theirs } = store.clashes[0];
  const who = { change: store.theirChange };
  return html`<${Both} key=${field} what=${changeOf(store, who, "quiz")} text=${t(`build.conflict_${field}`)} name=${theirsOf(store, who)} mine=${html`<p class="build-text" dir="auto">${store[field]}</p>`} theirs=${html`<p class="build-text" dir="auto">${theirs}</p>`}
    onClose=${onClose} onSettle=${(/** @type {"mine" | "theirs"} */ whose) => store.settleField(whose)} />`;
}

/** @param {{ store: Store, onClose: () => void }} props */
export function Settings({ store, onClose }) {
  return html`
    <${Dialog} title=${t("build.settings")} onClose=${onClose}>
      <${Area} name="description" id="build-description" label=${t("build.description")} hint=${t("build.description_hint")} value=${store.description} maxlength="10000" dir="auto" onInput=${(/** @type {string} */ description) => store.set({ description })} />
      <p><a class="btn" href=${`/quizzes/${store.id}/settings`}>${t("build.all_settings")}</a></p>
      <h3>${t("build.live_settings")}</h3>
      <${LiveFields} value=${store.live} onChange=${(/** @type {Store["live"]} */ live) => store.set({ live })} />
    <//>`;
}

const KEYS = [
  ["Ctrl+Enter", "build.key_new"],
  ["Ctrl+Shift+Enter", "build.key_type"],
  ["Ctrl+D", "build.key_duplicate"],
  ["Alt+↑ ↓", "build.key_move"],
  ["Enter", "build.key_option"],
  ["Backspace", "build.key_drop"],
  ["Alt+Enter", "build.key_mark"],
  ["↑ ↓", "build.key_card"],
  ["Delete", "build.key_remove"],
  ["Ctrl+Z", "build.key_undo"],
];
/** @param {{ onClose: () => void }} props */
export const Keys = ({ onClose }) => html`
  <${Dialog} title=${t("keys.title")} onClose=${onClose}>
    <dl class="build-keys">${KEYS.map(([keys, words]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${t(words)}</dd></div>`)}</dl>
  <//>`;
