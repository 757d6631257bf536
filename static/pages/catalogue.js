// Everything one may learn here: found by words, filtered; the filters stand in the address.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { told } from "../lib/api.js";
import { lang, number, T, t } from "../lib/i18n.js";
import { useKeys } from "../lib/keys.js";
import { useList } from "../lib/list.js";
import { asQuery, useQuery, useSettled } from "../lib/query.js";
import { usePage } from "../lib/router.js";
import { teaches, toSignIn, useVisitor } from "../lib/session.js";
import { languageName } from "../lib/zones.js";
import { Button } from "../components/Button.js";
import { Enroll } from "../components/Enroll.js";
import { Icon } from "../components/Icon.js";
import { Select } from "../components/Inputs.js";
import { PlaceTag } from "../components/Place.js";
import { Empty, Loaded } from "../components/States.js";
import { Average } from "../components/Stars.js";
import { Tag } from "../components/Tag.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Data, On, Ref } from "lms-types/view" */
/** @typedef {Schemas["CourseItem"]} Course */
/** @typedef {Schemas["Facet"]} Facet */
/** @typedef {"category" | "level" | "language" | "tag"} Filter */

/** @param {number} seconds */
function lasts(seconds) {
  const all = Math.round(seconds / 60);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return t(hours ? "catalogue.hours" : "catalogue.minutes", { hours, minutes });
}

