// Applications to teach, approved or rejected with or without a note.
import { html, useState } from "../../lib/dom.js";
import { post } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Area, Summary } from "../../components/Inputs.js";
import { Icon } from "../../components/Icon.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tabs } from "../../components/Tabs.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {"approve" | "reject"} Verb */

/** @type {Schemas["ApplicationState"][]} */
const STATES = ["pending", "approved", "rejected"];
const tones = { pending: "warn", approved: "ok", rejected: "" };
const icons = { pending: "clock", approved: "check", rejected: "cross" };

/**
 * @param {{ application: Schemas["ApplicationToReview"], name: string, verb: Verb, onClose: () => void, onDone: () => void }} props
 */
function Answer({ application, name, verb, onClose, onDone }) {
  const form = useForm(
    { note: "" },
    async ({ note }) => {
      await post(`instructors/applications/${application.id}/${verb}`, note.trim() ? { note: note.trim() } : {});
      toast(t(`apply.${verb}_done`));
      onClose();
      onDone();
    },
    { words: (error) => (error.status === 409 ? t("apply.answered") : null), prefix: "answer-" },
  );
  return html`
    <${Dialog} title=${t(`apply.${verb}_title`, { name })} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind=${verb === "approve" ? "primary" : "danger"} type="submit" form="answer-form" busy=${form.busy}>${t(`apply.${verb}`)}<//>`}>
      <p>${t(`apply.${verb}_text`)}</p>
      <form id="answer-form" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Area} label=${t("apply.note")} hint=${t("apply.note_hint")} rows="3" maxlength="500" dir="auto" ...${form.field("note")} />
      </form>
    <//>`;
}

/** @param {{ application: Schemas["ApplicationToReview"], onDone: () => void }} props */
function Application({ application, onDone }) {
  const [verb, setVerb] = useState(/** @type {Verb | null} */ (null));
  const { user } = application;
  const name = user.full_name;
  return html`
    <li class="card section">
      <div class="section-top">
        <div><h2><a href=${`/people/${user.id}`}><${Name}>${name}<//></a></h2>
          <p class="meta">${user.email && html`<bdi>${user.email}</bdi> · `}<${Time} at=${application.created_at} /></p></div>
        <${Tag} tone=${tones[application.state]}><${Icon} name=${icons[application.state]} />${t(`apply.${application.state}`)}<//>
      </div>
      <blockquote class="quote" dir="auto">${application.motivation}</blockquote>
      ${application.note && html`<p class="quiet">${t("apply.noted")} <bdi>${application.note}</bdi></p>`}
      ${
        application.state === "pending" &&
        html`<div class="actions">
        <${Button} kind="primary" onPress=${() => setVerb("approve")}>${t("apply.approve")}<//>
        <${Button} onPress=${() => setVerb("reject")}>${t("apply.reject")}<//></div>`
      }
      ${verb && html`<${Answer} application=${application} name=${name} verb=${verb} onClose=${() => setVerb(null)} onDone=${onDone} />`}
    </li>`;
}

export default function Applications() {
  const [filters, setFilters] = useQuery(["state"]);
  const state = STATES.find((one) => one === filters.state) ?? "pending";
  const list = useList(`instructors/applications${asQuery({ state })}`);
  const items = list.data?.items ?? [];

  usePage(t("apply.title"));
  return html`
    <h1 tabindex="-1">${t("apply.title")}</h1>
    <${Tabs} label=${t("apply.title")} items=${STATES.map((one) => ({
      href: `/applications?state=${one}`,
      text: t(`apply.${one}`),
      current: one === state,
      onClick: (/** @type {Event} */ event) => {
        event.preventDefault();
        setFilters({ state: one });
      },
    }))} />
    <${Loaded} load=${list} height=${140} empty=${html`<${Empty} title=${t(`apply.none_${state}`)} hint=${t("apply.none_hint")} />`}>${() => html`
      <ul class="stack narrow" data-list="true">${items.map((one) => html`<${Application} key=${one.id} application=${one} onDone=${list.reload} />`)}</ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
