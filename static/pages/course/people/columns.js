// A learner's row: who, in which state and cohort, how far, and what can be done.
import { html } from "../../../lib/dom.js";
import { t } from "../../../lib/i18n.js";
import { Menu } from "../../../components/Menu.js";
import { Name } from "../../../components/Name.js";
import { PlaceTag } from "../../../components/Place.js";
import { Tag } from "../../../components/Tag.js";
import { Time } from "../../../components/Time.js";
import { ICONS } from "./acts.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column } from "lms-types/view" */
/** @import { Act, Learner } from "./acts.js" */
/** @typedef {{ cohorts: Schemas["CohortOut"][], acts: (one: Learner) => Act[], marked: string[], toggle: (id: string) => void, onAct: (act: Act, people: Learner[]) => unknown }} With */

/** @param {{ one: Learner }} props */
const State = ({ one: { status, position } }) => html`
  <span class="tags">${status === "dropped" ? html`<${Tag}>${t("place.dropped")}<//>` : html`<${PlaceTag} status=${status} />`}${position !== null && html`<span class="meta num">${t("learners.position", { n: position })}</span>`}</span>`;

/** @param {{ one: Learner, having: With }} props */
const Who = ({ one, having }) => html`
  <label class="pick">
    ${having.acts(one).length > 0 && html`<input type="checkbox" checked=${having.marked.includes(one.id)} onChange=${() => having.toggle(one.id)} />`}
    <span><${Name}>${one.user.full_name}<//><span class="meta breaks"><bdi>${one.user.email ?? "–"}</bdi></span></span>
  </label>`;

/** @param {With} having @returns {Column<Learner>[]} */
export const columns = (having) => {
  const names = Object.fromEntries(having.cohorts.map(({ id, name }) => [id, name]));
  /** @type {Column<Learner>[]} */
  const found = [
    { key: "name", head: "course.name", cell: (one) => html`<${Who} one=${one} having=${having} />` },
    { key: "status", head: "live.state", cell: (one) => html`<${State} one=${one} />` },
    { key: "cohort", head: "learners.cohort", cell: (one) => html`<bdi>${names[one.cohort_id ?? ""] ?? "–"}</bdi>` },
    {
      key: "progress",
      head: "learners.progress",
      end: true,
      cell: ({ percent }) => html`<span class="share">${t("home.progress", { share: percent / 100 })}</span>`,
    },
    {
      key: "active",
      head: "learners.active",
      cell: ({ last_activity_at: at }) => (at ? html`<${Time} at=${at} />` : "–"),
    },
    {
      key: "acts",
      head: "learners.acts",
      end: true,
      cell: (one) => {
        const acts = having.acts(one);
        const items = acts.map((act) => ({
          text: t(`act.${act}`),
          icon: ICONS[act],
          kind: act === "remove" ? "danger" : undefined,
          onPress: () => having.onAct(act, [one]),
        }));
        return acts.length
          ? html`<${Menu} label=${t("learners.more", { name: one.user.full_name })} items=${items} />`
          : null;
      },
    },
  ];
  return found.filter(({ key }) => key !== "cohort" || having.cohorts.length > 0);
};
