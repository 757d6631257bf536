// Sidebar from 1024 px, a bottom bar below; "Join a live quiz" is in every header.
import { html, useEffect, useRef, useState } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { go } from "../lib/router.js";
import { signInAddress, signOut } from "../lib/session.js";
import { useKeptFocus } from "../lib/kept-focus.js";
import { useLater } from "../lib/later.js";
import { useTheme } from "../lib/theme.js";
import { Bell } from "./Bell.js";
import { OfflineBar } from "./OfflineBar.js";
import { Icon, Logo } from "./Icon.js";
import { Menu } from "./Menu.js";
import { Avatar, Name } from "./Name.js";

/** @import { Me } from "lms-types/rest" */
/** @import { Children, Ref } from "lms-types/view" */
/** @typedef {[href: string, icon: string, key?: string]} Entry */

/** @type {Entry[]} */
const teaching = [
  ["/home", "home"],
  ["/courses", "course", "courses"],
  ["/catalogue", "book", "catalogue"],
  ["/live", "live"],
];
/** @type {Record<Me["role"], Entry[]>} */
const items = {
  student: [
    ["/home", "home"],
    ["/catalogue", "book", "catalogue"],
    ["/certificates", "certificate", "certificates"],
  ],
  instructor: teaching,
  admin: [
    ...teaching,
    ["/people", "people"],
    ["/applications", "inbox", "applications"],
    ["/audit", "list", "audit"],
    ["/webhooks", "link", "webhooks"],
  ],
};
const IN_BAR = 5; // a phone's bottom bar holds five, the last of which is then More
/** @param {string} path @param {string} href */
const belongs = (path, href) =>
  path === href || path.startsWith(`${href}/`) || (href === "/people" && path === "/policies");

/** @param {{ rest: Entry[], path: string }} props */
function More({ rest, path }) {
  const [open, set] = useState(false);
  /** @type {Ref<HTMLElement>} */
  const root = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    /** @param {Event} event */
    const outside = (event) => {
      if (!root.current?.contains(/** @type {Element} */ (event.target))) set(false);
    };
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Escape" || !open) return;
    set(false);
    root.current?.querySelector("button")?.focus();
  };
  return html`
    <span class="nav-more" ref=${root} onKeyDown=${keys}>
      <button type="button" class="nav-item" aria-expanded=${open} data-current=${rest.some(([href]) => belongs(path, href))} onClick=${() => set(!open)}><${Icon} name="more" /><span>${t("nav.more")}</span></button>
      ${open && html`<span class="menu-list nav-rest">${rest.map((item) => html`<${Item} item=${item} path=${path} onPress=${() => set(false)} />`)}</span>`}
    </span>`;
}

/** @param {{ item: Entry, path: string, extra?: string, onPress?: () => void }} props */
const Item = ({ item: [href, icon, key = icon], path, extra, onPress }) => html`
  <a class="nav-item" data-extra=${extra} href=${href} aria-current=${belongs(path, href) ? "page" : undefined} onClick=${onPress}><${Icon} name=${icon} /><span>${t(`nav.${key}`)}</span></a>`;

/** @param {{ me: Me, path: string }} props */
function Nav({ me, path }) {
  const all = items[me.role] || items.instructor;
  const shown = all.length > IN_BAR ? IN_BAR - 1 : all.length;
  return html`
    <nav class="nav" aria-label=${t("nav.label")}>
      ${all.map((item, i) => html`<${Item} key=${item[0]} item=${item} path=${path} extra=${i >= shown ? "true" : undefined} />`)}
      ${shown < all.length && html`<${More} key=${path} rest=${all.slice(shown)} path=${path} />`}
    </nav>`;
}

function useOtherTheme() {
  const [theme, toggle] = useTheme();
  return {
    icon: theme === "dark" ? "sun" : "moon",
    text: t(theme === "dark" ? "app.theme_light" : "app.theme_dark"),
    onPress: toggle,
  };
}

export function ThemeButton() {
  const { icon, text, onPress } = useOtherTheme();
  return html`<button type="button" class="btn" data-kind="quiet" data-icon-only="true" data-theme-button aria-label=${text} title=${text} onClick=${onPress}>
    <${Icon} name=${icon} /></button>`;
}

/** @param {{ me: Me }} props */
function Account({ me }) {
  const theme = useOtherTheme(); // a small phone's header has no room for its button
  return html`
    <span class="account">
      <${Avatar} name=${me.full_name} />
      <span class="account-name"><${Name}>${me.full_name}<//><span class="meta">${t(`role.${me.role}`)}</span></span>
      <${Menu} label=${t("app.menu")} items=${[{ icon: "people", text: t("app.account"), onPress: () => go("/account") }, { icon: "file", text: t("files.title"), onPress: () => go("/files") }, me.role !== "student" && { icon: "certificate", text: t("nav.certificates"), onPress: () => go("/certificates") }, theme, { icon: "logout", text: t("app.sign_out"), onPress: signOut }]} />
    </span>`;
}

/** @param {{ path: string, me: Me | null | undefined, bare?: boolean, children?: Children }} props */
export function Shell({ path, me, bare, children }) {
  const main = useKeptFocus();
  useLater(me?.id);
  if (bare) return html`<main class="bare-page" aria-busy="true"></main>`;
  return html`
    <a class="skip-link btn" data-kind="primary" href="#main">${t("app.skip")}</a>
    <${OfflineBar} />
    <div class="shell" data-nav=${Boolean(me)}>
      <header class="shell-head">
        <${Logo} href=${me ? "/home" : "/"} />
        <span class="spacer"></span>
        <a class="btn" href="/join">${t("app.join")}</a>
        <${ThemeButton} />
        ${me ? html`<${Bell} me=${me} /><${Account} me=${me} />` : me === null && html`<a class="btn" data-kind="quiet" href=${signInAddress()}>${t("auth.submit")}</a>`}
      </header>
      ${me && html`<${Nav} me=${me} path=${path} />`}
      <main class="shell-main" id="main" tabindex="-1" ref=${main}>${children}</main>
    </div>`;
}
