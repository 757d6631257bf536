// The sprite is inserted into the page once, so icons are shown while offline too.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

const sprites = /** @type {HTMLLinkElement} */ (document.querySelector("link[as=fetch]"));
fetch(sprites.href)
  .then((response) => response.text())
  .then((text) => {
    const sprite = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
    sprite.classList.add("vh");
    sprite.setAttribute("aria-hidden", "true");
    document.body.append(sprite);
  });

/** @param {{ name: string, class?: string }} props */
export const Icon = ({ name, class: extra = "" }) => html`
  <svg class=${`icon ${extra}`} aria-hidden="true" focusable="false"><use href=${`#i-${name}`} /></svg>`;

export const Logo = ({ href = "/" }) => html`
  <a class="logo" href=${href} aria-label=${t("app.name")}><svg aria-hidden="true"><use href="#i-logo" /></svg><span aria-hidden="true">${t("app.name")}</span></a>`;
