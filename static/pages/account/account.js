// The account's page. An account that must set up two-step sign-in first shows only that.
import { html } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { useTab } from "../../lib/tab.js";
import { Notice } from "../../components/Notice.js";
import { Loaded } from "../../components/States.js";
import { Tabs } from "../../components/Tabs.js";
import { Unverified } from "../../components/Unverified.js";
import { Data } from "./data.js";
import { Devices } from "./devices.js";
import { Preferences } from "./notifications.js";
import { Password } from "./password.js";
import { Profile } from "./profile.js";
import { Providers } from "./providers.js";
import { Teach } from "./teach.js";
import { Tokens } from "./tokens.js";
import { TwoStep } from "./two-step.js";

/** @import { Me, Mfa } from "lms-types/rest" */
/** @import { Load } from "lms-types/view" */
/** @typedef {{ me: Me, mfa: Load<Mfa> & { data: Mfa } }} Props */

const TABS = ["profile", "security", "devices", "tokens", "data"];
const STUDENTS_TABS = ["profile", "teach", ...TABS.slice(1)];

/** @type {Record<string, (props: Props) => unknown>} */
const panels = {
  profile: () => html`<${Profile} /><${Preferences} />`,
  teach: Teach,
  security: ({ me, mfa }) =>
    html`<${Password} mfa=${mfa.data} email=${me.email} /><${TwoStep} mfa=${mfa} /><${Providers} />`,
  devices: Devices,
  tokens: Tokens,
  data: ({ me }) => html`<${Data} me=${me} />`,
};

export default function Account() {
  const { me } = useMe();
  const tabs = me.role === "student" ? STUDENTS_TABS : TABS;
  const tab = useTab(tabs);
  const mfa = useLoad(() => get("auth/mfa"), []);
  usePage(t("account.title"));
  const must = mfa.data?.required && !mfa.data.enabled;
  const Panel = panels[tab];
  return html`
    <h1 tabindex="-1">${t("account.title")}</h1>
    ${
      must
        ? html`<${Notice} tone="warn">${t("twostep.must")}<//><div class="narrow"><${TwoStep} mfa=${mfa} /></div>`
        : html`
        <${Unverified} me=${me} />
        <${Tabs} label=${t("account.title")} items=${tabs.map((name) => ({ href: `#${name}`, text: t(`account.${name}`), current: tab === name }))} />
        <div class="narrow" key=${tab}>
          <${Loaded} load=${mfa} height=${220}>${() => html`<${Panel} me=${me} mfa=${mfa} />`}<//>
        </div>`
    }`;
}
