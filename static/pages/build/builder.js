// The quiz builder: cards, one question in the making, and how phone and projector show it.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Icon } from "../../components/Icon.js";
import { Empty, ErrorBox, Skeleton } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { Bank, DrawWords } from "./bank.js";
import { Cards } from "./cards.js";
import { Conflict, FieldConflict, Keys, Settings } from "./dialogs.js";
import { DrawEditor, Editor } from "./editor.js";
import { AddBar, Head, Ways } from "./head.js";
import { Preview } from "./preview.js";
import { Store } from "./store.js";

/** @import { Type } from "./model.js" */

/** What was typed outlives its page until it is saved. @type {Map<string, Store>} */
const stores = new Map();
/** @param {string} id @param {string} user */
function storeOf(id, user) {
  const found = stores.get(id);
  if (found?.unsaved) return found;
  const made = new Store(id, user);
  stores.set(id, made);
  return made;
}

/** @param {string} id */
function useStore(id) {
  const { me } = useMe();
  const [store] = useState(() => storeOf(id, me.id));
  const [, redraw] = useState(0);
  const [error, fail] = useState(/** @type {unknown} */ (null));
  const load = () => {
    fail(null);
    if (!store.quiz) store.load().catch(fail);
  };
  useEffect(() => {
    const stop = store.listen(() => redraw((n) => n + 1));
    load();
    return stop;
  }, []);
  return { store, error, load };
}

const focusStem = () => requestAnimationFrame(() => document.getElementById("build-stem")?.focus());
/** @param {EventTarget | null} target */
const typing = (target) => /** @type {Element | null} */ (target)?.closest?.("input, textarea, select");

