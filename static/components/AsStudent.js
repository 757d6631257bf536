// Says that staff see a page as a student does, and leads back.
import { html } from "../lib/dom.js";
import { asStudent } from "../lib/as-student.js";
import { t } from "../lib/i18n.js";
import { Notice } from "./Notice.js";

/** @param {{ back: string }} props where it is changed; a page of its own, even at the same path */
export const AsStudent = ({ back }) =>
  asStudent() &&
  html`<${Notice} action=${html`<a class="btn" target="_self" href=${back}>${t("lesson.as_student_back")}</a>`}>${t("lesson.as_student")}<//>`;
