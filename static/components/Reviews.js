// What learners say of a course; who has done enough of it says it here.
import { html, useState } from "../lib/dom.js";
import { get, put, remove, told } from "../lib/api.js";
import { percent, t } from "../lib/i18n.js";
import { useForm } from "../lib/form.js";
import { useList } from "../lib/list.js";
import { useLoad } from "../lib/load.js";
import { Button } from "./Button.js";
import { Confirm } from "./Dialog.js";
import { explain } from "./Field.js";
import { Area, Summary } from "./Inputs.js";
import { Name } from "./Name.js";
import { Average, StarInput, Stars } from "./Stars.js";
import { Loaded } from "./States.js";
import { Time } from "./Time.js";
import { toast } from "./Toast.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @import { Data } from "lms-types/view" */
/** @typedef {Schemas["ReviewOut"]} Review */

const ENOUGH = 20; // the server's rule, said before one writes

/** @param {import("../lib/api.js").ApiError} error */
const words = ({ code }) =>
  code === "too_early"
    ? t("review.early", { percent: percent(ENOUGH / 100) })
    : code === "course_ended"
      ? t("review.ended")
      : null;

/** @param {{ courseId: string, mine: Review | undefined, onChanged: () => unknown }} props */
function Form({ courseId, mine, onChanged }) {
  const [asks, ask] = useState(false);
  const path = /** @type {const} */ (`courses/${courseId}/review`);
  const form = useForm(
    { rating: mine?.rating ?? 0, text: mine?.text ?? "" },
    async ({ rating, text }) => {
      await put(path, { rating, text: text.trim() });
      toast(t("review.sent"));
      await onChanged();
    },
    { words, prefix: "review-" },
  );
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (form.values.rating) return form.submit();
    form.refuse({ rating: t("app.required") });
    return undefined;
  };
  const takeBack = async () => {
    try {
      await remove(path);
    } catch (error) {
      if (told(error).status !== 404) {
        toast(explain(error));
        return;
      }
    }
    toast(t("review.deleted"));
    await onChanged();
  };
  const { value, error } = form.field("rating");
  return html`
    <form ...${form.form} onSubmit=${submit} aria-label=${t("review.yours")}>
      <${Summary} errors=${form.errors} />
      <${StarInput} name="rating" label=${t("review.rating")} value=${value} error=${error} onInput=${(/** @type {number} */ n) => form.set("rating", n)} />
      <${Area} ...${form.field("text")} label=${t("review.text")} hint=${t("review.public")} rows="3" maxlength="2000" dir="auto" />
      <div class="row-actions">
        <${Button} type="submit" kind="primary" busy=${form.busy}>${t(mine ? "review.change" : "review.send")}<//>
        ${mine && html`<${Button} kind="quiet" onPress=${() => ask(true)}>${t("review.delete")}<//>`}
      </div>
    </form>
    ${asks && html`<${Confirm} title=${t("review.delete_title")} text=${t("review.delete_text")} yes=${t("review.delete")} onYes=${takeBack} onClose=${() => ask(false)} />`}`;
}

/** @param {{ course: Course, onChanged: () => unknown }} props */
function Own({ course, onChanged }) {
  const load = useLoad(() => get(`courses/${course.id}/reviews?mine=true`), [course.id]);
  const place = course.my_enrollment;
  return html`<${Loaded} load=${load} rows=${1}>${(/** @type {Data<typeof load>} */ { items: [mine] }) => {
    const enough = mine || place?.status === "completed" || (place?.percent ?? 0) >= ENOUGH;
    return html`
    <h3>${t("review.yours")}</h3>
    ${
      enough
        ? html`<${Form} key=${mine?.id} courseId=${course.id} mine=${mine} onChanged=${() => Promise.all([load.reload(), onChanged()])} />`
        : html`<p class="quiet">${t("review.early", { percent: percent(ENOUGH / 100) })}</p>`
    }`;
  }}<//>`;
}

/** @param {{ review: Review }} props */
const Row = ({ review }) => html`
  <li class="row"><span class="row-main review">
    <span class="review-head"><b><${Name}>${review.author.full_name}<//></b> <${Stars} rating=${review.rating} /></span>
    ${review.text && html`<span class="review-text" dir="auto">${review.text}</span>`}
    <span class="meta"><${Time} at=${review.updated_at} /></span>
  </span></li>`;

/** @param {{ course: Course, onChanged?: () => unknown }} props */
export function Reviews({ course, onChanged = () => {} }) {
  const list = useList(/** @type {const} */ (`courses/${course.id}/reviews`));
  const changed = () => Promise.all([list.reload(), onChanged()]);
  const empty = html`<p class="quiet">${t("review.none")}</p>`;
  return html`
    <section class="card stack" aria-labelledby="reviews">
      <h2 id="reviews">${t("review.title")}</h2>
      <${Average} rating=${course.rating} />
      ${course.my_role === "student" && html`<${Own} course=${course} onChanged=${changed} />`}
      <${Loaded} load=${list} rows=${1} empty=${empty}>${(/** @type {Data<typeof list>} */ { items }) => html`
        <ul class="rows" data-list>${items.map((one) => html`<${Row} key=${one.id} review=${one} />`)}</ul>
        ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    </section>`;
}
