// The outline of a course in the making: modules and lessons are added, named, ordered, published and deleted here.
import { html, useLayoutEffect, useRef, useState } from "../../lib/dom.js";
import { create, get, patch, told } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { useRemovals } from "../../lib/removals.js";
import { useMe } from "../../lib/session.js";
import { say } from "../../components/Announcer.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Outline } from "../../components/Outline.js";
import { Section } from "../../components/Section.js";
import { Empty, Loaded } from "../../components/States.js";
import { manages } from "../course/manages.js";
import { Problems } from "../course/status.js";
import { AddModule } from "./add.js";
import { useDrag } from "./drag.js";
import { ModuleDialog, MoveDialog } from "./dialogs.js";
import { Group } from "./group.js";
import { put, step, stepModule } from "./order.js";
import { usePlan } from "./use-plan.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Data, Ref } from "lms-types/view" */
/** @import { Lesson, Part } from "./order.js" */
/** @import { Plan as Made } from "./use-plan.js" */

/** What keeps lessons from being learned, and where that is mended. @param {{ course: Course, version: number }} props */
function Lacking({ course, version }) {
  const load = useLoad(() => get(`courses/${course.id}/problems`), [course.id, version]);
  const found = (load.data ?? []).filter(
    ({ code, target }) => target.kind === "lesson" || code === "no_required_lesson",
  );
  if (!found.length) return null;
  return html`<${Section} id="plan-lacking" title=${t("plan.lacking")} text=${t("plan.lacking_text")}><${Problems} found=${found} /><//>`;
}

/** @param {unknown} problem */
const words = (problem) => (told(problem).status === 412 ? t("plan.stale") : explain(problem));

