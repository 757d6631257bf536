// The way to answer, by the question's type. An answer that isn't whole yet is none: null.
import { html, useRef, useState } from "../../lib/dom.js";
import { lang, t } from "../../lib/i18n.js";
import { groupingOf, plainly, readNumber } from "../../lib/numbers.js";
import { sidesOf } from "../../lib/answers.js";
import { Button } from "../../components/Button.js";
import { MatchList } from "../../components/MatchList.js";
import { OrderList } from "../../components/OrderList.js";
import { Label } from "../../components/Rich.js";
import { Uploader } from "../../components/Uploader.js";
import { Gaps } from "./gaps.js";

/** @import { On, Ref } from "lms-types/view" */
/** @import { Answer, Asked } from "./saving.js" */
/** @typedef {(answer: Answer, typed?: boolean) => void} Give */
/** @typedef {{ asked: Asked, answer: Answer, give: Give, off: boolean, id: string }} Props `id`: of the stem, and what ids begin with */

const grouping = groupingOf(lang);
const MAX_TEXT = 500;
const MAX_ESSAY = 50_000;

/** @param {Props & { many: boolean }} props */
function Choices({ asked, answer, give, off, id, many }) {
  const chosen = /** @type {string[]} */ (answer?.options ?? []);
  /** @param {string} option */
  const press = (option) => {
    if (!many) return give({ options: [option] });
    const next = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
    give(next.length ? { options: next } : null);
  };
  return html`
    ${many && html`<p class="meta">${t("take.many_hint")}</p>`}
    <div class="take-options" role=${many ? "group" : "radiogroup"} aria-labelledby=${id}>
      ${(asked.options ?? []).map(
        (option) => html`
        <label class="take-option" key=${option.id} data-chosen=${chosen.includes(option.id)}>
          <input type=${many ? "checkbox" : "radio"} name=${id} checked=${chosen.includes(option.id)} disabled=${off} onChange=${() => press(option.id)} />
          <${Label} option=${option} />
        </label>`,
      )}
    </div>
    ${!many && !off && html`<div class="take-clear" data-on=${Boolean(answer)}><${Button} kind="quiet" onPress=${() => give(null)}>${t("take.clear")}<//></div>`}`;
}

/** @param {Props & { label: string }} props */
function Text({ answer, give, off, id, label }) {
  const text = /** @type {string} */ (answer?.text ?? "");
  return html`
    <div class="field"><label for=${`${id}-text`}>${label}</label>
      <input class="input" id=${`${id}-text`} value=${text} dir="auto" autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength=${MAX_TEXT} readonly=${off}
        onInput=${(/** @type {On} */ { target }) => give(target.value.trim() ? { text: target.value } : null, true)} /></div>`;
}

/** @param {Props & { label: string, unit?: string | null }} props */
function Numeric({ answer, give, off, id, label, unit }) {
  const known = answer?.value === undefined ? "" : plainly(/** @type {number} */ (answer.value), lang);
  const [typed, setTyped] = useState(known);
  const mine = readNumber(typed, grouping);
  const shown = answer && mine !== answer.value ? known : typed; // another device has changed it
  const bad = shown.trim() !== "" && readNumber(shown, grouping) === null;
  return html`
    <div class="field"><label for=${`${id}-number`}>${label}</label>
      <span class="take-number"><input class="input" id=${`${id}-number`} value=${shown} inputmode="decimal" autocomplete="off" maxlength="40" readonly=${off}
        aria-invalid=${bad ? "true" : undefined} aria-describedby=${`${id}-read`}
        onInput=${(/** @type {On} */ { target }) => {
          setTyped(target.value);
          const value = readNumber(target.value, grouping);
          give(value === null ? null : { value }, true);
        }} />${unit && html`<bdi>${unit}</bdi>`}</span>
      <span class=${bad ? "error" : "hint"} id=${`${id}-read`}>${bad ? t("play.number_bad") : answer ? t("play.number_read", { value: known }) : ""}</span></div>`;
}

/** @param {Props} props */
function Order({ asked, answer, give, off }) {
  const options = asked.options ?? [];
  const order = /** @type {string[]} */ (answer?.options ?? options.map((one) => one.id));
  return html`
    <p class="meta">${t("take.order_hint")}</p>
    <${OrderList} options=${options} order=${order} off=${off} onChange=${(/** @type {string[]} */ next) => give({ options: next })} />
    ${!answer && !off && html`<div><${Button} onPress=${() => give({ options: order })}>${t("take.order_keep")}<//></div>`}`;
}

/** @param {Props} props */
function Pairs({ asked, answer, give, off }) {
  const sides = sidesOf(asked);
  if (!sides) return null;
  const sorts = asked.type === "categorise";
  const pairs = /** @type {Record<string, string>} */ (answer?.pairs ?? {});
  return html`
    <p class="meta">${t(sorts ? "take.sort_hint" : "take.match_hint")}</p>
    <${MatchList} ...${sides} pairs=${pairs} off=${off} many=${sorts} onChange=${(/** @type {Record<string, string>} */ next) => give({ pairs: next })} />`;
}

