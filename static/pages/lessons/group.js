// One module and its lessons: names are changed in place, Alt+arrows and the handles move, Delete deletes.
import { html, useRef, useState } from "../../lib/dom.js";
import { dateTime, t } from "../../lib/i18n.js";
import { isEnter } from "../../lib/keys.js";
import { Button } from "../../components/Button.js";
import { Icon } from "../../components/Icon.js";
import { Menu } from "../../components/Menu.js";
import { Tag } from "../../components/Tag.js";
import { AddLesson } from "./add.js";
import { ICONS, spanOf } from "./words.js";

/** @import { On } from "lms-types/view" */
/** @import { Lesson, Part } from "./order.js" */

/** `by`: what ended it; after a key the focus goes back to what was named. @param {{ title: string, label: string, onDone: (title: string, by: "key" | "blur") => void }} props */
function Rename({ title, label, onDone }) {
  const [typed, type] = useState(title);
  const ended = useRef(false); // what goes away loses the focus, too
  /** @param {string} text @param {"key" | "blur"} by */
  const end = (text, by) => {
    if (ended.current) return;
    ended.current = true;
    onDone(text.trim() || title, by);
  };
  return html`
    <input class="input plan-rename" aria-label=${label} value=${typed} maxlength="200" autocomplete="off" dir="auto"
      ref=${(/** @type {HTMLInputElement | null} */ node) => {
        if (!node || node === document.activeElement) return;
        node.focus();
        node.select();
      }}
      onInput=${(/** @type {On} */ event) => type(event.target.value)} onBlur=${() => end(typed, "blur")}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        event.stopPropagation();
        if (!isEnter(event) && event.key !== "Escape") return;
        event.preventDefault(); // Enter would press what gets the focus next
        end(event.key === "Escape" ? title : typed, "key");
      }} />`;
}

