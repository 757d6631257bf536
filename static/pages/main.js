// The app: everything but joining and playing, which have a smaller page of their own.
import "../lib/words-app.js";
import { html, render, useEffect, useState } from "../lib/dom.js";
import { go, match, owns, usePath } from "../lib/router.js";
import { withSheet } from "../lib/sheet.js";
import { Session, toSignIn, whoAmI } from "../lib/session.js";
import { Guard } from "../components/Guard.js";
import { ErrorBox } from "../components/States.js";
import { Shell } from "../components/Shell.js";
import { Toasts } from "../components/Toast.js";

/** @import { Me } from "lms-types/rest" */
/** @import { Component } from "lms-types/view" */
/** @typedef {{ load: () => Promise<{ [name: string]: unknown }>, name?: string, bare?: boolean, open?: boolean, role?: Me["role"], staff?: boolean, teach?: boolean }} Route */
/** @typedef {{ path: string, found: Route, Page: Component, params: Record<string, string>, bare?: boolean }} Page */

// One file for each group of screens, so that teachers don't load the administrators' pages.
const entry = () => import("./entry.js");
const account = () => import("./account/account.js");
const admin = () => import("./admin/admin.js");
const files = () => import("./files.js");
const learning = () => import("./learning.js");
const teaching = () => import("./course/teaching.js");
const hosting = () => import("./host/hosting.js");
const hooking = () => import("./webhooks/webhooks.js");
const importing = () => import("./import/import.js");
const examining = () => withSheet("attempt", import("./quiz/quiz.js"));
const attempting = () => withSheet("attempt", import("./attempt/attempt.js"));
const certifying = () => withSheet("certificates", import("./certificates/certificates.js"));
const building = () => withSheet("build", import("./build/build.js"));
const writing = () => withSheet("build", withSheet("lessons", import("./lessons/lessons.js")));

/** @type {[pattern: string, route: Route][]} */
const routes = [
  ["/sign-in", { load: entry, name: "SignIn", bare: true, open: true }],
  ["/register", { load: entry, name: "Register", bare: true, open: true }],
  ["/forgot", { load: entry, name: "Forgot", bare: true, open: true }],
  ["/reset", { load: entry, name: "Reset", bare: true, open: true }],
  ["/verify", { load: entry, name: "Verify", bare: true, open: true }],
  ["/verify/:code", { load: certifying, name: "Check", open: true }],
  ["/unsubscribe", { load: entry, name: "Unsubscribe", bare: true, open: true }],
  ["/outbox", { load: entry, name: "Outbox", open: true }],
  ["/account", { load: account }],
  ["/files", { load: files }],
  ["/people", { load: admin, name: "People", role: "admin" }],
  ["/people/import", { load: admin, name: "Import", role: "admin" }],
  ["/people/:id", { load: admin, name: "Person", role: "admin" }],
  ["/policies", { load: admin, name: "Policies", role: "admin" }],
  ["/applications", { load: admin, name: "Applications", role: "admin" }],
  ["/audit", { load: admin, name: "Audit", role: "admin" }],
  ["/home", { load: learning, name: "Home" }],
  ["/catalogue", { load: learning, name: "Catalogue", open: true }],
  ["/courses", { load: teaching, name: "Courses", teach: true }],
  ["/courses/:id", { load: learning, name: "Course", open: true }],
  ["/lessons/:id", { load: learning, name: "Lesson", open: true }],
  ["/lessons/:id/edit", { load: writing, name: "LessonEditor", teach: true }],
  ["/quizzes/:id", { load: attempting, name: "QuizStart" }],
  ["/attempts/:id", { load: attempting, name: "Attempt" }],
  ["/quizzes/:id/settings", { load: examining, name: "QuizSettings", teach: true }],
  ["/quizzes/:id/attempts", { load: examining, name: "QuizAttempts", teach: true }],
  ["/quizzes/:id/grading", { load: examining, name: "QuizGrading", teach: true }],
  ["/quizzes/:id/extra", { load: examining, name: "QuizExtra", teach: true }],
  ["/quizzes/:id/statistics", { load: examining, name: "QuizStatistics", teach: true }],
  ["/courses/:id/grading", { load: examining, name: "CourseGrading", teach: true }],
  ["/courses/:id/certificate", { load: certifying, name: "Template", teach: true }],
  ["/certificates", { load: certifying, name: "Wallet" }],
  ["/certificates/check", { load: certifying, name: "Check", open: true }],
  ["/courses/:id/rubrics", { load: examining, name: "CourseRubrics", teach: true }],
  ["/courses/:id/extra", { load: examining, name: "CourseExtra", teach: true }],
  ["/courses/:id/webhooks", { load: hooking, name: "CourseWebhooks", teach: true }],
  ["/webhooks", { load: hooking, name: "AllWebhooks", role: "admin" }],
  ["/webhooks/:id", { load: hooking, name: "Webhook", teach: true }],
  ["/quizzes/:id/edit", { load: building, name: "Builder", bare: true, staff: true }],
  ["/live", { load: learning, name: "Live" }],
  ["/results/:sessionId", { load: learning, name: "Results" }],
  ["/notifications", { load: learning, name: "Notifications" }],
  ["/live-results", { load: learning, name: "LiveResults" }],
  ["/live-results/:sessionId", { load: learning, name: "LiveResult" }],
  ["/quizzes/:id/import", { load: importing, name: "QuizImport", staff: true }],
  ["/banks/:id/import", { load: importing, name: "BankImport", staff: true }],
  ["/host/:sessionId", { load: hosting, name: "Host", bare: true, staff: true }],
  ["/control/:sessionId", { load: hosting, name: "Control", bare: true, staff: true }],
];
const lost = { load: learning, name: "NotFound", open: true };
const barred = { load: learning, name: "NotAllowed", open: true };
const unhosted = { load: learning, name: "NotHost", open: true };

