// Where a person stands in a course: in it, asking, waiting, suspended, turned down; and the way out.
import { html, useState } from "../lib/dom.js";
import { remove } from "../lib/api.js";
import { T, t } from "../lib/i18n.js";
import { useLine } from "../lib/line.js";
import { useNotified } from "../lib/notified.js";
import { useVisitor } from "../lib/session.js";
import "../lib/words-enroll.js";
import { Button } from "./Button.js";
import { Confirm } from "./Dialog.js";
import { Enroll } from "./Enroll.js";
import { explain, Problem } from "./Field.js";
import { Icon } from "./Icon.js";
import { Tag } from "./Tag.js";
import { toast } from "./Toast.js";

/** @import { Course, Schemas } from "lms-types/rest" */
/** @typedef {Schemas["MyEnrollment"]} Mine */

/** @type {{ [status: string]: { tone: string, icon: string } }} */
const LOOKS = {
  active: { tone: "ok", icon: "check" },
  completed: { tone: "ok", icon: "check" },
  pending: { tone: "warn", icon: "clock" },
  waitlisted: { tone: "warn", icon: "clock" },
  suspended: { tone: "bad", icon: "lock" },
  rejected: { tone: "bad", icon: "cross" },
};
const LEAVABLE = ["active", "completed", "pending", "waitlisted"];

/** In a word, for cards and lists. @param {{ status: string }} props */
export const PlaceTag = ({ status }) =>
  LOOKS[status]
    ? html`<${Tag} tone=${LOOKS[status].tone}><${Icon} name=${LOOKS[status].icon} />${t(`place.${status}`)}<//>`
    : null;

/** @param {Mine} mine */
const meaning = ({ status, position }) =>
  ({
    active: t("course.student_live"),
    completed: t("place.completed_text"),
    pending: t("enroll.asked"),
    waitlisted: t("enroll.waits", { n: position }),
    suspended: t("enroll.suspended"),
    rejected: t("enroll.rejected"),
  })[/** @type {string} */ (status)];

/** Others decide about it, and other devices of this person: the page follows. @param {{ userId: string, course: Course, onChanged: () => unknown }} props */
function Follow({ userId, course, onChanged }) {
  useNotified(userId, (frame) => {
    if (frame.type !== "progress.changed") return;
    if (frame.course_id === course.id && frame.status !== course.my_enrollment?.status) onChanged();
  });
  useLine(course.id, course.my_enrollment?.status === "waitlisted", onChanged);
  return null;
}

/** @param {{ course: Course, mine: Mine, onChanged: () => unknown }} props */
function Leave({ course, mine, onChanged }) {
  const [asked, ask] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const inside = ["active", "completed"].includes(mine.status);
  const kind = inside ? "leave" : mine.status === "pending" ? "withdraw" : "unlist";
  const leave = async () => {
    setProblem(null);
    try {
      await remove(`enrollments/${mine.id}`);
      toast(t(`place.${kind}_done`));
      await onChanged();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Button} kind="quiet" onPress=${() => ask(true)}>${t(`place.${kind}`)}<//>
    <${Problem} text=${problem} />
    ${asked && html`<${Confirm} title=${html`<${T} k=${`place.${kind}_title`} title=${course.title} />`} text=${t(`place.${kind}_text`)} yes=${t(`place.${kind}`)} onYes=${leave} onClose=${() => ask(false)} />`}`;
}

/** @param {{ course: Course, onChanged: () => unknown }} props */
export function Place({ course, onChanged }) {
  const { me } = useVisitor();
  const mine = course.my_enrollment;
  const there = mine && LOOKS[mine.status] ? mine : null;
  return html`
    ${me && html`<${Follow} key=${`${course.id}${mine?.status}`} userId=${me.id} course=${course} onChanged=${onChanged} />`}
    <section class="card stack" aria-label=${t("place.title")}>
      ${
        there
          ? html`
        <p class="state" id="place" tabindex="-1"><${PlaceTag} status=${there.status} /></p>
        <p class="quiet">${meaning(there)}</p>
        ${there.reason && html`<blockquote class="said" dir="auto">${there.reason}</blockquote>`}
        <div class="actions">
          ${there.status === "active" && html`<a class="btn" href="/join">${t("app.join")}</a>`}
          ${LEAVABLE.includes(there.status) && html`<${Leave} course=${course} mine=${there} onChanged=${onChanged} />`}
        </div>`
          : html`
        <div class="enroll" id="place" tabindex="-1">
          <${Enroll} course=${course} kind="primary" size="large" onEnrolled=${onChanged} />
        </div>`
      }
    </section>`;
}
