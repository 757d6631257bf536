// One account as administrators see it; each change says what it does before it does it.
import { html, useState } from "../../lib/dom.js";
import { get, patch, post, remove, told } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { Confirm } from "../../components/Dialog.js";
import { ExtraTime, extraInWords } from "../../components/ExtraTime.js";
import { explain, Problem } from "../../components/Field.js";
import { Select } from "../../components/Inputs.js";
import { Section } from "../../components/Section.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { roles } from "./shared.js";
import { StateTag } from "./people.js";

/** @import { Me } from "lms-types/rest" */
/** @import { Children, Data } from "lms-types/view" */

/** @param {{ label: string, children: Children }} props */
const Fact = ({ label, children }) => html`<div><dt>${label}</dt><dd>${children}</dd></div>`;
/** @param {unknown} error */
const say = (error) => (told(error).code === "last_admin" ? t("person.last_admin") : explain(error));

/** @typedef {{ user: Me, self: boolean, onSaved: () => Promise<unknown> }} Props `self`: one's own account */

/** @param {Pick<Props, "user">} props */
function Facts({ user }) {
  return html`
    <dl class="person-facts card">
      <${Fact} label=${t("auth.email")}><bdi>${user.email ?? "–"}</bdi><//>
      <${Fact} label=${t("person.address")}>${user.email_verified_at ? html`<${Time} at=${user.email_verified_at} absolute=${true} />` : t("person.unconfirmed")}<//>
      <${Fact} label=${t("people.since")}><${Time} at=${user.created_at} absolute=${true} /><//>
      <${Fact} label=${t("profile.zone")}>${user.timezone?.replaceAll("_", " ") ?? "–"}<//>
    </dl>`;
}

/** @param {Props} props */
function Role({ user, self, onSaved }) {
  const [role, setRole] = useState(user.role);
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const save = async () => {
    setProblem(null);
    try {
      await patch(`users/${user.id}`, { role });
      toast(t("person.role_saved"));
      await onSaved();
    } catch (error) {
      setProblem(say(error));
    }
  };
  return html`
    <${Section} id="role-card" title=${t("people.role")} text=${t("person.role_text")}>
      <div class="inline-form">
        <${Select} name="role" label=${t("people.role")} value=${role} options=${roles()} onInput=${setRole} />
        <${Button} kind="primary" off=${role === user.role ? t("person.role_same") : undefined} onPress=${() => ask(true)}>${t("person.role_save")}<//>
      </div>
      <${Problem} text=${problem} />
      ${
        asking &&
        html`<${Confirm} title=${t("person.role_title", { name: user.full_name, role: t(`role.${role}`) })} text=${t(self ? "person.role_self" : `person.role_${role}`)}
        yes=${t("person.role_save")} onYes=${save} onClose=${() => ask(false)} />`
      }
    <//>`;
}