owns((path) => !/^\/(api|static|docs|join|play|metrics|openapi\.json)(\/|$)/.test(path));

/** After an update the files of the other screens have other names, and the page names them. */
async function updated() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } }).then(
    (answer) => answer.text(),
    () => "",
  );
  return page !== "" && !page.includes(new URL(import.meta.url).pathname);
}

function App() {
  const path = usePath();
  const [me, setMe] = useState(/** @type {Me | null | undefined} */ (undefined));
  const [page, setPage] = useState(/** @type {Page | null} */ (null));
  const [error, setError] = useState(/** @type {unknown} */ (null));
  const [route, params] = match(routes, path);
  /** @type {Route} */
  const found =
    me && route?.role && me.role !== route.role
      ? barred
      : me?.role === "student" && route?.staff
        ? unhosted
        : me?.role === "student" && route?.teach
          ? lost
          : route || lost;

  const ask = () =>
    whoAmI().then((user) => {
      setError(null);
      setMe(user);
    }, setError);
  useEffect(() => {
    const first = () => {
      if (location.pathname !== "/account") go("/account#security", { replace: true });
    };
    addEventListener("lms:setup", first); // the role asks for two-step sign-in before anything else
    ask();
    return () => removeEventListener("lms:setup", first);
  }, []);
  useEffect(() => {
    if (path === "/") {
      if (me !== undefined) go(me ? "/home" : "/sign-in", { replace: true });
      return;
    }
    if (me === null && !found.open) {
      toSignIn();
      return;
    }
    let still = true;
    found.load().then(
      (module) => {
        const Page = /** @type {Component} */ (module[found.name ?? "default"]);
        if (still) setPage({ path, found, Page, params, bare: found.bare });
      },
      async (problem) => {
        if (await updated()) location.reload();
        else if (still) setError(problem);
      },
    );
    return () => {
      still = false;
    };
  }, [path, me, found]);

  if (error) return html`<main class="bare-page"><${ErrorBox} error=${error} onRetry=${ask} /></main>`;
  const unknown = me === undefined && !found.bare; // what a page shows depends on who reads it
  if (page?.path !== path || page.found !== found || unknown || (!me && !found.open))
    return html`<${Shell} path=${path} bare=${found.bare || path === "/"} />`;
  const body = html`<${page.Page} key=${path} ...${page.params} />`;
  return html`
    <${Session.Provider} value=${{ me, refresh: ask }}>
      ${page.bare ? body : html`<${Shell} path=${path} me=${me}>${body}<//>`}
      <${Toasts} />
    <//>`;
}

render(html`<${Guard}><${App} /><//>`, /** @type {HTMLElement} */ (document.getElementById("app")));