/** @param {Props} props */
function Picture({ asked, answer, give, off }) {
  const points = /** @type {number[][]} */ (answer?.points ?? []);
  const most = asked.clicks ?? 1;
  /** @param {MouseEvent & { currentTarget: HTMLElement }} event */
  const add = (event) => {
    if (off) return;
    const box = event.currentTarget.getBoundingClientRect();
    const keyed = event.detail === 0; // pressed by a key: the middle, to be moved by arrows
    const x = keyed ? 0.5 : (event.clientX - box.left) / box.width;
    const y = keyed ? 0.5 : (event.clientY - box.top) / box.height;
    const place = [x, y].map((one) => Math.round(Math.min(1, Math.max(0, one)) * 10_000) / 10_000);
    give({ points: [...points, place].slice(-most) });
  };
  const STEP = 0.01;
  /** @param {number} n */
  const move = (n) => (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (!by || off) return;
    event.preventDefault();
    const next = points.map((one, i) =>
      i === n ? one.map((at, axis) => Math.min(1, Math.max(0, at + by[axis]))) : one,
    );
    give({ points: next }, true);
  };
  return html`
    <p class="meta">${t("take.click_hint", { n: most })}</p>
    <div class="take-picture">
      <button type="button" class="take-canvas" onClick=${add} aria-label=${t("take.click_hint", { n: most })}><img src=${asked.file_url} alt="" /></button>
      ${points.map(
        ([x, y], n) => html`
        <button type="button" class="take-point num" key=${n} style=${{ left: `${x * 100}%`, top: `${y * 100}%` }} aria-label=${t("take.take_place_back", { n: n + 1 })}
          onKeyDown=${move(n)} onClick=${() => {
            const next = points.filter((_, i) => i !== n);
            if (!off) give(next.length ? { points: next } : null);
          }}>${n + 1}</button>`,
      )}
    </div>`;
}

/** @param {{ asked: Asked }} props @returns {string} */
function range({ asked: { min_words: min, max_words: max } }) {
  if (min && max) return t("take.essay_range", { min, max });
  return min ? t("take.essay_min", { min }) : max ? t("take.essay_max", { max }) : "";
}

/** @param {Props} props */
function Essay(props) {
  const { asked, answer, give, off, id } = props;
  const [emptied, setEmptied] = useState(false); // what was taken out of the template stays out
  const text = /** @type {string} */ (answer?.text ?? (emptied ? "" : (asked.template ?? "")));
  const files = /** @type {string[]} */ (answer?.file_ids ?? []);
  const words = text.trim() ? text.trim().split(/\s+/u).length : 0;
  /** @param {string} next @param {string[]} ids @param {boolean} [typed] */
  const set = (next, ids, typed) => give(next.trim() || ids.length ? { text: next, file_ids: ids } : null, typed);
  return html`
    <div class="field"><label for=${`${id}-essay`}>${t("take.text")}</label>
      ${range({ asked }) && html`<span class="hint" id=${`${id}-range`}>${range({ asked })}</span>`}
      <textarea class="input take-essay" id=${`${id}-essay`} rows="8" dir="auto" maxlength=${MAX_ESSAY} readonly=${off} value=${text}
        aria-describedby=${`${id}-words`} onInput=${(/** @type {On} */ { target }) => {
          setEmptied(true);
          set(target.value, files, true);
        }}></textarea>
      <span class="hint num" id=${`${id}-words`}>${t("take.essay_words", { n: words })}</span></div>
    ${(asked.max_files ?? 0) > 0 && html`<${Files} ...${props} ids=${files} onIds=${(/** @type {string[]} */ ids) => set(text, ids)} />`}`;
}

/** @param {Props & { ids: string[], onIds: (ids: string[]) => void }} props */
function Files({ asked, off, ids, onIds }) {
  const [names, setNames] = useState(() => new Map((asked.files ?? []).map((one) => [one.id, one.name])));
  const within = useRef(/** @type {HTMLElement | null} */ (null));
  const now = useRef(ids);
  now.current = ids;
  const most = asked.max_files ?? 1;
  /** @param {string} id */
  const nameOf = (id) => names.get(id) ?? t("take.file_elsewhere"); // another device has added it
  return html`
    <div class="stack" ref=${/** @type {Ref<HTMLElement>} */ (within)}>
      <p class="meta">${asked.accept?.length ? t("take.files_of", { n: most, kinds: asked.accept.join(", ") }) : t("take.files_any", { n: most })}</p>
      ${
        ids.length > 0 &&
        html`<ul class="rows take-files">${ids.map(
          (one) => html`
        <li class="row" key=${one}><span class="row-main"><bdi>${nameOf(one)}</bdi></span>
          ${!off && html`<${Button} kind="quiet" icon="cross" iconOnly label=${t("take.take_file_back", { name: nameOf(one) })} onPress=${() => onIds(ids.filter((other) => other !== one))} />`}</li>`,
        )}</ul>`
      }
      ${
        !off &&
        ids.length < most &&
        html`<${Uploader} bare within=${within} taken=${asked.accept?.length ? asked.accept : undefined} onDone=${(
          /** @type {{ id: string, name: string }} */ file,
        ) => {
          setNames((known) => new Map(known).set(file.id, file.name));
          onIds([...now.current, file.id].slice(0, most));
        }} />`
      }
    </div>`;
}

/** @param {Props} props */
export function Input(props) {
  const { asked, answer, give } = props;
  switch (asked.type) {
    case "single_choice":
    case "true_false":
      return html`<${Choices} ...${props} many=${false} />`;
    case "multiple_choice":
      return html`<${Choices} ...${props} many />`;
    case "short_answer":
      return html`<${Text} ...${props} label=${t("take.text")} />`;
    case "numeric":
      return html`<${Numeric} ...${props} label=${t("take.number_field")} unit=${asked.unit} />`;
    case "ordering":
      return html`<${Order} ...${props} />`;
    case "matching":
    case "categorise":
      return html`<${Pairs} ...${props} />`;
    case "cloze":
      return html`<${Gaps} ...${props} />`;
    case "hotspot":
      return html`<${Picture} ...${props} />`;
    case "essay":
      return html`<${Essay} ...${props} />`;
    default:
      return html`<${Files} ...${props} ids=${/** @type {string[]} */ (answer?.file_ids ?? [])} onIds=${(/** @type {string[]} */ ids) => give(ids.length ? { file_ids: ids } : null)} />`;
  }
}
