// A lesson: what is to read, watch or open, and the way to the one before and after it.
import { html, useRef, useState } from "../lib/dom.js";
import { get, told } from "../lib/api.js";
import { asStudent, sameWay, seenAs } from "../lib/as-student.js";
import { bytes, t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { usePage } from "../lib/router.js";
import { hosts, toSignIn, useVisitor } from "../lib/session.js";
import { AsStudent } from "../components/AsStudent.js";
import { Icon } from "../components/Icon.js";
import { Notice } from "../components/Notice.js";
import { Outline, useOutline, Why } from "../components/Outline.js";
import { Rich } from "../components/Rich.js";
import { Loaded } from "../components/States.js";
import { Standing, useReports } from "./learning-progress.js";

/** @import { Reply } from "lms-types/rest" */
/** @import { Data, Ref } from "lms-types/view" */
/** @typedef {Reply<"get", "lessons/{}">} Lesson */
/** @typedef {NonNullable<Lesson["content"]>} Content */

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
  ${["quiz", "live", "assignment"].includes(lesson.kind) && html`<${Notice}>${t(`lesson.${lesson.kind}_hint`)}<//>`}`;

/** @param {{ lesson: Lesson }} props */
function Found({ lesson }) {
  usePage(lesson.title);
  const outline = useOutline(lesson.course_id);
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [my, setMy] = useState(lesson.my);
  useReports(lesson.id, Boolean(lesson.my && lesson.content), video, setMy);
  const edits = !asStudent() && hosts(outline?.course ?? { my_role: null });
  return html`
    <${AsStudent} back=${`/lessons/${lesson.id}/edit`} />
    <div class="page-head">
      <p class="section-head"><a href=${sameWay(`/courses/${lesson.course_id}`)}>${outline ? html`<bdi>${outline.course.title}</bdi>` : t("lesson.course")}</a>${edits && html`<a class="btn" href=${`/lessons/${lesson.id}/edit`}>${t("lesson.edit")}</a>`}</p>
      <h1 tabindex="-1" dir="auto">${lesson.title}</h1>
    </div>
    <div class="lesson">
      <div class="lesson-main stack">
        <section class="card stack" aria-label=${t(`lesson.${lesson.kind}`)}>
          ${
            lesson.content
              ? html`<${Shown} lesson=${lesson} content=${lesson.content} video=${video} />`
              : html`<p class="state"><${Icon} name="lock" /><${Why} reasons=${lesson.lock_reasons} /></p>`
          }
        </section>
        ${my && lesson.content && html`<${Standing} lessonId=${lesson.id} my=${my} onTold=${setMy} />`}
        <nav class="lesson-ways" aria-label=${t("lesson.ways")}>
          ${lesson.previous_id && html`<a class="btn" href=${sameWay(`/lessons/${lesson.previous_id}`)}>${t("lesson.previous")}</a>`}
          ${lesson.next_id && html`<a class="btn" data-kind=${my?.status === "completed" ? "primary" : "secondary"} href=${sameWay(`/lessons/${lesson.next_id}`)}>${t("lesson.next")}</a>`}
        </nav>
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
      return await get(`lessons/${id}${seenAs()}`);
    } catch (error) {
      if (!me && [401, 404].includes(told(error).status ?? 0)) toSignIn();
      throw error;
    }
  }, [id]);
  return html`<${Loaded} load=${load} rows=${2}>${(/** @type {Data<typeof load>} */ lesson) => html`<${Found} key=${lesson.id} lesson=${lesson} />`}<//>`;
}
