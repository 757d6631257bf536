// The way into a course as its settings say: at once, with a code, by asking, or onto the waiting list.
// Who has no account signs in on the way, and is in when they are back.
import { html, useEffect, useState } from "../lib/dom.js";
import { create, told } from "../lib/api.js";
import { dateTime, t } from "../lib/i18n.js";
import { invitation, keepInvitation } from "../lib/invitation.js";
import { go } from "../lib/router.js";
import { useVisitor } from "../lib/session.js";
import "../lib/words-enroll.js";
import { Button } from "./Button.js";
import { explain, Field, Problem } from "./Field.js";
import { toast } from "./Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Errors } from "lms-types/view" */
/** @typedef {Pick<Schemas["CourseItem"], "id" | "enrollment" | "ends_at" | "status" | "my_enrollment">} Open */

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
function closed({ enrollment: { open, mode, opens_at }, ends_at, status }) {
  if (open) return null;
  if (ends_at && new Date(ends_at) <= new Date()) return t("enroll.ended");
  if (mode === "closed" && status === "published") return t("enroll.by_staff");
  if (opens_at && new Date(opens_at) > new Date()) return t("enroll.opens", { time: dateTime(new Date(opens_at)) });
  return t("enroll.closed");
}

/** @type {Record<string, string>} */
const SAID = {
  not_open: "enroll.closed",
  course_ended: "enroll.ended",
  full: "enroll.full",
  rejected: "enroll.rejected",
};
/** @type {Record<string, string>} */
const DONE = { pending: "enroll.asked", waitlisted: "enroll.listed" };

/** What happens by pressing; null where no seat is free and nobody waits. @param {Open["enrollment"]} rules @param {boolean} coded */
function verb({ mode, seats_left, waitlist }, coded) {
  if (mode === "approval" && !coded) return "enroll.ask";
  if (seats_left !== 0) return "catalogue.enroll";
  return waitlist ? "enroll.wait" : null;
}

/** @param {{ course: Open, size?: string, kind?: string, brief?: boolean, onEnrolled: () => unknown }} props `brief`: on a card, where there is no room for a code */
export function Enroll({ course, size, kind = "secondary", brief, onEnrolled }) {
  const { me } = useVisitor();
  const { enrollment } = course;
  const [code, setCode] = useState(() => invitation(course.id));
  const [invited, setInvited] = useState(Boolean(code));
  const [errors, setErrors] = useState(/** @type {Errors} */ ({}));
  const [busy, setBusy] = useState(false);
  const asksCode = enrollment.mode === "code" || invited;
  const enroll = async () => {
    if (busy) return;
    const typed = asksCode ? code.trim() : "";
    if (asksCode && !typed) {
      setErrors({ code: t("app.required") });
      document.getElementById("enroll-code")?.focus();
      return;
    }
    if (!me) {
      wanted(course.id);
      if (typed) keepInvitation(course.id, typed);
      go(`/sign-in?next=${encodeURIComponent(`/courses/${course.id}`)}`);
      return;
    }
    setErrors({});
    setBusy(true);
    try {
      const { status } = await create(`courses/${course.id}/enrollments`, typed ? { code: typed } : {});
      keepInvitation(course.id, null);
      toast(t(DONE[status] ?? "catalogue.enrolled"));
      await onEnrolled();
      requestAnimationFrame(() => document.getElementById("place")?.focus());
    } catch (error) {
      const { code: why = "", status } = told(error);
      if (status === 422 && typed) {
        keepInvitation(course.id, null);
        setInvited(enrollment.mode === "code");
        setErrors({ [enrollment.mode === "code" ? "code" : "form"]: t("enroll.wrong_code") });
        requestAnimationFrame(() => document.getElementById("enroll-code")?.focus());
      } else setErrors({ form: SAID[why] ? t(SAID[why]) : explain(error) });
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (me && wanted() === course.id && enrollment.open) enroll();
  }, []);
  const why = closed(course) ?? (verb(enrollment, asksCode) ? null : t("enroll.full"));
  if (why) return html`<p class="quiet">${why}</p>`;
  if (brief && asksCode) return html`<a class="btn" href=${`/courses/${course.id}`}>${t("enroll.with_code")}</a>`;
  const press = html`<${Button} kind=${kind} data-size=${size} busy=${busy} type=${asksCode ? "submit" : "button"} onPress=${asksCode ? undefined : enroll}>${t(verb(enrollment, asksCode) ?? "")}<//>`;
  const left = enrollment.seats_left;
  return html`
    ${invited && html`<p class="quiet">${t("enroll.invited")}</p>`}
    ${!asksCode && !brief && enrollment.mode === "approval" && html`<p class="quiet">${t("enroll.ask_text")}</p>`}
    ${
      asksCode
        ? html`
      <form class="enroll-form" novalidate onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        return enroll();
      }}>
        <${Field} id="enroll-code" name="code" label=${t("enroll.code")} hint=${invited ? null : t("enroll.code_hint")} autocomplete="off" autocapitalize="characters" spellcheck=${false} dir="ltr" maxlength="40" value=${code} error=${errors.code} onInput=${setCode} />
        ${press}
      </form>`
        : press
    }
    <${Problem} text=${errors.form} />
    ${!brief && left !== null && html`<p class="meta num">${t(left ? "enroll.seats" : "enroll.full_wait", { n: left })}</p>`}`;
}
