// One button to come into a course; who has no account signs in on the way, and is in when they are back.
import { html, useEffect, useState } from "../lib/dom.js";
import { create, told } from "../lib/api.js";
import { dateTime, t } from "../lib/i18n.js";
import { go } from "../lib/router.js";
import { useVisitor } from "../lib/session.js";
import { Button } from "./Button.js";
import { explain, Problem } from "./Field.js";
import { toast } from "./Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Pick<Schemas["CourseItem"], "id" | "enrollment" | "ends_at" | "status">} Open */

const WANTED = "lms.enroll";
/** Storage may be switched off: then it takes a second press. @param {string} [id] */
function wanted(id) {
  try {
    if (id) sessionStorage.setItem(WANTED, id);
    const found = sessionStorage.getItem(WANTED);
    if (!id) sessionStorage.removeItem(WANTED);
    return found;
  } catch {
    return null;
  }
}

/** Why nobody can enroll now. @param {Open} course */
function closed({ enrollment: { open, mode, opens_at }, ends_at }) {
  if (open) return null;
  if (ends_at && new Date(ends_at) <= new Date()) return t("enroll.ended");
  if (mode === "self" && opens_at && new Date(opens_at) > new Date())
    return t("enroll.opens", { time: dateTime(new Date(opens_at)) });
  return t("enroll.closed");
}

/** @param {{ course: Open, size?: string, kind?: string, onEnrolled: () => unknown }} props */
export function Enroll({ course, size, kind = "secondary", onEnrolled }) {
  const { me } = useVisitor();
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const enroll = async () => {
    if (!me) {
      wanted(course.id);
      go(`/sign-in?next=${encodeURIComponent(`/courses/${course.id}`)}`);
      return;
    }
    setProblem(null);
    try {
      await create(`courses/${course.id}/enrollments`);
      toast(t("catalogue.enrolled"));
      await onEnrolled();
    } catch (error) {
      const { code = "" } = told(error);
      setProblem(
        code === "not_open" ? t("enroll.closed") : code === "course_ended" ? t("enroll.ended") : explain(error),
      );
    }
  };
  useEffect(() => {
    if (me && wanted() === course.id && course.enrollment.open) enroll();
  }, []);
  const why = closed(course);
  return html`
    <${Problem} text=${problem} />
    ${why ? html`<p class="quiet">${why}</p>` : html`<${Button} kind=${kind} data-size=${size} onPress=${enroll}>${t("catalogue.enroll")}<//>`}`;
}
