// The app: everything but joining and playing, which have a smaller page of their own.
import "../lib/words-app.js";
import { html, render, useEffect, useState } from "../lib/dom.js";
import { go, match, owns, usePath } from "../lib/router.js";
import { Session, toSignIn, whoAmI } from "../lib/session.js";
import { Guard } from "../components/Guard.js";
import { ErrorBox } from "../components/States.js";
import { Shell } from "../components/Shell.js";
import { Toasts } from "../components/Toast.js";

const routes = [
  ["/sign-in", { load: () => import("./sign-in.js"), bare: true, open: true }],
  ["/register", { load: () => import("./register.js"), bare: true, open: true }],
  ["/forgot", { load: () => import("./forgot.js"), bare: true, open: true }],
  ["/reset", { load: () => import("./reset.js"), bare: true, open: true }],
  ["/verify", { load: () => import("./verify.js"), bare: true, open: true }],
  ["/outbox", { load: () => import("./outbox.js"), open: true }],
  ["/account", { load: () => import("./account/account.js") }],
  ["/people", { load: () => import("./admin/people.js"), role: "admin" }],
  ["/people/import", { load: () => import("./admin/import.js"), role: "admin" }],
  ["/people/:id", { load: () => import("./admin/person.js"), role: "admin" }],
  ["/policies", { load: () => import("./admin/policies.js"), role: "admin" }],
  ["/applications", { load: () => import("./admin/applications.js"), role: "admin" }],
  ["/audit", { load: () => import("./admin/audit.js"), role: "admin" }],
  ["/home", { load: () => import("./home.js") }],
  ["/catalogue", { load: () => import("./catalogue.js") }],
  ["/courses/:id", { load: () => import("./course.js") }],
  ["/live", { load: () => import("./live.js") }],
  ["/results/:sessionId", { load: () => import("./results.js") }],
  ["/host/:sessionId", { load: () => import("./host/host.js"), bare: true }],
  ["/control/:sessionId", { load: () => import("./host/control.js"), bare: true }],
];
const lost = { load: () => import("./not-found.js"), open: true };
const barred = { load: () => import("./not-allowed.js"), open: true };

owns((path) => !/^\/(api|static|docs|join|play|metrics|openapi\.json)(\/|$)/.test(path));

function App() {
  const path = usePath();
  const [me, setMe] = useState(undefined);
  const [page, setPage] = useState(null);
  const [error, setError] = useState(null);
  const [route, params] = match(routes, path);
  const found = route?.role && me && me.role !== route.role ? barred : route || lost;

  const ask = () => whoAmI().then((user) => { setError(null); setMe(user); }, setError);
  useEffect(() => {
    const first = () => { if (location.pathname !== "/account") go("/account#security", { replace: true }); };
    addEventListener("lms:setup", first); // the role asks for two-step sign-in before anything else
    ask();
    return () => removeEventListener("lms:setup", first);
  }, []);
  useEffect(() => {
    if (path === "/") {
      if (me !== undefined) go(me ? "/home" : "/sign-in", { replace: true });
      return;
    }
    if (me === null && !found.open) { toSignIn(); return; }
    let still = true;
    found.load().then((module) => still && setPage({ path, found, Page: module.default, params, bare: found.bare }), setError);
    return () => { still = false; };
  }, [path, me, found]);

  if (error) return html`<main class="bare-page"><${ErrorBox} error=${error} onRetry=${ask} /></main>`;
  if (page?.path !== path || page.found !== found || (!me && !found.open)) return html`<${Shell} path=${path} bare=${found.bare || path === "/"} />`;
  const body = html`<${page.Page} key=${path} ...${page.params} />`;
  return html`
    <${Session.Provider} value=${{ me, refresh: ask }}>
      ${page.bare ? body : html`<${Shell} path=${path} me=${me}>${body}<//>`}
      <${Toasts} />
    <//>`;
}

render(html`<${Guard}><${App} /><//>`, document.getElementById("app"));