/** @param {{ course: Course, onEnrolled: () => void }} props */
function CourseCard({ course, onEnrolled }) {
  const { me } = useVisitor();
  return html`
    <li class="card course-card">
      ${course.cover && html`<img class="cover" src=${course.cover.url} alt=${course.cover.alt} loading="lazy" />`}
      <h2><a href=${`/courses/${course.id}`}><bdi>${course.title}</bdi></a></h2>
      ${course.summary && html`<p class="quiet summary-line" dir="auto">${course.summary}</p>`}
      <p class="tags">
        ${course.category && html`<${Tag}><bdi>${course.category.name}</bdi><//>`}
        ${course.level && html`<${Tag}>${t(`level.${course.level}`)}<//>`}
        ${!course.language.startsWith(lang) && html`<${Tag}>${languageName(course.language)}<//>`}
        ${course.status !== "published" && html`<${Tag}>${t(`status.${course.status}`)}<//>`}
        ${course.my_enrollment && html`<${PlaceTag} status=${course.my_enrollment.status} />`}
        ${teaches(course) && html`<${Tag} tone="brand">${t("catalogue.teaching")}<//>`}
      </p>
      <p class="meta num card-facts">
        <${Average} rating=${course.rating} />
        ${course.lesson_count > 0 && html`<span>${t("catalogue.lessons", { n: course.lesson_count })}</span>`}
        ${course.duration_s >= 60 && html`<span>${lasts(course.duration_s)}</span>`}
        ${course.learners > 0 && html`<span>${t("catalogue.learners", { n: course.learners })}</span>`}
      </p>
      <div class="card-actions">
        ${
          course.my_enrollment || teaches(course) || !me
            ? html`<a class="btn" href=${`/courses/${course.id}`}>${t("catalogue.open")}</a>`
            : html`<${Enroll} course=${course} brief onEnrolled=${onEnrolled} />`
        }
      </div>
    </li>`;
}

/** @type {Record<string, (facet: Facet) => string>} */
const names = {
  category: ({ label }) => label,
  level: ({ value }) => t(`level.${value}`),
  language: ({ value }) => languageName(value),
};
/** @param {"category" | "level" | "language"} name @param {Facet[]} found @param {string} chosen @returns {[value: string, text: string][]} */
const options = (name, found, chosen) => [
  ["", t(`catalogue.any_${name}`)],
  ...found.map(
    (facet) => /** @type {[string, string]} */ ([facet.value, `${names[name](facet)} (${number(facet.count)})`]),
  ),
  ...(chosen && !found.some(({ value }) => value === chosen)
    ? [/** @type {[string, string]} */ ([chosen, chosen])]
    : []),
];
const SORTS = ["", "title", "-rating", "-learners"];
const RATINGS = ["4.5", "4", "3"];
const NONE = { category: [], level: [], language: [], tag: [] };

/** On a phone they are one press away, so that the courses come first. @param {{ filters: Record<string, string>, facets: Schemas["Facets"], change: (more: Record<string, string>) => void, some: boolean }} props */
function Filters({ filters, facets, change, some }) {
  const [open, set] = useState(some);
  return html`
    <${Button} class="btn filters-button" aria-expanded=${open} aria-controls="filters" onPress=${() => set(!open)}>${t("catalogue.filters")}<//>
    <div class="filter-body" id="filters" data-open=${open}>
      <div class="filters">
        ${(/** @type {const} */ (["category", "level", "language"])).map(
          (name) => html`
          <${Select} key=${name} name=${name} label=${t(`catalogue.${name}`)} value=${filters[name]} options=${options(name, facets[name], filters[name])} onInput=${(/** @type {string} */ value) => change({ [name]: value })} />`,
        )}
        <${Select} name="min_rating" label=${t("catalogue.rating")} value=${filters.min_rating} options=${[["", t("catalogue.any_rating")], ...RATINGS.map((n) => [n, t("catalogue.min_rating", { n: number(Number(n)) })])]} onInput=${(/** @type {string} */ min_rating) => change({ min_rating })} />
        <${Select} name="sort" label=${t("catalogue.sort")} value=${filters.sort} options=${SORTS.map((sort) => [sort, t(`catalogue.sort_${sort ? sort.replace("-", "") : filters.q ? "relevance" : "created_at"}`)])} onInput=${(/** @type {string} */ sort) => change({ sort })} />
      </div>
      ${
        facets.tag.length > 0 &&
        html`
        <div class="tag-filters" role="group" aria-label=${t("catalogue.tags")}>
          ${facets.tag.map(({ value, label, count }) => {
            const on = filters.tag.toLocaleLowerCase() === value;
            return html`<button type="button" class="chip" key=${value} aria-pressed=${on} onClick=${() => change({ tag: on ? "" : value })}><bdi>${label}</bdi> <span class="num">${number(count)}</span></button>`;
          })}
        </div>`
      }
    </div>`;
}

export default function Catalogue() {
  const { me } = useVisitor();
  const [filters, change] = useQuery(["q", "category", "level", "language", "tag", "min_rating", "sort"], ["q"]);
  const q = useSettled(filters.q.trim());
  const list = useList(/** @type {"courses"} */ (`courses${asQuery({ ...filters, q, facets: "true" })}`));
  const [kept, keep] = useState(/** @type {Schemas["Facets"]} */ (NONE));
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  usePage(t("catalogue.title"));
  useKeys({ "/": () => search.current?.focus() });
  const facets = /** @type {Schemas["Facets"] | undefined} */ (/** @type {any} */ (list.data)?.facets);
  useEffect(() => {
    if (facets) keep(facets);
  }, [facets]);
  useEffect(() => {
    if (!me && told(list.error).status === 401) toSignIn();
  }, [list.error]);
  const { category, level, language, tag, min_rating } = filters;
  const some = [category, level, language, tag, min_rating].some(Boolean);
  const clear = () => {
    change({ q: "", category: "", level: "", language: "", tag: "", min_rating: "" });
    search.current?.focus();
  };
  const title = filters.q
    ? html`<${T} k="catalogue.none" query=${filters.q} />`
    : t(some ? "catalogue.none_left" : "catalogue.empty");
  const empty = html`<${Empty} title=${title}>${(some || filters.q) && html`<${Button} onPress=${clear}>${t("catalogue.clear")}<//>`}<//>`;
  return html`
    <h1 tabindex="-1">${t("catalogue.title")}</h1>
    <div class="search" role="search"><${Icon} name="search" />
      <input class="input" type="search" ref=${search} aria-label=${t("catalogue.search")} placeholder=${t("catalogue.search")} maxlength="100" value=${filters.q} onInput=${(/** @type {On} */ event) => change({ q: event.target.value })} /></div>
    <${Filters} filters=${filters} facets=${facets ?? kept} change=${change} some=${some} />
    <${Loaded} load=${list} height=${180} empty=${empty}>${(/** @type {Data<typeof list>} */ { items }) => html`
      <p class="vh" role="status">${t("catalogue.count", { n: items.length })}</p>
      <ul class="cards" data-list>${items.map((course) => html`<${CourseCard} key=${course.id} course=${course} onEnrolled=${list.reload} />`)}</ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
