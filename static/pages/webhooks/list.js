// The webhooks of a course, or of all courses, and making a new one.
import { html, useState } from "../../lib/dom.js";
import { get, post } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { readAll } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Section } from "../../components/Section.js";
import { Empty, Loaded } from "../../components/States.js";
import { Time } from "../../components/Time.js";
import { Fresh, HookForm, State } from "./shared.js";

/** @import { Data } from "lms-types/view" */
/** @import { Hook, Values } from "./shared.js" */
/** @typedef {"webhooks" | `courses/${string}/webhooks`} Path */
/** @typedef {Hook & { secret: string }} Made */

/** @param {{ hook: Hook }} props */
const Row = ({ hook }) => html`
  <li class="row">
    <span class="row-main">
      <a class="breaks" href=${`/webhooks/${hook.id}`}><bdi>${hook.url}</bdi></a>
      <span class="meta">${t("hooks.count", { n: hook.events.length })}${hook.active && hook.failing_since && html` · ${t("hooks.since")} <${Time} at=${hook.failing_since} />`}</span>
    </span>
    <${State} hook=${hook} />
  </li>`;

/** @param {{ path: Path }} props */
function Hooks({ path }) {
  const load = useLoad(() => /** @type {Promise<Hook[]>} */ (readAll(path)), [path]);
  const [making, make] = useState(false);
  const [made, setMade] = useState(/** @type {Made | null} */ (null));
  const send = async (/** @type {Values} */ values) => {
    const fresh = /** @type {Made} */ (await post(/** @type {"webhooks"} */ (path), { ...values, active: true }));
    make(false);
    setMade(fresh);
  };
  const add = html`<${Button} kind="primary" icon="plus" onPress=${() => make(true)}>${t("hooks.new")}<//>`;
  if (made)
    return html`<${Section} id="hook-fresh" title=${t("hooks.fresh")}><${Fresh} title=${made.url} secret=${made.secret} onDone=${() => go(`/webhooks/${made.id}`)} /><//>`;
  if (making)
    return html`<${Section} id="hook-new" title=${t("hooks.new")}><${HookForm} values=${{ url: "", events: [] }} yes=${t("hooks.make")} onSend=${send} onCancel=${() => make(false)} /><//>`;
  return html`
    <${Loaded} load=${load} height=${64} empty=${html`<${Empty} title=${t("hooks.none")} hint=${t("hooks.none_hint")}>${add}<//>`}>${(
      /** @type {Data<typeof load>} */ hooks,
    ) => html`
      <ul class="rows card">${hooks.map((hook) => html`<${Row} key=${hook.id} hook=${hook} />`)}</ul>
      <div>${add}</div>`}<//>`;
}

/** @param {{ id: string }} props */
export function CourseWebhooks({ id }) {
  const load = useLoad(() => get(`courses/${id}`), [id]);
  return html`<${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ course) => html`<${OfCourse} id=${course.id} title=${course.title} />`}<//>`;
}

/** @param {{ id: string, title: string }} props */
function OfCourse({ id, title }) {
  usePage(`${t("hooks.title")} · ${title}`);
  return html`
    <div class="page-head"><p><a href=${`/courses/${id}#settings`}><bdi>${title}</bdi></a></p><h1 tabindex="-1">${t("hooks.title")}</h1><p class="quiet">${t("hooks.text")}</p></div>
    <div class="narrow stack"><${Hooks} path=${/** @type {Path} */ (`courses/${id}/webhooks`)} /></div>`;
}

export function AllWebhooks() {
  usePage(t("hooks.title_all"));
  return html`
    <div class="page-head"><h1 tabindex="-1">${t("hooks.title_all")}</h1><p class="quiet">${t("hooks.text_all")}</p></div>
    <div class="narrow stack"><${Hooks} path=${/** @type {Path} */ ("webhooks")} /></div>`;
}
