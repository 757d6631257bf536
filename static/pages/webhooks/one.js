// One webhook: whether it works, what it is for, and what was sent to it.
import { html, useState } from "../../lib/dom.js";
import { get, patch, post, remove, told } from "../../lib/api.js";
import { dateTime, t } from "../../lib/i18n.js";
import { useLoad } from "../../lib/load.js";
import { go, usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Menu } from "../../components/Menu.js";
import { Notice } from "../../components/Notice.js";
import { Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { Log } from "./log.js";
import { Fresh, HookForm, State } from "./shared.js";

/** @import { Data } from "lms-types/view" */
/** @import { Hook, Values } from "./shared.js" */
/** @typedef {"edit" | "rotate" | "delete" | null} Asked */

/** @param {{ hook: Hook, onSwitch: () => Promise<void> }} props */
const WhyOff = ({ hook, onSwitch }) => html`
  <${Notice} tone=${hook.disabled_reason ? "bad" : "warn"} action=${html`<${Button} kind="primary" onPress=${onSwitch}>${t("hooks.switch_on")}<//>`}>
    ${hook.disabled_reason && t(hook.disabled_reason === "gone" ? "hooks.gone" : "hooks.failed_long")} ${t("hooks.is_off")}<//>`;

/** @param {{ hook: Hook, title: string, home: string, reload: () => Promise<void> }} props */
function One({ hook, title, home, reload }) {
  usePage(`${t("hooks.title")} · ${hook.url}`);
  const [asked, ask] = useState(/** @type {Asked} */ (null));
  const [secret, setSecret] = useState("");
  const [turn, setTurn] = useState(0);
  /** @param {() => Promise<unknown>} what @param {string} done */
  const run = async (what, done) => {
    try {
      await what();
      toast(done);
    } catch (error) {
      toast(told(error).code === "too_many" ? t("hooks.rotated_often") : explain(error));
    }
    await reload();
  };
  const path = /** @type {"webhooks/{}"} */ (`webhooks/${hook.id}`);
  const turnOn = () => run(() => patch(path, { active: true }), t("hooks.switched_on"));
  const turnOff = () => run(() => patch(path, { active: false }), t("hooks.switched_off"));
  const test = async () => {
    await run(() => post(/** @type {"webhooks/{}/test"} */ (`${path}/test`)), t("hooks.tested"));
    setTurn((now) => now + 1);
  };
  const rotate = async () => {
    try {
      const made = await post(/** @type {"webhooks/{}/rotate-secret"} */ (`${path}/rotate-secret`));
      setSecret(made.secret);
    } catch (error) {
      toast(told(error).code === "too_many" ? t("hooks.rotated_often") : explain(error));
    }
    await reload();
  };
  const drop = async () => {
    try {
      await remove(path);
      toast(t("hooks.deleted"));
      go(home, { replace: true });
    } catch (error) {
      toast(explain(error));
    }
  };
  const change = async (/** @type {Values} */ values) => {
    await patch(path, values);
    ask(null);
    toast(t("hooks.saved"));
    await reload();
  };
  return html`
    <div class="page-head">
      <p><a href=${home}><bdi>${title}</bdi></a></p>
      <div class="section-head"><h1 class="breaks hook-url" tabindex="-1"><bdi>${hook.url}</bdi></h1><${State} hook=${hook} /></div>
      <ul class="tags">${hook.events.map((one) => html`<li key=${one}><${Tag}>${t(`event.${one}`)}<//></li>`)}</ul>
    </div>
    ${hook.active && hook.failing_since && html`<p class="meta">${t("hooks.since")} <${Time} at=${hook.failing_since} absolute=${true} /></p>`}
    ${!hook.active && html`<${WhyOff} hook=${hook} onSwitch=${turnOn} />`}
    ${secret ? html`<section class="card section"><${Fresh} title=${t("hooks.fresh_secret")} secret=${secret} onDone=${() => setSecret("")} /></section>` : hook.old_secret_until && html`<p class="meta">${t("hooks.old_until", { time: dateTime(new Date(hook.old_secret_until)) })}</p>`}
    <div class="actions">
      <${Button} kind="primary" icon="play" off=${hook.active ? null : t("hooks.test_off")} onPress=${test}>${t("hooks.test")}<//>
      <${Button} icon="edit" onPress=${() => ask("edit")}>${t("hooks.edit")}<//>
      <${Menu} label=${t("hooks.more")} items=${[
        { icon: "lock", text: t("hooks.rotate"), onPress: () => ask("rotate") },
        hook.active && { icon: "pause", text: t("hooks.switch_off"), onPress: turnOff },
        { icon: "trash", text: t("hooks.delete"), kind: "danger", onPress: () => ask("delete") },
      ]} />
    </div>
    <${Log} hook=${hook} turn=${turn} />
    ${asked === "edit" && html`<${Dialog} title=${t("hooks.edit")} onClose=${() => ask(null)} actions=${html`<span></span>`}><${HookForm} values=${{ url: hook.url, events: hook.events }} yes=${t("hooks.save")} onSend=${change} onCancel=${() => ask(null)} /><//>`}
    ${asked === "rotate" && html`<${Confirm} kind="primary" title=${t("hooks.rotate_title")} text=${t("hooks.rotate_text")} yes=${t("hooks.rotate_yes")} onYes=${rotate} onClose=${() => ask(null)} />`}
    ${asked === "delete" && html`<${Confirm} title=${t("hooks.delete_title")} text=${t("hooks.delete_text")} yes=${t("hooks.delete_yes")} onYes=${drop} onClose=${() => ask(null)} />`}`;
}

/** @param {{ id: string }} props */
export function Webhook({ id }) {
  const load = useLoad(async () => {
    const hook = await get(`webhooks/${id}`);
    const course = hook.course_id ? await get(`courses/${hook.course_id}`) : null;
    return {
      hook,
      title: course?.title ?? t("hooks.title_all"),
      home: course ? `/courses/${course.id}/webhooks` : "/webhooks",
    };
  }, [id]);
  return html`<${Loaded} load=${load} rows=${3}>${(/** @type {Data<typeof load>} */ found) => html`<${One} ...${found} reload=${load.reload} />`}<//>`;
}
