// A lesson: what is to read, watch or open, and the way to the one before and after it.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { get, told } from "../lib/api.js";
import { asStudent, sameWay, seenAs } from "../lib/as-student.js";
import { bytes, T, t } from "../lib/i18n.js";
import { useLater } from "../lib/later.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { hosts, toSignIn, useVisitor } from "../lib/session.js";
import { AsStudent } from "../components/AsStudent.js";
import { Button } from "../components/Button.js";
import { Dialog } from "../components/Dialog.js";
import { Icon } from "../components/Icon.js";
import { LiveNow } from "../components/LiveNow.js";
import { Notice } from "../components/Notice.js";
import { Outline, ProgressLine, Reasons, useOutline } from "../components/Outline.js";
import { Rich } from "../components/Rich.js";
import { ErrorBox, Loaded } from "../components/States.js";
import { Standing, useReports } from "./learning-progress.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data, Ref } from "lms-types/view" */
/** @typedef {Reply<"get", "lessons/{}">} Lesson */
/** @typedef {NonNullable<Lesson["content"]>} Content */
/** @typedef {Reply<"get", "courses/{}/outline">} OutlineOut */

const MAX_KEPT = 50;
const LONGEST_WAIT_MS = 24 * 3600 * 1000;
const SOON_MS = 5000;
/** Lessons read since the app was opened: they stay readable while the line is down. @type {Map<string, Lesson>} */
const read = new Map();

/** @param {{ content: Content, at: number, video: Ref<HTMLVideoElement> }} props */
const Video = ({ content, at, video }) => html`
  ${
    content.file &&
    html`<video class="lesson-video" controls preload="metadata" ref=${video} src=${`${content.file.url}&inline=true`}
      onLoadedMetadata=${(/** @type {{ currentTarget: HTMLVideoElement }} */ { currentTarget }) => {
        if (at < currentTarget.duration - 1) currentTarget.currentTime = at;
      }}>
      ${content.captions.map((one) => html`<track key=${one.file_id} kind="captions" srclang=${one.language} label=${one.label} src=${one.url} />`)}
    </video>`
  }
  ${content.url && html`<p><a class="btn" href=${content.url} rel="noopener noreferrer" target="_blank"><${Icon} name="link" />${t("lesson.watch_elsewhere")}</a></p>`}`;

/** @param {{ files: Content["files"] }} props */
const Files = ({ files }) => html`
  <ul class="rows">${files.map(
    (one) => html`
    <li class="row" key=${one.id}><${Icon} name="file" /><span class="row-main"><a href=${one.url}><bdi>${one.name}</bdi></a><span class="meta">${bytes(one.size)}</span></span></li>`,
  )}</ul>`;

/** @param {{ lesson: Lesson, content: Content, video: Ref<HTMLVideoElement> }} props */
const Shown = ({ lesson, content, video }) => html`
  ${lesson.kind === "video" && html`<${Video} content=${content} at=${lesson.my?.position_s ?? 0} video=${video} />`}
  ${content.html && html`<${Rich} of=${content.html} class="prose" />`}
  ${content.files.length > 0 && html`<${Files} files=${content.files} />`}
  ${["quiz", "live", "assignment"].includes(lesson.kind) && html`<${LeadsTo} lesson=${lesson} content=${content} />`}`;

/** What a lesson holds that is done elsewhere. @param {{ lesson: Lesson, content: Content }} props */
function LeadsTo({ lesson, content }) {
  const { me } = useVisitor();
  const hint = html`<${Notice}>${content.target_title && html`<b><bdi>${content.target_title}</bdi></b><br />`}${t(`lesson.${lesson.kind}_hint`)}<//>`;
  if (lesson.kind === "quiz" && content.quiz_id && me)
    return html`${hint}<div><a class="btn" data-kind="primary" href=${`/quizzes/${content.quiz_id}`}>${t("lesson.quiz_open")}</a></div>`;
  if (lesson.kind !== "live" || !content.quiz_id || !me) return hint;
  return html`<${LiveNow} courseId=${lesson.course_id} quizId=${content.quiz_id} none=${hint} />`;
}

