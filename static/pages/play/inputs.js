// The answer's form by type: one tap, or a draft that the footer's Submit sends. {ready, why, value, node}
import { html } from "../../lib/dom.js";
import { lang, t } from "../../lib/i18n.js";
import { groupingOf, plainly, readNumber } from "../../lib/numbers.js";
import { isEnter } from "../../lib/keys.js";
import { OptionButton } from "../../components/OptionButton.js";
import { MatchList } from "../../components/MatchList.js";
import { OrderList } from "../../components/OrderList.js";

const LONGEST_WORD = 10; // that a tile of half the width holds
const tapped = new Set(["single_choice", "true_false"]);
export const oneTap = (type) => tapped.has(type);

const grouping = groupingOf(lang);
const negated = (text) =>
  /^\s*[-\u2010-\u2015\u2212\uff0d]/.test(text) ? text.replace(/^\s*\S\s*/, "") : `-${text.trimStart()}`;

/** Pads of digits have no minus on some phones. The press leaves the focus where it is, and so the pad open. */
const Sign = ({ value, onInput }) => html`
  <button type="button" class="btn typed-sign" aria-label=${t("play.sign")} onPointerDown=${(event) => event.preventDefault()} onClick=${() => onInput(negated(value))}><span aria-hidden="true">±</span></button>`;

function Choices({ question, many, chosen, state, dim, onPress }) {
  const short =
    !many &&
    [4, 6].includes(question.options.length) &&
    question.options.every(
      ({ text }) => text.length <= 16 && text.split(/\s/).every((word) => word.length <= LONGEST_WORD),
    );
  return html`
    <div class="tiles" data-two=${short} style=${{ "--n": question.options.length }} role="group" aria-labelledby="stem">
      ${question.options.map((option, i) => {
        const on = chosen.includes(option.id);
        return html`<${OptionButton} key=${option.id} index=${i} option=${option} many=${many} chosen=${on}
          state=${state === "idle" || on ? (on && state === "off" ? "locked" : state) : dim} onPress=${() => onPress(option.id)} />`;
      })}
    </div>`;
}

function Typed({ question, value, off, error, understood, onInput, onEnter }) {
  const numeric = question.question_type === "numeric";
  return html`
    <div class="typed field">
      <label for="answer">${t(numeric ? "play.number_label" : "play.text_label")}</label>
      <span class="typed-row">
        ${numeric && !off && html`<${Sign} value=${value} onInput=${onInput} />`}
        <input class="input typed-input" id="answer" value=${value} dir="auto" autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength=${numeric ? 40 : 200}
          inputmode=${numeric ? "decimal" : "text"} enterkeyhint="send" readonly=${off} aria-invalid=${error ? "true" : undefined} aria-describedby="answer-read"
          onInput=${(event) => onInput(event.target.value)} onKeyDown=${(event) => isEnter(event) && onEnter()} />
        ${question.unit && html`<span class="typed-unit"><bdi>${question.unit}</bdi></span>`}
      </span>
      <span class=${error ? "error" : "hint"} id="answer-read">${error ?? understood}</span>
    </div>`;
}

/** Everything about one question's input; `tile` is the state of tiles: idle, sending, locked, off. */
export function useInput({ question, answering, tile }) {
  const { draft, setDraft, unsent } = answering;
  const type = question.question_type;
  const given = answering.settled ? answering.answer : null;
  const open = tile === "idle";
  const dim = tile === "off" ? "off" : "dimmed";
  if (oneTap(type)) {
    const chosen = given?.options ?? [];
    const tap = (id) => open && answering.submit({ options: [id] });
    return {
      tap,
      node: html`<${Choices} question=${question} chosen=${chosen} state=${tile} dim=${dim} onPress=${tap} />`,
    };
  }
  if (type === "multiple_choice") {
    const chosen = given?.options ?? (unsent ? null : draft) ?? [];
    const tap = (id) =>
      open && setDraft(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
    return {
      tap,
      count: chosen.length,
      value: { options: chosen },
      why: chosen.length ? null : t("play.pick_first"),
      node: html`<p class="play-hint quiet">${t("play.choose_many")}</p>
        <${Choices} question=${question} many chosen=${chosen} state=${tile} dim=${dim} onPress=${tap} />`,
    };
  }
  if (type === "ordering") {
    const order = given?.options ?? draft ?? question.options.map(({ id }) => id);
    return {
      value: { options: order },
      why: null,
      node: html`<p class="play-hint quiet">${t("play.order_hint")}</p><${OrderList} options=${question.options} order=${order} off=${!open} onChange=${setDraft} />`,
    };
  }
  if (type === "matching") {
    const pairs = given?.pairs ?? draft ?? {};
    const all = question.left.every(({ id }) => pairs[id]);
    return {
      value: { pairs },
      why: all ? null : t("play.match_first"),
      node: html`<p class="play-hint quiet">${t("play.match_hint")}</p>
        <${MatchList} left=${question.left} right=${question.right} pairs=${pairs} off=${!open} onChange=${setDraft} />`,
    };
  }
  const text = given ? String(given.text ?? given.value) : (draft ?? "");
  const numeric = type === "numeric";
  const value = numeric ? readNumber(text, grouping) : text.trim();
  const bad = numeric && text.trim() !== "" && value === null;
  const empty = t(numeric ? "play.number_first" : "play.type_first");
  const result = {
    value: numeric ? { value } : { text: value },
    why: text.trim() === "" ? empty : bad ? t("play.number_bad") : null,
  };
  return {
    ...result,
    node: html`<${Typed} question=${question} value=${text} off=${!open} error=${bad && text.trim().length > 1 ? t("play.number_bad") : null}
      understood=${numeric && open && value !== null ? t("play.number_read", { value: plainly(value, lang) }) : null} onInput=${setDraft}
      onEnter=${() => open && !result.why && answering.submit(result.value)} />`,
  };
}
