// What people wrote, as the server made HTML of it. The one place that puts HTML into a page: from fields named
// `html` or `*_html` alone, which the server renders and cleans (docs/decisions/0009-markdown.md).
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Dialog } from "./Dialog.js";

/** @import { Ref } from "lms-types/view" */

/**
 * Pictures become buttons that enlarge them; tables and formulas that are too wide can be scrolled by keys.
 * @param {HTMLElement} node @param {boolean} aside whether pictures go beside the text @param {(picture: HTMLImageElement) => void} enlarge
 */
function upgrade(node, aside, enlarge) {
  for (const picture of node.querySelectorAll("img")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "picture";
    button.setAttribute("aria-label", picture.alt ? t("rich.enlarge", { name: picture.alt }) : t("rich.enlarge_any"));
    button.addEventListener("click", () => enlarge(picture));
    picture.replaceWith(button);
    button.append(picture);
  }
  const alone = [...node.querySelectorAll(":scope > p:has(> .picture)")].filter((one) => !one.textContent?.trim());
  if (aside && alone.length && alone.length < node.children.length) {
    const beside = document.createElement("div");
    beside.className = "beside";
    beside.append(...alone);
    node.append(beside);
  }
  for (const wide of node.querySelectorAll(".wide, .formula-block"))
    if (wide.scrollWidth > wide.clientWidth) wide.setAttribute("tabindex", "0");
}

/**
 * `of` is HTML of the server; `or` the text, for a server that sends none yet. Other properties go to the element.
 * @param {{ of?: string | null, or?: string, as?: string, aside?: boolean, class?: string, [name: string]: unknown }} props
 */
export function Rich({ of, or = "", as = "div", aside = false, class: name = "", ...rest }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  const [picture, show] = useState(/** @type {HTMLImageElement | null} */ (null));
  useEffect(() => {
    if (node.current) upgrade(node.current, aside, show);
  }, [of]);
  const look = { class: `rich ${name}`, dir: "auto", ref: node, ...rest };
  if (of === undefined || of === null) return html`<${as} ...${look}>${or}<//>`;
  return html`
    <${as} key=${of} ...${look} dangerouslySetInnerHTML=${{ __html: of }} />
    ${
      picture &&
      html`<${Dialog} title=${picture.alt || t("rich.picture")} wide onClose=${() => show(null)}>
        <img class="picture-large" src=${picture.src} alt=${picture.alt} /><//>`
    }`;
}

/** On a tile, which is itself a button: nothing in it can be pressed. @param {{ option: { text: string, html?: string | null } }} props */
export const Label = ({ option }) =>
  typeof option.html !== "string"
    ? html`<bdi>${option.text}</bdi>`
    : html`<bdi key=${option.html} class="rich rich-label" dangerouslySetInnerHTML=${{ __html: option.html }} />`;

/** The text of a label, for names and for speech. @param {{ text: string, html?: string | null }} option */
export function textOf(option) {
  if (typeof option.html !== "string" || option.html.includes("<math")) return option.text; // as people type it
  const made = document.createElement("template");
  made.innerHTML = option.html;
  for (const picture of made.content.querySelectorAll("img")) picture.replaceWith(picture.alt);
  return made.content.textContent?.trim() ?? "";
}
