// The rubrics of a course: which there are; make one, change it, delete it.
import { html, useRef, useState } from "../../lib/dom.js";
import { create, get, newKey, patch, remove, told } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { readAll, useList } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { useQuery } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { explain, Field, Problem } from "../../components/Field.js";
import { Menu } from "../../components/Menu.js";
import { RubricTable } from "../../components/Rubric.js";
import { Empty, Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { useRights } from "./frame.js";

/** @import { Data } from "lms-types/view" */
/** @import { Rubric } from "../../components/Rubric.js" */
/** @import { Course } from "./frame.js" */
/** @typedef {{ key: string, id?: string, title: string, points: string }} Level */
/** @typedef {{ key: string, id?: string, title: string, levels: Level[] }} Criterion */
/** @typedef {{ title: string, criteria: Criterion[] }} Draft */

const MOST = { criteria: 50, levels: 20 };
const BEGINNING = ["none", "part", "full"];

/** @returns {Criterion} */
const criterion = () => ({
  key: newKey(),
  title: "",
  levels: BEGINNING.map((word, n) => ({ key: newKey(), title: t(`rubric.level_${word}`), points: String(n) })),
});
/** @param {Rubric | undefined} rubric @returns {Draft} */
const draftOf = (rubric) => ({
  title: rubric?.title ?? "",
  criteria: rubric?.criteria.map(({ id, title, levels }) => ({
    key: id,
    id,
    title,
    levels: levels.map((one) => ({ key: one.id, id: one.id, title: one.title, points: String(one.points) })),
  })) ?? [criterion()],
});

/** @param {string} text */
const pointsIn = (text) => (text.trim() ? Number(text.replace(",", ".")) : Number.NaN);
/** @param {string} text */
const wrong = (text) => !(pointsIn(text) >= 0 && pointsIn(text) <= 1000);

/** What stands in the way, and the id of its field. @param {Draft} draft @returns {[text: string, place: string] | null} */
function lackOf({ title, criteria }) {
  if (!title.trim()) return [t("rubric.need_title"), "rubric-title"];
  for (const one of criteria) {
    if (!one.title.trim()) return [t("rubric.need_criterion"), one.key];
    for (const level of one.levels) {
      if (!level.title.trim()) return [t("rubric.need_level"), level.key];
      if (wrong(level.points)) return [t("rubric.need_points"), `${level.key}-points`];
    }
  }
  return null;
}

/** @param {Draft} draft @param {boolean} anew without the ids of the one it came from */
const sent = ({ title, criteria }, anew) => ({
  title: title.trim(),
  criteria: criteria.map((one) => ({
    ...(one.id && !anew && { id: one.id }),
    title: one.title.trim(),
    levels: one.levels.map((level) => ({
      ...(level.id && !anew && { id: level.id }),
      title: level.title.trim(),
      points: pointsIn(level.points),
    })),
  })),
});

/** @param {{ one: Criterion, n: number, change: (more: Partial<Criterion>) => void, drop?: () => void }} props */
function CriterionEdit({ one, n, change, drop }) {
  /** @param {string} key @param {Partial<Level>} more */
  const put = (key, more) =>
    change({ levels: one.levels.map((level) => (level.key === key ? { ...level, ...more } : level)) });
  const add = () => {
    const made = { key: newKey(), title: "", points: "" };
    change({ levels: [...one.levels, made] });
    requestAnimationFrame(() => document.getElementById(made.key)?.focus());
  };
  return html`
    <fieldset class="card stack rubric-edit">
      <legend class="vh">${t("rubric.criterion", { n })}</legend>
      <div class="rubric-row"><${Field} name="criterion" id=${one.key} label=${t("rubric.criterion", { n })} value=${one.title} maxlength="200" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ title) => change({ title })} />
        ${drop && html`<${Button} kind="quiet" icon="trash" iconOnly label=${t("rubric.drop_criterion", { n })} onPress=${drop} />`}</div>
      <ol class="plain stack">${one.levels.map(
        (level, i) => html`
        <li class="rubric-row" key=${level.key}>
          <${Field} name="level" id=${level.key} label=${t("rubric.level", { n: i + 1 })} value=${level.title} maxlength="200" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ title) => put(level.key, { title })} />
          <${Field} name="points" id=${`${level.key}-points`} label=${t("rubric.points")} value=${level.points} inputmode="decimal" maxlength="7" autocomplete="off" onInput=${(/** @type {string} */ points) => put(level.key, { points })} />
          ${one.levels.length > 1 && html`<${Button} kind="quiet" icon="cross" iconOnly label=${t("rubric.drop_level", { n: i + 1 })} onPress=${() => change({ levels: one.levels.filter(({ key }) => key !== level.key) })} />`}</li>`,
      )}</ol>
      ${one.levels.length < MOST.levels && html`<div><${Button} kind="quiet" icon="plus" onPress=${add}>${t("rubric.add_level")}<//></div>`}
    </fieldset>`;
}

/** @param {{ course: Course, rubric: Rubric | undefined, onDone: () => void }} props */
function Edit({ course, rubric, onDone }) {
  const [draft, set] = useState(() => draftOf(rubric));
  const [problem, setProblem] = useState("");
  const [used, setUsed] = useState(false);
  const key = useRef(newKey());
  usePage(`${course.title} · ${rubric?.title ?? t("rubric.new")}`);
  const save = async (anew = false) => {
    const [text, place] = lackOf(draft) ?? ["", ""];
    setProblem(text);
    if (place) {
      document.getElementById(place)?.focus();
      return;
    }
    const body = sent(draft, anew);
    // The criteria of a rubric in use stay; its name may change.
    const same = rubric && JSON.stringify(body.criteria) === JSON.stringify(sent(draftOf(rubric), false).criteria);
    try {
      await (rubric && !anew
        ? patch(`rubrics/${rubric.id}`, same ? { title: body.title } : body)
        : create(`courses/${course.id}/rubrics`, body, key.current));
      toast(t("rubric.saved"));
      onDone();
    } catch (error) {
      if (told(error).status) key.current = newKey(); // else the reply is lost: asked again it makes no second one
      setUsed(told(error).code === "in_use");
      setProblem(told(error).code === "in_use" ? t("rubric.given_by") : explain(error));
    }
  };
  /** @param {string} which @param {Partial<Criterion>} more */
  const change = (which, more) =>
    set((now) => ({ ...now, criteria: now.criteria.map((one) => (one.key === which ? { ...one, ...more } : one)) }));
  const add = () => {
    const made = criterion();
    set((now) => ({ ...now, criteria: [...now.criteria, made] }));
    requestAnimationFrame(() => document.getElementById(made.key)?.focus());
  };
  const many = draft.criteria.length > 1;
  return html`
    <div class="page-head"><p><a href=${`/courses/${course.id}/rubrics`}>${t("rubric.all")}</a></p><h1 tabindex="-1">${t(rubric ? "rubric.edit" : "rubric.new")}</h1></div>
    <form class="stack narrow" novalidate onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      save();
    }}>
      <${Field} name="title" id="rubric-title" label=${t("rubric.title")} value=${draft.title} maxlength="200" autocomplete="off" dir="auto" onInput=${(/** @type {string} */ title) => set((now) => ({ ...now, title }))} />
      <p class="quiet">${t("rubric.how")}</p>
      ${draft.criteria.map((one, i) => html`<${CriterionEdit} key=${one.key} one=${one} n=${i + 1} change=${(/** @type {Partial<Criterion>} */ more) => change(one.key, more)} drop=${many ? () => set((now) => ({ ...now, criteria: now.criteria.filter((other) => other.key !== one.key) })) : undefined} />`)}
      ${draft.criteria.length < MOST.criteria && html`<div><${Button} icon="plus" onPress=${add}>${t("rubric.add_criterion")}<//></div>`}
      <${Problem} text=${problem} />
      <div class="actions"><${Button} kind="primary" type="submit" onPress=${(/** @type {Event} */ event) => {
        event.preventDefault();
        return save();
      }}>${t("rubric.save")}<//>${used && html`<${Button} onPress=${() => save(true)}>${t("rubric.save_new")}<//>`}<${Button} kind="quiet" onPress=${onDone}>${t("app.cancel")}<//></div>
    </form>`;
}

/** @param {{ course: Course, onEdit: (id: string) => void, manages: boolean }} props */
function List({ course, onEdit, manages }) {
  const list = useList(`courses/${course.id}/rubrics`);
  const [dropped, drop] = useState(/** @type {Rubric | null} */ (null));
  const [problem, setProblem] = useState("");
  usePage(`${course.title} · ${t("rubric.all")}`);
  const add =
    manages && html`<${Button} kind="primary" icon="plus" onPress=${() => onEdit("new")}>${t("rubric.new")}<//>`;
  /** @param {Rubric} rubric */
  const destroy = async (rubric) => {
    setProblem("");
    try {
      await remove(`rubrics/${rubric.id}`);
      toast(t("rubric.is_deleted"));
      await list.reload();
    } catch (error) {
      setProblem(told(error).code === "in_use" ? t("rubric.in_use", { title: rubric.title }) : explain(error));
    }
  };
  return html`
    <div class="page-head"><p><a href=${`/courses/${course.id}#quizzes`}><bdi>${course.title}</bdi></a></p><h1 tabindex="-1">${t("rubric.all")}</h1></div>
    <${Loaded} load=${list} rows=${2} height=${120} empty=${html`<${Empty} title=${t("rubric.none")} hint=${t("rubric.none_hint")}>${add}<//>`}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      ${add && html`<div class="actions">${add}</div>`}
      <${Problem} text=${problem} />
      <ul class="plain stack" data-list>
        ${items.map(
          (rubric) => html`
          <li class="card stack" key=${rubric.id}>
            <div class="section-head"><h2 dir="auto">${rubric.title}</h2>${
              manages &&
              html`<span class="actions"><${Button} icon="edit" label=${t("rubric.change_of", { title: rubric.title })} onPress=${() => onEdit(rubric.id)}>${t("rubric.change")}<//>
              <${Menu} label=${t("rubric.more", { title: rubric.title })} items=${[{ icon: "trash", text: t("rubric.delete"), kind: "danger", onPress: () => drop(rubric) }]} /></span>`
            }</div>
            <${RubricTable} rubric=${rubric} />
          </li>`,
        )}
      </ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${dropped && html`<${Confirm} title=${html`<${T} k="rubric.delete_title" title=${dropped.title} />`} text=${t("rubric.delete_text")} yes=${t("rubric.delete")} onYes=${() => destroy(dropped)} onClose=${() => drop(null)} />`}`;
}

/** @param {{ course: Course, id: string, onDone: () => void }} props */
function Known({ course, id, onDone }) {
  const load = useLoad(async () => {
    const all = await readAll(`courses/${course.id}/rubrics`);
    return { rubric: all.find((one) => one.id === id) };
  }, [id]);
  return html`
    <${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ { rubric }) =>
      rubric
        ? html`<${Edit} course=${course} rubric=${rubric} onDone=${onDone} />`
        : html`<${Empty} title=${t("error.gone_title")} hint=${t("error.gone")}><${Button} onPress=${onDone}>${t("rubric.all")}<//><//>`}<//>`;
}

/** @param {{ course: Course }} props */
function Rubrics({ course }) {
  const { manages } = useRights(course);
  const [{ edit }, change] = useQuery(["edit"], []);
  const back = () => change({ edit: "" });
  if (!edit || !manages)
    return html`<${List} course=${course} manages=${manages} onEdit=${(/** @type {string} */ id) => change({ edit: id })} />`;
  return edit === "new"
    ? html`<${Edit} course=${course} rubric=${undefined} onDone=${back} />`
    : html`<${Known} key=${edit} course=${course} id=${edit} onDone=${back} />`;
}

/** @param {{ id: string }} props */
export function CourseRubrics({ id }) {
  const load = useLoad(() => get(`courses/${id}`), [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Course} */ course) => html`<${Rubrics} course=${course} />`}<//>`;
}