/** @param {{ course: Course, plan: Made }} props */
function Parts({ course, plan }) {
  const data = /** @type {NonNullable<Made["data"]>} */ (plan.data);
  /** @type {Ref<HTMLElement>} */
  const root = useRef(null);
  const wanted = useRef("");
  const [, redraw] = useState(0);
  const { isGone, removeLater } = useRemovals();
  const [opened, open] = useState(/** @type {{ module: Part } | { lesson: Lesson } | null} */ (null));
  const gone = (/** @type {{ id: string | null }} */ { id }) =>
    isGone(`lessons/${id}`) || isGone(`modules/${id}?with_lessons=true`);
  const parts = data.parts;
  const shown = parts.filter((part) => !gone(part));

  useLayoutEffect(() => {
    if (!wanted.current) return;
    const node = /** @type {HTMLElement | null | undefined} */ (
      root.current?.querySelector(`[data-id="${wanted.current}"] [data-main]`)
    );
    if (!node) return;
    wanted.current = "";
    if (node !== document.activeElement) node.focus();
  });
  /** @param {string} id the focus goes there once it is drawn */
  const focus = (id) => {
    wanted.current = id;
    redraw((n) => n + 1);
  };
  /** @param {Part[] | null} next @param {string} id @param {boolean} [later] */
  const move = (next, id, later = false) => {
    if (!next) return;
    if (!later) focus(id);
    plan.move(next, later);
    const at = next.find((part) => part.lessons.some((one) => one.id === id));
    const list = at ? at.lessons.filter((one) => !gone(one)) : next.filter((part) => part.id && !gone(part));
    const n = list.findIndex((one) => one.id === id) + 1;
    const where = at?.title ?? "";
    if (!later) say(t(where ? "plan.moved_in" : "play.moved", { n, total: list.length, module: where }));
  };
  /** @param {string} path @param {string} title @param {string} id */
  const remove = (path, title, id) => {
    plan.setProblem(null);
    const rows = /** @type {HTMLElement[]} */ ([...(root.current?.querySelectorAll("[data-main]") ?? [])]);
    const goes = root.current?.querySelector(`[data-part="${id}"], .plan-row[data-id="${id}"]`);
    const at = rows.findIndex((row) => goes?.contains(row));
    const next = rows.slice(at).find((row) => !goes?.contains(row)) ?? rows[at - 1];
    removeLater(t("plan.deleted", { title }), { path, onDone: plan.reload, onFail: plan.setProblem }, () => focus(id));
    requestAnimationFrame(() => (next?.isConnected ? next : document.getElementById("add-module"))?.focus());
  };
  const acts = {
    /** @param {Lesson} one @param {1 | -1} by */
    step: (one, by) => move(step(parts, one.id, by, gone), one.id),
    /** @param {Part} part @param {1 | -1} by */
    stepModule: (part, by) => part.id && move(stepModule(parts, part.id, by, gone), part.id),
    /** @param {Lesson} one @param {Partial<Lesson>} changes */
    change: (one, changes) => plan.change(() => patch(`lessons/${one.id}`, changes)),
    /** @param {Part} part @param {string} title */
    rename: (part, title) => plan.change(() => patch(`modules/${part.id}`, { title })),
    /** @param {Part} part */
    publishAll: (part) =>
      plan.change(async () => {
        const drafts = part.lessons.filter((one) => one.status === "draft" && !gone(one));
        for (const { id } of drafts) await patch(`lessons/${id}`, { status: "published" });
      }),
    /** @param {Part} part */
    settle: (part) => open({ module: part }),
    /** @param {Lesson} one */
    moveTo: (one) => open({ lesson: one }),
    /** @param {Lesson} one */
    remove: (one) => remove(`lessons/${one.id}`, one.title, one.id),
    /** @param {Part} part */
    removeModule: (part) => part.id && remove(`modules/${part.id}?with_lessons=true`, part.title, part.id),
    /** @param {string} kind @param {string} title @param {string | null} module_id */
    add: async (kind, title, module_id) => {
      plan.setProblem(null);
      const body = /** @type {any} */ ({ title, kind, module_id, status: "draft" });
      await create(`courses/${course.id}/lessons`, body);
      await plan.reload();
      say(t("plan.added", { title }));
    },
    focus,
  };
  const take = useDrag({ root, parts, move, gone });
  const none = !shown.some((part) => part.id || part.lessons.some((one) => !gone(one)));
  return html`
    <${Problem} text=${plan.problem ? words(plan.problem) : null} />
    <div class="stack plan" ref=${root} onPointerDown=${take}>
      ${none && html`<${Empty} title=${t("plan.none")} hint=${t("plan.none_hint")} />`}
      ${shown.map(
        (part) =>
          (part.id || none || shown.length === 1 || part.lessons.some((one) => !gone(one))) &&
          html`<${Group} key=${part.id} part=${part} lessons=${part.lessons.filter((one) => !gone(one))} several=${shown.length > 1} acts=${acts} />`,
      )}
      <${AddModule} onAdd=${async (/** @type {string} */ title) => {
        plan.setProblem(null);
        await create(`courses/${course.id}/modules`, { title });
        await plan.reload();
        say(t("plan.added", { title }));
      }} />
    </div>
    <p class="meta plan-keys"><${Icon} name="keyboard" />${t("plan.keys")}</p>
    ${opened && "module" in opened && html`<${ModuleDialog} part=${opened.module} parts=${parts} onSaved=${plan.reload} onClose=${() => open(null)} />`}
    ${
      opened &&
      "lesson" in opened &&
      html`<${MoveDialog} lesson=${opened.lesson} parts=${shown} onClose=${() => open(null)} onMove=${(
        /** @type {string | null} */ id,
      ) => {
        const to = parts.findIndex((part) => part.id === id);
        const { lesson } = opened;
        open(null);
        requestAnimationFrame(() => move(put(parts, lesson.id, to, parts[to].lessons.length), lesson.id));
      }} />`
    }`;
}

/** The tab of a course's staff. @param {{ course: Course }} props */
export function Plan({ course }) {
  const { me } = useMe();
  const plan = usePlan(course.id);
  if (!manages(me, course))
    return html`
      <${Loaded} load=${plan.load} rows=${4} height=${56}>${(/** @type {Data<Made["load"]>} */ { parts }) =>
        parts.some(({ lessons }) => lessons.length)
          ? html`<section class="card stack"><${Outline} outline=${{ modules: parts }} /></section>`
          : html`<${Empty} title=${t("plan.none")} />`}<//>`;
  return html`
    <${Loaded} load=${plan.load} rows=${4} height=${56}>${(/** @type {Data<Made["load"]>} */ { version }) => html`
      <div class="plan-head">
        <p class="quiet">${t("plan.text")}</p>
        <a class="btn" target="_self" href=${`/courses/${course.id}?as=student`}>${t("plan.as_student")}</a>
      </div>
      <${Lacking} course=${course} version=${version} />
      <${Parts} course=${course} plan=${plan} />`}<//>`;
}
