import { html, render } from "../../lib/dom.js";
import { match, owns, usePath } from "../../lib/router.js";
import { Guard } from "../../components/Guard.js";
import { Join } from "./join.js";
import { Room } from "./room.js";

/** @type {[pattern: string, page: (params: any) => unknown][]} `params` as its pattern names them */
const routes = [
  ["/join", Join],
  ["/join/:pin", Join],
  ["/play/:sessionId", Room],
];

owns((path) => match(routes, path)[0] !== null);

function Player() {
  const path = usePath();
  const [Page, params] = match(routes, path);
  return html`<${Page} key=${path} ...${params} />`;
}

render(html`<${Guard}><${Player} /><//>`, /** @type {HTMLElement} */ (document.getElementById("app")));