/** What the keys do on a row's link or name. @param {{ step: (by: 1 | -1) => void, rename: () => void, remove: () => void }} ways */
const keysOf = (ways) => (/** @type {KeyboardEvent} */ event) => {
  if (event.ctrlKey || event.metaKey || event.isComposing) return;
  const target = /** @type {Element} */ (event.target);
  if (target.closest("input, select, textarea, [role=menu], dialog")) return;
  const by = /** @type {Record<string, 1 | -1>} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key];
  const act =
    event.altKey && by
      ? () => ways.step(by)
      : !target.closest("[data-main]")
        ? null
        : { F2: ways.rename, Delete: ways.remove }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
};

/** @param {{ lesson: Lesson, several: boolean, acts: any }} props */
function Row({ lesson, several, acts }) {
  const [naming, name] = useState(false);
  const { id, title, kind, status, required, preview, duration_s } = lesson;
  const draft = status === "draft";
  const about = [t(`lesson.${kind}`), duration_s ? spanOf(duration_s) : "", required ? "" : t("lesson.optional")];
  const rename = () => name(true);
  const publish = { status: draft ? "published" : "draft" };
  return html`
    <li class="plan-row" data-id=${id} data-draft=${draft} onKeyDown=${keysOf({ step: (by) => acts.step(lesson, by), rename, remove: () => acts.remove(lesson) })}>
      <span class="plan-handle" data-handle aria-hidden="true"><${Icon} name="grip" /></span>
      <${Icon} name=${ICONS[kind]} class="plan-kind" />
      <span class="row-main">
        ${
          naming
            ? html`<${Rename} title=${title} label=${t("plan.name_of", { title })} onDone=${(
                /** @type {string} */ to,
                /** @type {"key" | "blur"} */ by,
              ) => {
                name(false);
                if (by === "key") acts.focus(id);
                if (to !== title) acts.change(lesson, { title: to });
              }} />`
            : html`<a href=${`/lessons/${id}/edit`} data-main aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown F2 Delete"><bdi>${title}</bdi></a>`
        }
        <span class="meta">${about.filter(Boolean).join(" · ")}</span>
      </span>
      <span class="plan-tags">
        ${preview && html`<${Tag}>${t("lesson.preview")}<//>`}
        ${draft && html`<${Tag}>${t("status.draft")}<//>`}
      </span>
      <span class="plan-acts">
        <span class="plan-steps">
          <${Button} kind="quiet" icon="up" iconOnly label=${t("play.move_up", { option: title })} onPress=${() => acts.step(lesson, -1)} />
          <${Button} kind="quiet" icon="down" iconOnly label=${t("play.move_down", { option: title })} onPress=${() => acts.step(lesson, 1)} />
        </span>
        <${Menu} label=${t("plan.more", { title })} items=${[
          {
            icon: draft ? "check" : "lock",
            text: t(draft ? "plan.publish" : "plan.unpublish"),
            onPress: () => acts.change(lesson, publish),
          },
          { icon: "edit", text: t("plan.rename"), key: "F2", onPress: rename },
          {
            icon: "star",
            text: t(required ? "plan.make_optional" : "plan.make_required"),
            onPress: () => acts.change(lesson, { required: !required }),
          },
          {
            icon: preview ? "lock" : "unlock",
            text: t(preview ? "plan.no_preview" : "plan.make_preview"),
            onPress: () => acts.change(lesson, { preview: !preview }),
          },
          { icon: "up", text: t("plan.up"), key: "Alt+↑", onPress: () => acts.step(lesson, -1) },
          { icon: "down", text: t("plan.down"), key: "Alt+↓", onPress: () => acts.step(lesson, 1) },
          several && { icon: "course", text: t("plan.move_to"), onPress: () => acts.moveTo(lesson) },
          { icon: "trash", text: t("plan.delete"), kind: "danger", key: "Del", onPress: () => acts.remove(lesson) },
        ]} />
      </span>
    </li>`;
}

/** What holds its lessons back. @param {{ part: Part }} props */
function Opening({ part }) {
  const { unlock, prerequisite_ids, sequential } = part;
  const said = [
    sequential && t("plan.in_sequence"),
    prerequisite_ids.length > 0 && t("plan.after_modules", { n: prerequisite_ids.length }),
    unlock?.at && t("plan.opens_at", { time: dateTime(new Date(unlock.at)) }),
    unlock?.after_s && t("plan.opens_after", { time: spanOf(unlock.after_s) }),
  ].filter(Boolean);
  return said.length > 0 && html`<p class="meta">${said.join(" · ")}</p>`;
}

/** @param {{ part: Part, lessons: Lesson[], several: boolean, acts: any }} props */
export function Group({ part, lessons, several, acts }) {
  const [naming, name] = useState(false);
  const { id, title } = part;
  const rename = () => name(true);
  const drafts = lessons.filter((one) => one.status === "draft").length;
  return html`
    <section class="card plan-part" data-part=${id ?? ""} aria-label=${title || t("plan.before")}>
      ${
        id
          ? html`
        <div class="plan-part-head" data-id=${id} onKeyDown=${keysOf({ step: (by) => acts.stepModule(part, by), rename, remove: () => acts.removeModule(part) })}>
          <span class="plan-handle" data-handle="module" aria-hidden="true"><${Icon} name="grip" /></span>
          ${
            naming
              ? html`<${Rename} title=${title} label=${t("plan.name_of", { title })} onDone=${(
                  /** @type {string} */ to,
                  /** @type {"key" | "blur"} */ by,
                ) => {
                  name(false);
                  if (by === "key") acts.focus(id);
                  if (to !== title) acts.rename(part, to);
                }} />`
              : html`<h2><button type="button" class="plan-title" data-main title=${t("plan.rename_hint")} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown F2 Delete" onClick=${rename}><bdi>${title}</bdi></button></h2>`
          }
          <span class="plan-acts">
            <span class="plan-steps">
              <${Button} kind="quiet" icon="up" iconOnly label=${t("play.move_up", { option: title })} onPress=${() => acts.stepModule(part, -1)} />
              <${Button} kind="quiet" icon="down" iconOnly label=${t("play.move_down", { option: title })} onPress=${() => acts.stepModule(part, 1)} />
            </span>
            <${Menu} label=${t("plan.more", { title })} items=${[
              { icon: "edit", text: t("plan.rename"), key: "F2", onPress: rename },
              { icon: "clock", text: t("plan.opening"), onPress: () => acts.settle(part) },
              drafts > 0 && {
                icon: "check",
                text: t("plan.publish_all", { n: drafts }),
                onPress: () => acts.publishAll(part),
              },
              { icon: "up", text: t("plan.up"), key: "Alt+↑", onPress: () => acts.stepModule(part, -1) },
              { icon: "down", text: t("plan.down"), key: "Alt+↓", onPress: () => acts.stepModule(part, 1) },
              {
                icon: "trash",
                text: t(lessons.length ? "plan.delete_with" : "plan.delete_module", { n: lessons.length }),
                kind: "danger",
                key: "Del",
                onPress: () => acts.removeModule(part),
              },
            ]} />
          </span>
        </div>
        <${Opening} part=${part} />`
          : several && html`<h2 class="plan-title">${t("plan.before")}</h2>`
      }
      <ol class="plan-rows">${lessons.map((one) => html`<${Row} key=${one.id} lesson=${one} several=${several} acts=${acts} />`)}</ol>
      <${AddLesson} name=${id ?? "first"} onAdd=${(/** @type {string} */ kind, /** @type {string} */ named) => acts.add(kind, named, id)} />
    </section>`;
}
