// Sidebar from 1024 px, a bottom bar below; "Join a live quiz" is in every header.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { signOut } from "../lib/session.js";
import { useTheme } from "../lib/theme.js";
import { OfflineBar } from "./OfflineBar.js";
import { Icon, Logo } from "./Icon.js";
import { Menu } from "./Menu.js";
import { Avatar, Name } from "./Name.js";

const items = {
  student: [["/home", "home"], ["/catalogue", "book", "catalogue"]],
  instructor: [["/home", "home"], ["/catalogue", "book", "catalogue"], ["/live", "live"]],
};

const Nav = ({ me, path }) => html`
  <nav class="nav" aria-label=${t("nav.label")}>
    ${(items[me.role] || items.instructor).map(([href, icon, key = icon]) => html`
      <a class="nav-item" href=${href} aria-current=${path === href ? "page" : undefined}><${Icon} name=${icon} /><span>${t(`nav.${key}`)}</span></a>`)}
  </nav>`;

export function ThemeButton() {
  const [theme, toggle] = useTheme();
  const label = t(theme === "dark" ? "app.theme_light" : "app.theme_dark");
  return html`<button type="button" class="btn" data-kind="quiet" data-icon-only="true" aria-label=${label} title=${label} onClick=${toggle}>
    <${Icon} name=${theme === "dark" ? "sun" : "moon"} /></button>`;
}

const Account = ({ me }) => html`
  <span class="account">
    <${Avatar} name=${me.full_name} />
    <span class="account-name"><${Name}>${me.full_name}<//><span class="meta">${t(`role.${me.role}`)}</span></span>
    <${Menu} label=${t("app.menu")} items=${[{ icon: "logout", text: t("app.sign_out"), onPress: signOut }]} />
  </span>`;

export function Shell({ path, me, bare, children }) {
  if (bare) return html`<main class="bare-page" aria-busy="true"></main>`;
  return html`
    <a class="skip-link btn" data-kind="primary" href="#main">${t("app.skip")}</a>
    <${OfflineBar} />
    <div class="shell">
      <header class="shell-head">
        <${Logo} href=${me ? "/home" : "/"} />
        <span class="spacer"></span>
        <a class="btn" href="/join">${t("app.join")}</a>
        <${ThemeButton} />
        ${me ? html`<${Account} me=${me} />` : me === null && html`<a class="btn" data-kind="quiet" href="/sign-in">${t("auth.submit")}</a>`}
      </header>
      ${me && html`<${Nav} me=${me} path=${path} />`}
      <main class="shell-main" id="main" tabindex="-1">${children}</main>
    </div>`;
}
