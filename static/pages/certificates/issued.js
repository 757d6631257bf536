// The certificates of a course for its staff: found, revoked, made anew, tried again.
import { html, useEffect, useRef, useState } from "../../lib/dom.js";
import { download, post } from "../../lib/api.js";
import { useForm } from "../../lib/form.js";
import { shortDay, T, t } from "../../lib/i18n.js";
import { useKeys } from "../../lib/keys.js";
import { useList } from "../../lib/list.js";
import { asQuery, useQuery, useSettled } from "../../lib/query.js";
import { go } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Confirm, Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Area, Select, Summary } from "../../components/Inputs.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { toast } from "../../components/Toast.js";
import { manages } from "../course/manages.js";
import { isDrawn, pageOf, pdfPath, StateTag } from "./state.js";

/** @import { Course } from "lms-types/rest" */
/** @import { Column, Data, On, Ref } from "lms-types/view" */
/** @import { Certificate } from "./state.js" */

const STATES = /** @type {const} */ (["issued", "pending", "failed", "expired", "revoked"]);
const LOOK_AGAIN_MS = 4000;

/** @param {string | null} at @param {string} none */
const when = (at, none) =>
  at ? html`<time datetime=${at}>${shortDay(new Date(at))}</time>` : html`<span class="quiet">${none}</span>`;

/** @param {{ one: Certificate }} props */
const State = ({ one: { state, reason, replaced_by_id } }) => html`
  <span class="issued-state"><${StateTag} state=${state} />${state === "revoked" && html`<span class="meta" dir="auto">${replaced_by_id ? t("issued.replaced") : reason}</span>`}</span>`;

/** @param {(one: Certificate) => unknown} menu @returns {Column<Certificate>[]} */
const columns = (menu) => [
  {
    key: "name",
    head: "issued.name",
    cell: (one) =>
      one.issued_at ? html`<a href=${pageOf(one)}><${Name}>${one.name}<//></a>` : html`<${Name}>${one.name}<//>`,
  },
  { key: "state", head: "issued.state", cell: (one) => html`<${State} one=${one} />` },
  { key: "completed", head: "issued.completed", cell: (one) => when(one.completed_at, "") },
  { key: "at", head: "issued.at", cell: (one) => when(one.issued_at, t("issued.not_yet")) },
  { key: "expires", head: "issued.expires", cell: (one) => when(one.expires_at, t("issued.never")) },
  { key: "menu", head: "issued.actions", cell: (one) => /** @type {any} */ (menu(one)) },
];

/** @param {{ one: Certificate, onDone: () => void, onClose: () => void }} props */
function Revoke({ one, onDone, onClose }) {
  const form = useForm(
    { reason: "" },
    async ({ reason }) => {
      await post(`certificates/${one.id}/revoke`, { reason: reason.trim() });
      toast(t("issued.revoked"));
      onClose();
      onDone();
    },
    { wanted: ["reason"], prefix: "revoke-" },
  );
  return html`
    <${Dialog} title=${html`<${T} k="issued.revoke_title" name=${one.name} />`} onClose=${onClose} actions=${html`
      <${Button} onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="danger" type="submit" form="revoke" busy=${form.busy}>${t("issued.revoke")}<//>`}>
      <p>${t("issued.revoke_text")}</p>
      <form id="revoke" ...${form.form}>
        <${Summary} errors=${form.errors} />
        <${Area} label=${t("issued.reason")} hint=${t("issued.reason_hint")} rows="3" maxlength="500" dir="auto" data-safe=${true} ...${form.field("reason")} />
      </form>
    <//>`;
}

/** What is being made is there a little later. @param {boolean} waits @param {() => unknown} look */
function useLooks(waits, look) {
  useEffect(() => {
    if (!waits) return undefined;
    const every = setInterval(() => document.visibilityState === "visible" && look(), LOOK_AGAIN_MS);
    return () => clearInterval(every);
  }, [waits, look]);
}

