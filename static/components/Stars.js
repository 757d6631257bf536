// Ratings from 1 to 5, to see and to give.
import { html } from "../lib/dom.js";
import { number, t } from "../lib/i18n.js";
import { Icon } from "./Icon.js";

const FIVE = [1, 2, 3, 4, 5];

/** @param {{ rating: number }} props */
export const Stars = ({ rating }) => html`
  <span class="stars" role="img" aria-label=${t("review.of_5", { rating: number(rating) })}>
    ${FIVE.map((n) => html`<span key=${n} data-on=${n <= Math.round(rating)}><${Icon} name="star" /></span>`)}
  </span>`;

/** A course's average in one line; nothing without reviews. @param {{ rating: { average: number | null, count: number } }} props */
export const Average = ({ rating: { average, count } }) =>
  average !== null &&
  html`<span class="average num"><${Icon} name="star" /><span class="vh">${t("catalogue.rating")}: </span>${number(average)} (${t("review.count", { n: count })})</span>`;

/** @param {{ name: string, label: string, value: number, error?: string | null, onInput: (value: number) => void }} props */
export const StarInput = ({ name, label, value, error, onInput }) => html`
  <fieldset class="star-input" aria-describedby=${error ? `${name}-error` : undefined}>
    <legend>${label}</legend>
    <span class="stars">${FIVE.map(
      (n) => html`
      <label key=${n} data-on=${n <= value}><input type="radio" name=${name} class="vh" value=${n} checked=${n === value} aria-invalid=${error ? "true" : undefined} onChange=${() => onInput(n)} />
        <${Icon} name="star" /><span class="vh">${t("review.stars", { n })}</span></label>`,
    )}</span>
    ${error && html`<span class="error problem" id=${`${name}-error`}><${Icon} name="alert" /><span>${error}</span></span>`}
  </fieldset>`;
