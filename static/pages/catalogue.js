import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { create, get } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { useKeys } from "../lib/keys.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { teaches } from "../lib/session.js";
import { Button } from "../components/Button.js";
import { explain, Problem } from "../components/Field.js";
import { Icon } from "../components/Icon.js";
import { Empty, Loaded } from "../components/States.js";
import { Tag } from "../components/Tag.js";
import { toast } from "../components/Toast.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data, On, Ref } from "lms-types/view" */

/** @param {string} query @returns {(course: Pick<Schemas["CourseItem"], "title" | "summary">) => boolean} */
const fits =
  (query) =>
  ({ title, summary }) =>
    `${title} ${summary ?? ""}`.toLocaleLowerCase().includes(query.toLocaleLowerCase());
/** @param {string} group @param {string} value */
const wordOf = (group, value) =>
  ["beginner", "intermediate", "advanced"].includes(value) ? t(`${group}.${value}`) : value;

/** @param {{ course: Schemas["CourseItem"], onEnrolled: () => void }} props */
function CourseCard({ course, onEnrolled }) {
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const enroll = async () => {
    setProblem(null);
    try {
      await create(`courses/${course.id}/enrollments`);
      toast(t("catalogue.enrolled"));
      onEnrolled();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <li class="card course-card">
      <h2><a href=${`/courses/${course.id}`}><bdi>${course.title}</bdi></a></h2>
      ${course.summary && html`<p class="quiet summary-line" dir="auto">${course.summary}</p>`}
      <p class="tags">
        ${course.level && html`<${Tag}>${wordOf("level", course.level)}<//>`}
        ${course.status !== "published" && html`<${Tag}>${t(`status.${course.status}`)}<//>`}
        ${course.enrolled && html`<${Tag} tone="ok"><${Icon} name="check" />${t("catalogue.enrolled")}<//>`}
        ${teaches(course) && html`<${Tag} tone="brand">${t("catalogue.teaching")}<//>`}
      </p>
      <${Problem} text=${problem} />
      <div class="card-actions">
        ${
          course.enrolled || teaches(course)
            ? html`<a class="btn" href=${`/courses/${course.id}`}>${t("catalogue.open")}</a>`
            : html`<${Button} onPress=${enroll}>${t("catalogue.enroll")}<//>`
        }
      </div>
    </li>`;
}

export default function Catalogue() {
  const load = useLoad(() => get("courses?limit=100"), []);
  const [query, setQuery] = useState(new URLSearchParams(location.search).get("q") ?? "");
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  usePage(t("catalogue.title"));
  useKeys({ "/": () => search.current?.focus() });
  useEffect(() => {
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  }, [query]);
  return html`
    <h1 tabindex="-1">${t("catalogue.title")}</h1>
    <div class="search"><${Icon} name="search" />
      <input class="input" type="search" ref=${search} aria-label=${t("catalogue.search")} placeholder=${t("catalogue.search")} value=${query} onInput=${(/** @type {On} */ event) => setQuery(event.target.value)} /></div>
    <${Loaded} load=${load} height=${180} empty=${html`<${Empty} title=${t("catalogue.empty")} />`}>${(
      /** @type {Data<typeof load>} */ { items },
    ) => {
      const found = items.filter(fits(query.trim()));
      return found.length === 0
        ? html`<${Empty} title=${html`<${T} k="catalogue.none" query=${query} />`}><${Button} onPress=${() => setQuery("")}>${t("catalogue.clear")}<//><//>`
        : html`<p class="meta" role="status">${t("catalogue.count", { n: found.length })}</p>
          <ul class="cards">${found.map((course) => html`<${CourseCard} key=${course.id} course=${course} onEnrolled=${load.reload} />`)}</ul>`;
    }}<//>`;
}
