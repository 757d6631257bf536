// What a notification says, and the page it is about.
import { dateTime, t } from "./i18n.js";
import { placed } from "./rank.js";

/** @import { Notification } from "lms-types/live" */
/** @typedef {{ session_id: string, attempt_id: string, url: string, course_id: string, title: string, rank: number | null, total: number, approved: boolean, name: string, status: string, reason?: string, from: string, text: string, at: string, kind: string, id: string }} Told what a notification of ours brings, by its kind */

/** @type {Record<string, (data: Told) => [words: string, leads: string]>} */
const kinds = {
  attempt_graded: (data) => [t("bell.attempt_graded", data), `/attempts/${data.attempt_id}`],
  live_result: (data) => [
    t(placed(data) ? "bell.live_result" : "bell.live_played", data),
    `/live-results/${data.session_id}`,
  ],
  application_reviewed: (data) => [t(data.approved ? "bell.approved" : "bell.rejected"), "/account"],
  enrollment_changed: ({ status, title, reason, course_id }) => [
    t(reason ? "bell.place_rejected_why" : `bell.place_${status}`, { title, why: reason }),
    `/courses/${course_id}`,
  ],
  application_sent: (data) => [t("bell.applied", data), "/applications"],
  due_soon: ({ kind, id, title, at, course_id }) => [
    t("bell.due_soon", { title, time: dateTime(new Date(at)) }),
    kind === "quiz" ? `/quizzes/${id}` : `/courses/${course_id}`,
  ],
  message: (data) => [t("bell.message", data), `/courses/${data.course_id}`],
  webhook_disabled: ({ course_id, title, url }) =>
    course_id
      ? [t("bell.webhook_off", { title, url }), `/courses/${course_id}/webhooks`]
      : [t("bell.webhook_off_all", { url }), "/webhooks"],
  certificate_issued: (data) => [t("bell.certificate_issued", data), "/certificates"],
  certificate_revoked: (data) => [t("bell.certificate_revoked", data), "/certificates"],
  enrollment_requested: (data) => [t("bell.asked", data), `/courses/${data.course_id}?status=pending#people`],
};

/** Whether these pages know its kind. @param {Pick<Notification, "kind">} note */
export const isKnown = ({ kind }) => kind in kinds;
/** @param {Pick<Notification, "kind" | "data">} note */
export const said = ({ kind, data }) => kinds[kind](/** @type {Told} */ (data));
/** What somebody wrote. @param {Pick<Notification, "kind" | "data">} note @returns {string} */
export const written = ({ kind, data }) => (kind === "message" ? /** @type {Told} */ (data).text : "");