/** @param {{ store: Store }} props */
function Builder({ store }) {
  usePage(store.title || t("build.untitled_quiz"));
  const [dialog, open] = useState(/** @type {"preview" | "settings" | "keys" | "bank" | "conflict" | null} */ (null));
  const [later, put] = useState(false); // which text of the quiz stays is decided later
  const [listed, list] = useState(false); // on a small screen the cards open over the editor
  const close = () => open(null);
  const { items, current } = store;
  const at = current ? items.indexOf(current) : -1;
  const number = 1 + items.slice(0, Math.max(0, at)).reduce((sum, { count }) => sum + count, 0);
  const total = items.reduce((sum, { count }) => sum + count, 0);

  /** @param {Type} type */
  const add = (type) => {
    list(false);
    store.add(type);
    focusStem();
  };
  const undo = () => {
    if (store.undo() !== null) {
      toast(t("build.undone"));
      focusStem();
    }
  };
  /** @param {string} key */
  const remove = (key) => {
    const inList = document.activeElement?.closest(".build-cards");
    store.remove(key);
    toast(t("build.removed"), { label: t("build.undo"), onPress: undo });
    requestAnimationFrame(() =>
      /** @type {HTMLElement | null} */ (
        document.querySelector(
          inList
            ? ".build-card[data-current=true] button"
            : "#build-stem, #build-first, .build-editor button:not([aria-disabled])",
        )
      )?.focus(),
    );
  };
  const acts = {
    onMove: (/** @type {number} */ by) => current && store.move(current.key, at + by),
    onDuplicate: () => {
      if (!current) return;
      store.duplicate(current.key);
      focusStem();
    },
    onRemove: () => current && remove(current.key),
    onSettle: () => open("conflict"),
  };
  const latest = useRef(/** @type {(event: KeyboardEvent) => void} */ (() => {}));
  latest.current = (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    /** @param {() => unknown} act */
    const does = (act) => {
      event.preventDefault();
      act();
    };
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (command && event.key === "Enter" && event.shiftKey) does(() => dispatchEvent(new Event("lms:add")));
    else if (command && event.key === "Enter")
      does(() => add(current && !current.draw ? current.draft.type : "single_choice"));
    else if (command && !event.shiftKey && event.key.toLowerCase() === "d") does(acts.onDuplicate);
    else if (
      command &&
      !event.shiftKey &&
      event.key.toLowerCase() === "z" &&
      !typing(event.target) &&
      store.removed.length
    )
      does(undo);
    else if (event.altKey && !command && by && current) does(() => acts.onMove(by));
  };
  useEffect(() => {
    const press = (/** @type {KeyboardEvent} */ event) => latest.current(event);
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  useEffect(() => list(false), [store.selected]);
  useEffect(() => put(false), [store.clashes.length]);

  return html`
    <div class="build">
      <${Head} store=${store} onPreview=${() => open("preview")} onSettings=${() => open("settings")} onKeys=${() => open("keys")} onBank=${() => open("bank")} onClash=${() => put(false)} />
      ${
        !items.length
          ? html`<main class="build-empty"><${Ways} store=${store} onFirst=${() => add("single_choice")} onBank=${() => open("bank")} /></main>`
          : html`
        <main class="build-main" data-listed=${listed ? "true" : "false"}>
          <div class="build-side">
            <button type="button" class="btn build-toggle" aria-expanded=${listed} onClick=${() => list(!listed)}><${Icon} name="list" /><span class="num">${t("build.question_of", { n: at + 1, total: items.length })}</span><${Icon} name="chevron" class="build-down" /></button>
            <${Cards} store=${store} onEdit=${focusStem} onRemove=${remove} />
            <${AddBar} store=${store} onAdd=${add} onBank=${() => open("bank")} />
          </div>
          ${
            current &&
            (current.draw
              ? html`<${DrawWords} key=${current.key} draw=${current.draw}>${(/** @type {string} */ words) => html`<${DrawEditor} store=${store} one=${current} number=${at + 1} acts=${acts} words=${words} />`}<//>`
              : html`<${Editor} key=${current.key} store=${store} one=${current} number=${at + 1} acts=${acts} />`)
          }
          ${current && !current.draw && html`<aside class="build-aside" aria-label=${t("build.preview")}><${Wide}><${Preview} key=${current.draft.type} draft=${current.draft} number=${number} total=${total} title=${store.title} /><//></aside>`}
        </main>`
      }
      ${dialog === "settings" && html`<${Settings} store=${store} onClose=${close} />`}
      ${dialog === "keys" && html`<${Keys} onClose=${close} />`}
      ${dialog === "bank" && html`<${Bank} store=${store} onClose=${close} />`}
      ${dialog === "conflict" && current && html`<${Conflict} store=${store} one=${current} onClose=${close} />`}
      ${dialog !== "conflict" && store.clashes.length > 0 && !later && html`<${FieldConflict} store=${store} onClose=${() => put(true)} />`}
      ${
        dialog === "preview" &&
        current &&
        html`<${Dialog} wide title=${t("build.preview_title", { n: at + 1, total: items.length })} onClose=${close} actions=${html`
          <${Button} icon="up" off=${at ? undefined : t("build.is_first")} onPress=${() => store.select(items[at - 1].key)}>${t("build.previous")}<//>
          <${Button} icon="down" off=${at < items.length - 1 ? undefined : t("build.is_last")} onPress=${() => store.select(items[at + 1].key)}>${t("build.next")}<//>
          <${Button} kind="primary" data-safe onPress=${close}>${t("app.close")}<//>`}>
          ${current.draw ? html`<p>${t("build.draw_hint")}</p>` : html`<${Preview} key=${current.key} draft=${current.draft} number=${number} total=${total} title=${store.title} />`}
        <//>`
      }
    </div>`;
}

const WIDE = "(min-width: 1280px)";
/** Where there is no room beside the editor, nothing is drawn. @param {{ children: unknown }} props */
function Wide({ children }) {
  const [wide, set] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const media = matchMedia(WIDE);
    const look = () => set(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, []);
  return wide ? children : null;
}

/** @param {{ id: string }} props */
export default function BuilderPage({ id }) {
  const { store, error, load } = useStore(id);
  if (error) return html`<main class="bare-page"><${ErrorBox} error=${error} onRetry=${load} /></main>`;
  if (!store.quiz) return html`<main class="bare-page" aria-busy="true"><${Skeleton} rows=${2} /></main>`;
  if (store.quiz.running === null)
    return html`<main class="bare-page"><${Empty} title=${t("build.not_allowed")} hint=${t("build.not_allowed_hint")}><a class="btn" href=${`/courses/${store.quiz.course_id}`}>${t("build.to_course")}</a><//></main>`;
  return html`<${Builder} store=${store} />`;
}
