// The app: everything but joining and playing, which have a smaller page of their own.
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
  ["/home", { load: () => import("./home.js") }],
  ["/catalogue", { load: () => import("./catalogue.js") }],
  ["/courses/:id", { load: () => import("./course.js") }],
  ["/live", { load: () => import("./live.js") }],
  ["/results/:sessionId", { load: () => import("./results.js") }],
  ["/host/:sessionId", { load: () => import("./host/host.js"), bare: true }],
  ["/control/:sessionId", { load: () => import("./host/control.js"), bare: true }],
];
const lost = { load: () => import("./not-found.js"), open: true };

owns((path) => !/^\/(api|static|docs|join|play|metrics|openapi\.json)(\/|$)/.test(path));

function App() {
  const path = usePath();
  const [me, setMe] = useState(undefined);
  const [page, setPage] = useState(null);
  const [error, setError] = useState(null);
  const [route, params] = match(routes, path);
  const found = route || lost;

  const ask = () => whoAmI().then((user) => { setError(null); setMe(user); }, setError);
  useEffect(() => { ask(); }, []);
  useEffect(() => {
    if (path === "/") {
      if (me !== undefined) go(me ? "/home" : "/sign-in", { replace: true });
      return;
    }
    if (me === null && !found.open) { toSignIn(); return; }
    let still = true;
    found.load().then((module) => still && setPage({ path, Page: module.default, params, bare: found.bare }), setError);
    return () => { still = false; };
  }, [path, me]);

  if (error) return html`<main class="bare-page"><${ErrorBox} error=${error} onRetry=${ask} /></main>`;
  if (!page || page.path !== path || (me === undefined && !found.open)) return html`<${Shell} path=${path} bare=${found.bare || path === "/"} />`;
  const body = html`<${page.Page} key=${path} ...${page.params} />`;
  return html`
    <${Session.Provider} value=${{ me, refresh: ask }}>
      ${page.bare ? body : html`<${Shell} path=${path} me=${me}>${body}<//>`}
      <${Toasts} />
    <//>`;
}

render(html`<${Guard}><${App} /><//>`, document.getElementById("app"));