/** @param {Props} props */
function Access({ user, self, onSaved }) {
  const [asking, ask] = useState(/** @type {"disable" | "mfa" | "reset" | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  /** @param {() => Promise<unknown>} does @param {string} done */
  const act = (does, done) => async () => {
    setProblem(null);
    try {
      await does();
      toast(t(done));
      await onSaved();
    } catch (error) {
      setProblem(say(error));
    }
  };
  const disabled = user.status === "disabled";
  /** @param {Me["status"]} value */
  const status = (value) => () => patch(`users/${user.id}`, { status: value });
  const confirms = {
    disable: {
      title: "person.disable_title",
      text: "person.disable_text",
      yes: "person.disable",
      onYes: act(status("disabled"), "person.disabled_done"),
    },
    mfa: {
      title: "person.mfa_title",
      text: "person.mfa_text",
      yes: "person.mfa",
      onYes: act(() => remove(`users/${user.id}/mfa`), "person.mfa_done"),
    },
    reset: {
      title: "person.reset_title",
      text: "person.reset_text",
      yes: "person.reset",
      onYes: act(() => post(`users/${user.id}/password-reset`), "person.reset_done"),
    },
  };
  const shown = asking && confirms[asking];
  return html`
    <${Section} id="access-card" title=${t("person.access")} text=${t(disabled ? "person.is_disabled" : "person.is_active")}>
      <div class="actions">
        ${
          disabled
            ? html`<${Button} kind="primary" onPress=${act(status("active"), "person.enabled_done")}>${t("person.enable")}<//>`
            : html`${user.email && html`<${Button} onPress=${() => ask("reset")}>${t("person.reset")}<//>`}
            ${!self && html`<${Button} onPress=${() => ask("mfa")}>${t("person.mfa")}<//>`}
            ${!self && html`<${Button} kind="danger" onPress=${() => ask("disable")}>${t("person.disable")}<//>`}`
        }
      </div>
      ${self && html`<p class="quiet">${t("person.self")}</p>`}
      <${Problem} text=${problem} />
      ${shown && html`<${Confirm} title=${t(shown.title, { name: user.full_name })} text=${t(shown.text, { email: user.email ?? user.full_name })} yes=${t(shown.yes)} onYes=${shown.onYes} onClose=${() => ask(null)} />`}
    <//>`;
}

/** @param {Pick<Props, "user">} props */
function Extra({ user }) {
  const path = /** @type {const} */ (`users/${user.id}/accommodations`);
  const load = useLoad(async () => {
    const given = await get(path).catch((error) => {
      if (told(error).status === 404) return null;
      throw error;
    });
    return { given };
  }, [user.id]);
  const [open, set] = useState(/** @type {"edit" | "remove" | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const takeAway = async () => {
    setProblem(null);
    try {
      await remove(path);
      toast(t("extra.removed"));
      await load.reload();
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return html`
    <${Section} id="extra-card" title=${t("extra.everywhere")} text=${t("extra.everywhere_text")}>
      <${Loaded} load=${load} rows=${1} height=${48}>${(/** @type {Data<typeof load>} */ { given }) => html`
        <p>${given ? extraInWords(given) : t("extra.time_same")}</p>
        ${given?.note && html`<p class="quiet" dir="auto">${given.note}</p>`}
        <div class="actions"><${Button} onPress=${() => set("edit")}>${t(given ? "extra.change" : "extra.add")}<//>
          ${given && html`<${Button} kind="danger" onPress=${() => set("remove")}>${t("extra.remove")}<//>`}</div>
        ${open === "edit" && html`<${ExtraTime} path=${path} name=${user.full_name} given=${given} onClose=${() => set(null)} onDone=${load.reload} />`}`}<//>
      <${Problem} text=${problem} />
      ${open === "remove" && html`<${Confirm} title=${html`<${T} k="extra.remove_title" name=${user.full_name} />`} text=${t("extra.remove_text")} yes=${t("extra.remove")} onYes=${takeAway} onClose=${() => set(null)} />`}
    <//>`;
}

/** @param {{ user: Me, reload: () => Promise<void> }} props */
function Person({ user, reload }) {
  const { me, refresh } = useMe();
  const self = me.id === user.id;
  const saved = () => Promise.all([reload(), self && refresh()]);
  usePage(user.full_name);
  return html`
    <p class="back"><a href="/people">${t("person.all")}</a></p>
    <div class="page-line person-head"><h1 tabindex="-1"><bdi>${user.full_name}</bdi></h1><span class="tags"><${Tag}>${t(`role.${user.role}`)}<//><${StateTag} user=${user} /></span></div>
    <div class="narrow">
      <${Facts} user=${user} />
      <${Role} key=${user.role} user=${user} self=${self} onSaved=${saved} />
      <${Access} user=${user} self=${self} onSaved=${saved} />
      <${Extra} user=${user} />
      <p><a href=${`/audit?actor_id=${user.id}`}><${T} k="person.audit_by" name=${user.full_name} /></a></p>
      <p><a href=${`/audit?target_id=${user.id}`}><${T} k="person.audit_of" name=${user.full_name} /></a></p>
    </div>`;
}

/** @param {{ id: string }} props */
export default function PersonPage({ id }) {
  const load = useLoad(() => get(`users/${id}`), [id]);
  return html`<${Loaded} load=${load}>${(/** @type {Me} */ user) => html`<${Person} user=${user} reload=${load.reload} />`}<//>`;
}
