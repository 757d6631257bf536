// Remarks about parts of an essay: select a part, with the mouse, a finger or the arrow keys, and say something about it.
import { html, useLayoutEffect, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useKeys, useKeysSwitch } from "../../lib/keys.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { Problem } from "../../components/Field.js";
import { Area } from "../../components/Inputs.js";
import { characterOf, Marked, quoted, RemarkList, selectedIn } from "../../components/Remarks.js";

/** @import { Remark } from "../../components/Remarks.js" */
/** @import { On, Ref } from "lms-types/view" */
/** @typedef {{ start: number, end: number, text: string, at: number | null }} Written `at`: which remark is changed */

const MOST = 100;

/**
 * The text in a field, where arrow keys move a caret: it takes no typing.
 * @param {{ text: string, onChoose: (from: number, to: number) => void, onClose: () => void }} props
 */
function ByKeys({ text, onChoose, onClose }) {
  const [problem, setProblem] = useState("");
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const shown = text.replaceAll("\r\n", " \n"); // a field holds one character for the two: places would move
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);
  const take = () => {
    const { selectionStart: from = 0, selectionEnd: to = 0 } = field.current ?? {};
    if (from < to) return onChoose(from, to);
    field.current?.focus();
    return setProblem(t("remark.nothing"));
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") take();
    else onClose();
  };
  return html`
    <div class="field">
      <label for="remark-part">${t("remark.part")}</label><span class="hint" id="remark-part-hint">${t("remark.part_hint")}</span>
      <textarea class="input remark-field" id="remark-part" dir="auto" rows="8" inputmode="none" aria-readonly="true" aria-describedby="remark-part-hint remark-part-problem" ref=${/** @type {Ref<HTMLTextAreaElement>} */ (field)} value=${shown}
        onKeyDown=${press} onBeforeInput=${(/** @type {Event} */ event) => event.preventDefault()} onDrop=${(/** @type {Event} */ event) => event.preventDefault()}
        onInput=${(/** @type {On<HTMLTextAreaElement>} */ { target }) => {
          target.value = shown;
        }}></textarea>
      <${Problem} text=${problem} id="remark-part-problem" />
      <div class="actions"><${Button} onPress=${take} hint="Enter">${t("remark.on_it")}<//><${Button} kind="quiet" onPress=${onClose} hint="Esc">${t("app.cancel")}<//></div>
    </div>`;
}

/**
 * @param {{ text: string, written: Written, onChange: (words: string) => void, onKeep: () => void, onClose: () => void }} props
 */
function Writing({ text, written, onChange, onKeep, onClose }) {
  const [problem, setProblem] = useState(/** @type {string | undefined} */ (undefined));
  const keep = () => {
    if (written.text.trim()) return onKeep();
    document.getElementById("remark")?.focus();
    return setProblem(t("app.required"));
  };
  useLayoutEffect(() => document.getElementById("remark")?.focus(), []);
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (!sends && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) keep();
    else onClose();
  };
  return html`
    <div class="stack remark-writing" onKeyDown=${press}>
      <q class="meta" dir="auto">${quoted(text, written)}</q>
      <${Area} name="remark" label=${t("remark.text")} hint=${t("remark.text_hint")} rows="2" maxlength="2000" dir="auto" value=${written.text} error=${problem} onInput=${onChange} />
      <div class="actions"><${Button} onPress=${keep}>${t(written.at === null ? "remark.add" : "remark.change")}<//><${Button} kind="quiet" onPress=${onClose} hint="Esc">${t("app.cancel")}<//></div>
    </div>`;
}

/** @param {{ text: string, remarks: Remark[], onChange: (remarks: Remark[]) => void }} props */
export function Remarking({ text, remarks, onChange }) {
  const [choosing, choose] = useState(false);
  const [written, write] = useState(/** @type {Written | null} */ (null));
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  /** @type {Ref<HTMLElement>} */
  const place = useRef(null);
  const full = remarks.length >= MOST ? t("remark.full", { n: MOST }) : null;
  const back = () => {
    choose(false);
    write(null);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  };
  /** @param {number} from @param {number} to */
  const about = (from, to) => {
    choose(false);
    write({ start: characterOf(text, from), end: characterOf(text, to), text: "", at: null });
  };
  const begin = () => {
    if (full || written || choosing) return;
    const part = node.current && selectedIn(node.current);
    if (part) about(part.from, part.to);
    else choose(true);
  };
  const keep = () => {
    if (!written) return;
    const { at, ...remark } = written;
    const others = remarks.filter((_, n) => n !== at);
    onChange(
      [...others, { ...remark, text: remark.text.trim() }].sort(
        (one, other) => one.start - other.start || one.end - other.end,
      ),
    );
    say(t("remark.kept"));
    back();
  };
  /** @param {number} n */
  const drop = (n) => {
    onChange(remarks.filter((_, i) => i !== n));
    say(t("remark.dropped"));
    back();
  };
  const [keysOn] = useKeysSwitch();
  useKeys({ C: begin }, keysOn);
  return html`
    <div class="grading-answer">${choosing ? html`<${ByKeys} text=${text} onChoose=${about} onClose=${back} />` : html`<${Marked} text=${text} remarks=${written ? [...remarks.filter((_, n) => n !== written.at), written] : remarks} node=${node} />`}</div>
    ${written && html`<${Writing} key=${`${written.start} ${written.end} ${written.at}`} text=${text} written=${written} onChange=${(/** @type {string} */ words) => write({ ...written, text: words })} onKeep=${keep} onClose=${back} />`}
    ${
      !choosing &&
      !written &&
      html`<div ref=${place}><${Button} icon="edit" hint=${keysOn ? "C" : undefined} off=${full} onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()} onPress=${begin}>${t("remark.begin")}<//></div>
      <${RemarkList} text=${text} remarks=${remarks} acts=${(
        /** @type {Remark} */ remark,
        /** @type {number} */ n,
      ) => html`
        <span class="remark-acts"><${Button} kind="quiet" icon="edit" iconOnly label=${t("remark.change_n", { n: n + 1 })} onPress=${() => write({ ...remark, at: n })} /><${Button} kind="quiet" icon="trash" iconOnly label=${t("remark.drop_n", { n: n + 1 })} onPress=${() => drop(n)} /></span>`} />`
    }`;
}