/** The outline on a phone: a sheet over the lesson. @param {{ outline: OutlineOut, here: string }} props */
function Sheet({ outline, here }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const follow = (/** @type {Event} */ event) => {
    if (/** @type {Element} */ (event.target).closest("a")) close();
  };
  return html`
    <div class="lesson-sheet">
      <${Button} icon="list" onPress=${() => setOpen(true)}>${t("course.outline")}<//>
      ${open && html`<${Dialog} title=${t("course.outline")} onClose=${close}><div onClick=${follow}><${Outline} outline=${outline} here=${here} /></div><//>`}
    </div>`;
}

/** Read a locked lesson again when it should be open. @param {Lesson} lesson @param {() => unknown} reload */
function useOpening(lesson, reload) {
  useEffect(() => {
    const times = lesson.lock_reasons.flatMap((one) => ("at" in one ? [new Date(one.at).getTime()] : []));
    const left = Math.max(...times) - Date.now();
    if (times.length === 0 || left > LONGEST_WAIT_MS) return undefined;
    const id = setTimeout(reload, Math.max(SOON_MS, left + 500));
    return () => clearTimeout(id);
  }, [lesson]);
}

/** @param {{ lesson: Lesson, done: boolean }} props */
const Ways = ({ lesson, done }) => html`
  <nav class="lesson-ways" aria-label=${t("lesson.ways")}>
    ${lesson.previous_id && html`<a class="btn" href=${sameWay(`/lessons/${lesson.previous_id}`)}>${t("lesson.previous")}</a>`}
    ${
      lesson.next_id
        ? html`<a class="btn" data-kind=${done ? "primary" : "secondary"} href=${sameWay(`/lessons/${lesson.next_id}`)}>${t("lesson.next")}</a>`
        : html`<a class="btn" data-kind=${done ? "primary" : "secondary"} href=${sameWay(`/courses/${lesson.course_id}`)}>${t("lesson.to_course")}</a>`
    }
  </nav>`;

/** @param {{ lesson: Lesson, reload: () => unknown }} props */
function Found({ lesson, reload }) {
  usePage(lesson.title);
  const { me } = useVisitor();
  const outline = useOutline(lesson.course_id, reload);
  const waits = useLater(me?.id)[lesson.id];
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [my, setMy] = useState(lesson.my);
  useEffect(() => setMy(lesson.my), [lesson]);
  useOpening(lesson, reload);
  const stranger = outline && !outline.course.my_role && me?.role !== "admin" && !asStudent();
  useReports(lesson.id, Boolean(lesson.my && lesson.content), video, setMy);
  const edits = !asStudent() && hosts(outline?.course ?? { my_role: null });
  return html`
    <${AsStudent} back=${`/lessons/${lesson.id}/edit`} />
    <div class="page-head">
      <p class="section-head"><a href=${sameWay(`/courses/${lesson.course_id}`)}>${outline ? html`<bdi>${outline.course.title}</bdi>` : t("lesson.course")}</a>${edits && html`<a class="btn" href=${`/lessons/${lesson.id}/edit`}>${t("lesson.edit")}</a>`}</p>
      <h1 tabindex="-1" dir="auto">${lesson.title}</h1>
      ${outline && outline.percent !== null && html`<${ProgressLine} percent=${outline.percent} />`}
    </div>
    ${outline && html`<${Sheet} outline=${outline} here=${lesson.id} />`}
    <div class="lesson">
      <div class="lesson-main stack">
        <section class="card stack" aria-label=${t(`lesson.${lesson.kind}`)}>
          ${
            lesson.content
              ? html`<${Shown} lesson=${lesson} content=${lesson.content} video=${video} />`
              : html`<p><b>${t("lesson.locked")}</b></p><${Reasons} reasons=${lesson.lock_reasons} />`
          }
        </section>
        ${me && my && lesson.content && html`<${Standing} lessonId=${lesson.id} kind=${lesson.kind} userId=${me.id} my=${my} waits=${waits} onTold=${setMy} />`}
        ${stranger && html`<${Notice}><${T} k="lesson.preview_hint" link=${html`<a href=${`/courses/${lesson.course_id}`}>${t("lesson.preview_enroll")}</a>`} /><//>`}
        <${Ways} lesson=${lesson} done=${waits ?? my?.status === "completed"} />
      </div>
      ${
        outline &&
        html`<section class="card stack lesson-outline" aria-labelledby="outline"><h2 id="outline">${t("course.outline")}</h2><${Outline} outline=${outline} here=${lesson.id} /></section>`
      }
    </div>`;
}

/** @param {{ id: string }} props */
export default function LessonPage({ id }) {
  const { me } = useVisitor();
  const load = useLoad(async () => {
    try {
      const lesson = await get(`lessons/${id}${seenAs()}`);
      if (asStudent()) return lesson;
      read.delete(id);
      read.set(id, lesson);
      if (read.size > MAX_KEPT) read.delete(/** @type {string} */ (read.keys().next().value));
      return lesson;
    } catch (error) {
      const known = read.get(id);
      if (known && told(error).status === 0) return known;
      if (!me && [401, 404].includes(told(error).status ?? 0)) toSignIn();
      throw error;
    }
  }, [id]);
  if (told(load.error).status === 404) return html`<${ErrorBox} error=${load.error} />`;
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Data<typeof load>} */ lesson) => html`<${Found} key=${lesson.id} lesson=${lesson} reload=${load.reload} />`}<//>`;
}