/** @param {{ course: Course }} props */
export function Issued({ course }) {
  const { me } = useMe();
  const [filters, setFilters] = useQuery(["q", "state"]);
  /** @type {Ref<HTMLInputElement>} */
  const search = useRef(null);
  const q = useSettled(filters.q.trim());
  const query = asQuery({ q, state: filters.state });
  const list = useList(/** @type {`courses/${string}/certificates`} */ (`courses/${course.id}/certificates${query}`));
  const [asked, ask] = useState(/** @type {{ what: "revoke" | "reissue", one: Certificate } | null} */ (null));
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  useKeys({ "/": () => search.current?.focus() });
  const items = /** @type {Certificate[]} */ (list.data?.items ?? []);
  useLooks(
    items.some(({ state }) => state === "pending"),
    list.reload,
  );
  const close = () => ask(null);
  /** @param {() => Promise<unknown>} act */
  const attempt = async (act) => {
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(explain(error));
    }
    await list.reload();
  };
  /** @param {Certificate} one */
  const reissue = (one) =>
    attempt(async () => {
      const made = await post(`certificates/${one.id}/reissue`);
      toast(t(made.state === "pending" ? "issued.reissued" : "issued.reissued_before"));
    });
  /** @param {Certificate} one */
  const retry = (one) =>
    attempt(async () => {
      await post(`certificates/${one.id}/retry`);
      toast(t("issued.retried"));
    });
  /** @param {Certificate} one */
  const menu = (one) => {
    const replaceable = one.issued_at && !one.replaced_by_id;
    const acts = [
      isDrawn(one) && {
        icon: "download",
        text: t("cert.pdf"),
        onPress: () => attempt(() => download(pdfPath(one), "application/pdf", `${t("cert.file")}.pdf`)),
      },
      one.issued_at && { icon: "search", text: t("cert.page"), onPress: () => go(pageOf(one)) },
      one.state === "failed" && { icon: "sync", text: t("issued.retry"), onPress: () => retry(one) },
      replaceable && { icon: "sync", text: t("issued.reissue"), onPress: () => ask({ what: "reissue", one }) },
      isDrawn(one) && {
        icon: "cross",
        kind: "danger",
        text: t("issued.revoke"),
        onPress: () => ask({ what: "revoke", one }),
      },
    ].filter(Boolean);
    return acts.length > 0 && html`<${Menu} label=${t("issued.menu", { name: one.name })} items=${acts} />`;
  };
  const clear = () => {
    setFilters({ q: "", state: "" });
    search.current?.focus();
  };
  const empty =
    filters.q || filters.state
      ? html`<${Empty} title=${t("issued.none_found")}><${Button} onPress=${clear}>${t("issued.clear")}<//><//>`
      : html`<${Empty} title=${t("issued.none")} hint=${t("issued.none_hint")} />`;
  return html`
    <div class="section-head page-line"><h2>${t("issued.title")}</h2>${manages(me, course) && html`<a class="btn" href=${`/courses/${course.id}/certificate`}><${Icon} name="edit" /><span class="label">${t("issued.edit")}</span></a>`}</div>
    <div class="filters" role="search">
      <div class="search"><${Icon} name="search" /><input class="input" type="search" ref=${search} aria-label=${t("issued.search")} placeholder=${t("issued.search")} value=${filters.q} onInput=${(/** @type {On} */ event) => setFilters({ q: event.target.value })} /></div>
      <${Select} name="state" label=${t("issued.state")} value=${filters.state} options=${[["", t("issued.any_state")], ...STATES.map((state) => [state, t(`cert.state_${state}`)])]} onInput=${(/** @type {string} */ state) => setFilters({ state })} />
    </div>
    <${Problem} text=${problem} />
    <${Loaded} load=${list} rows=${5} height=${52} empty=${empty}>${(/** @type {Data<typeof list>} */ _found) => html`
      <${DataTable} label=${t("issued.title")} columns=${columns(menu)} rows=${items} rowKey=${(/** @type {Certificate} */ one) => one.id} />
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
    ${asked?.what === "revoke" && html`<${Revoke} one=${asked.one} onDone=${list.reload} onClose=${close} />`}
    ${asked?.what === "reissue" && html`<${Confirm} kind="primary" title=${html`<${T} k="issued.reissue_title" name=${asked.one.name} />`} text=${t("issued.reissue_text")} yes=${t("issued.reissue")} onYes=${() => reissue(asked.one)} onClose=${close} />`}`;
}
