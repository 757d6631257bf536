// The builder's head, its ways to begin, and its ways to add.
import { html, useEffect, useState } from "../../lib/dom.js";
import { clockTime, t } from "../../lib/i18n.js";
import { go } from "../../lib/router.js";
import { isSignedOut } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { explain } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Menu } from "../../components/Menu.js";
import { StartLive } from "../../components/StartLive.js";
import { Empty } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { toast } from "../../components/Toast.js";
import { stateOf } from "./items.js";
import { Saved } from "./saved.js";
import { TypeList } from "./types.js";

/** @import { On } from "lms-types/view" */
/** @import { Type } from "./model.js" */
/** @import { Store } from "./store.js" */

/** @param {Store} store @returns {[state: "saved" | "saving" | "failed", text: string]} */
function saveState(store) {
  const states = new Set(store.items.map(stateOf));
  if (store.clashes.length || states.has("conflict")) return ["failed", t("build.save_conflict")];
  if (store.failed)
    return [
      "failed",
      navigator.onLine ? `${t("build.save_failed")} ${explain(store.failed)}` : t("build.save_offline"),
    ];
  if (states.has("refused")) return ["failed", t("build.save_refused")];
  if (store.pending || states.has("waiting")) return ["saving", t("build.save_saving")];
  if (states.has("lacking")) return ["saved", t(store.kept ? "build.save_kept" : "build.save_not_kept")];
  return ["saved", store.saved ? t("build.save_saved", { time: clockTime(store.saved) }) : t("build.save_all")];
}

/** @param {{ store: Store }} props */
function Title({ store }) {
  const empty = store.title.trim() === "";
  return html`
    <div class="build-title">
      <input class="input" id="build-title" aria-label=${t("build.title")} value=${store.title} maxlength="200" dir="auto" autocomplete="off" aria-invalid=${empty ? "true" : undefined}
        onInput=${(/** @type {On} */ event) => store.set({ title: event.target.value })} />
      ${empty && html`<span class="error">${t("build.need_title")}</span>`}
    </div>`;
}

/** @param {{ store: Store, onAdd: (type: Type) => void, onBank: () => void }} props */
export function AddBar({ store, onAdd, onBank }) {
  const [open, set] = useState(false);
  useEffect(() => {
    const ask = () => set(true);
    addEventListener("lms:add", ask);
    return () => removeEventListener("lms:add", ask);
  }, []);
  const like = store.current?.draw ? "single_choice" : (store.current?.draft.type ?? "single_choice");
  return html`
    <div class="build-addbar">
      <span class="menu">
        <${Button} icon="plus" title="Ctrl+Enter" onPress=${() => onAdd(like)}>${t("build.new_question")}<//>
        <button type="button" class="btn" data-icon-only="true" aria-label=${t("build.new_type")} title=${t("build.new_type")} aria-haspopup="menu" aria-expanded=${open} onClick=${() => set(!open)}><${Icon} name="chevron" class="build-down" /></button>
        ${
          open &&
          html`<${TypeList} label=${t("build.new_type")} onClose=${() => set(false)} onChange=${(
            /** @type {Type} */ type,
          ) => {
            set(false);
            onAdd(type);
          }} />`
        }
      </span>
      <${Button} kind="quiet" icon="search" onPress=${onBank}>${t("build.from_bank")}<//>
      <a class="btn" data-kind="quiet" href=${`/quizzes/${store.id}/import`}><${Icon} name="upload" />${t("build.import")}</a>
    </div>`;
}

/** @param {{ store: Store, onFirst: () => void, onBank: () => void }} props */
export function Ways({ store, onFirst, onBank }) {
  useEffect(() => {
    const id = requestAnimationFrame(() => document.getElementById("build-first")?.focus()); // after the page's h1
    return () => cancelAnimationFrame(id);
  }, []);
  return html`
    <${Empty} title=${t("build.empty")} hint=${t("build.empty_hint")}>
      <div class="build-ways">
        <${Button} kind="primary" icon="plus" id="build-first" onPress=${onFirst}>${t("build.first")}<//>
        <a class="btn" href=${`/quizzes/${store.id}/import`}><${Icon} name="upload" />${t("build.import")}</a>
        <${Button} icon="search" onPress=${onBank}>${t("build.from_bank")}<//>
      </div>
    <//>`;
}

/** @param {{ store: Store, onPreview: () => void, onSettings: () => void, onKeys: () => void, onBank: () => void, onClash: () => void }} props */
export function Head({ store, onPreview, onSettings, onKeys, onBank, onClash }) {
  const [state, text] = saveState(store);
  const action = store.clashes.length
    ? { text: t("build.see_both"), onPress: onClash }
    : store.failed || state === "failed"
      ? { text: t("app.retry"), onPress: () => store.retry() }
      : undefined;
  const quiz = /** @type {NonNullable<Store["quiz"]>} */ (store.quiz);
  const lacking = store.items.filter((one) => stateOf(one) === "lacking").length;
  const published = quiz.status === "published";
  const turn = () =>
    store.turn(published ? "unpublish" : "publish").then(
      () => toast(t(published ? "build.unpublished" : "build.published")),
      (error) => toast(explain(error)),
    );
  const count = store.items.filter(({ id, draw }) => id || draw).length;
  return html`
    <header class="build-head">
      <h1 class="vh" tabindex="-1">${t("build.heading", { title: store.title })}</h1>
      <a class="btn" data-kind="quiet" data-icon-only="true" href=${`/courses/${quiz.course_id}#quizzes`} aria-label=${t("build.back", { course: store.course })} title=${t("build.back", { course: store.course })}><${Icon} name="chevron" class="build-back flips" /></a>
      <${Title} store=${store} />
      <span class="build-state"><${Tag} tone=${published ? "ok" : ""}>${t(`status.${quiz.status}`)}<//><${Saved} state=${state} text=${text} signedOut=${isSignedOut(store.failed)} action=${action} /></span>
      <span class="build-acts">
        <${Button} icon="expand" onPress=${onPreview} off=${store.items.length ? undefined : t("build.preview_none")}>${t("build.preview")}<//>
        <${StartLive} quiz=${{ ...quiz, title: store.title || quiz.title, live: store.live, question_count: count }} kind="primary" before=${() => store.flush()} note=${lacking ? t("build.left_out", { n: lacking }) : null}
          onLive=${(/** @type {Store["live"]} */ live) => {
            store.set({ live });
            return store.flush();
          }} />
        <${Menu} label=${t("build.actions")} items=${[
          { icon: "list", text: t("build.settings"), onPress: onSettings },
          { icon: "clock", text: t("build.all_settings"), onPress: () => go(`/quizzes/${store.id}/settings`) },
          { icon: "people", text: t("build.attempts"), onPress: () => go(`/quizzes/${store.id}/attempts`) },
          { icon: "chart", text: t("build.statistics"), onPress: () => go(`/quizzes/${store.id}/statistics`) },
          {
            icon: published ? "lock" : "check",
            text: t(published ? "build.unpublish" : "build.publish"),
            onPress: turn,
          },
          { icon: "search", text: t("build.from_bank"), onPress: onBank },
          { icon: "upload", text: t("build.import"), onPress: () => go(`/quizzes/${store.id}/import`) },
          { icon: "keyboard", text: t("keys.title"), onPress: onKeys },
        ]} />
      </span>
    </header>`;
}
