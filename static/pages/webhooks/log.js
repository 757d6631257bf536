// What was sent to a webhook: how it ended, try by try, and sending it again.
import { html, useEffect, useState } from "../../lib/dom.js";
import { get, post } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { useLoad } from "../../lib/load.js";
import { asQuery, useQuery } from "../../lib/query.js";
import { Button } from "../../components/Button.js";
import { DataTable } from "../../components/DataTable.js";
import { Dialog } from "../../components/Dialog.js";
import { explain } from "../../components/Field.js";
import { Select } from "../../components/Inputs.js";
import { Empty, Loaded } from "../../components/States.js";
import { Tag } from "../../components/Tag.js";
import { Time } from "../../components/Time.js";
import { toast } from "../../components/Toast.js";
import { EVENTS } from "./shared.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { Column, Data } from "lms-types/view" */
/** @import { Hook } from "./shared.js" */
/** @typedef {Schemas["DeliveryOut"]} Delivery */
/** @typedef {Pick<Delivery, "status" | "error">} Answer */

/** @type {Delivery["state"][]} */
const STATES = ["pending", "delivered", "failed"];
const TONES = { pending: "warn", delivered: "ok", failed: "bad" };
const DAY_MS = 86_400_000;
/** @type {[days: string, word: string][]} */
const SPANS = [
  ["1", "log.replay_day"],
  ["7", "log.replay_week"],
  ["30", "log.replay_month"],
];
const LOOKS_MS = [1500, 3000, 6000, 12_000]; // the first tries of what was just asked for

/** @param {Answer} answer */
const answered = ({ status, error }) =>
  error ? t(`log.error.${error}`, { status: status ?? "" }) : status ? t("log.ok", { status }) : "–";

/** @param {(one: Delivery) => void} open @returns {Column<Delivery>[]} */
const columnsOf = (open) => [
  {
    key: "event",
    head: "log.event",
    cell: (one) =>
      html`<button type="button" class="link" onClick=${() => open(one)}>${t(`event.${one.event}`)}</button>`,
  },
  {
    key: "state",
    head: "log.state",
    cell: (one) => html`<${Tag} tone=${TONES[one.state]}>${t(`log.${one.state}`)}<//>`,
  },
  {
    key: "answer",
    head: "log.answer",
    cell: (one) => (one.state === "failed" && !one.tries ? t("log.not_sent") : answered(one)),
  },
  { key: "when", head: "log.when", cell: (one) => html`<${Time} at=${one.created_at} absolute=${true} />` },
  { key: "tries", head: "log.tries", end: true, cell: (one) => one.tries },
];

/** @param {{ delivery: Delivery, active: boolean, onClose: () => void, onSent: () => void }} props */
function Details({ delivery, active, onClose, onSent }) {
  const load = useLoad(() => get(`deliveries/${delivery.id}`), [delivery.id]);
  const again = async () => {
    try {
      const { count } = await post(/** @type {"deliveries/{}/replay"} */ (`deliveries/${delivery.id}/replay`));
      toast(t(count ? "log.replayed" : "log.busy"));
    } catch (error) {
      toast(explain(error));
    }
    onClose();
    onSent();
  };
  return html`
    <${Dialog} wide title=${t(`event.${delivery.event}`)} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.close")}<//>
      <${Button} kind="primary" icon="sync" off=${active ? null : t("hooks.test_off")} onPress=${again}>${t("log.replay")}<//>`}>
      <${Loaded} load=${load} rows=${3} height=${48}>${(/** @type {Data<typeof load>} */ one) => html`
        <div class="stack">
          <p class="meta">${t("log.id")} <code class="breaks" dir="ltr">${one.event_id}</code></p>
          <h3>${t("log.attempts")}</h3>
          ${one.attempts.length ? html`<ol class="rows">${one.attempts.map((attempt, i) => html`<li class="row" key=${i}><span class="row-main"><span>${answered(attempt)}</span><span class="meta"><${Time} at=${attempt.at} absolute=${true} /> · ${t("log.ms", { n: attempt.duration_ms })}</span></span></li>`)}</ol>` : html`<p class="quiet">${t("log.no_attempts")}</p>`}
          ${one.state === "pending" && one.next_try_at && html`<p class="meta">${t("log.next")} <${Time} at=${one.next_try_at} absolute=${true} /></p>`}
          <h3>${t("log.body")}</h3>
          <pre class="code hook-body" dir="ltr" tabindex="0">${JSON.stringify(one.body, null, 2)}</pre>
        </div>`}<//>
    <//>`;
}

/** @param {{ hook: Hook, onClose: () => void, onSent: () => void }} props */
function Again({ hook, onClose, onSent }) {
  const [days, setDays] = useState("1");
  const send = async () => {
    const since = new Date(Date.now() - Number(days) * DAY_MS).toISOString();
    try {
      const { count } = await post(/** @type {"webhooks/{}/replay"} */ (`webhooks/${hook.id}/replay`), { since });
      toast(t("log.replay_count", { n: count }));
    } catch (error) {
      toast(explain(error));
    }
    onClose();
    onSent();
  };
  return html`
    <${Dialog} title=${t("log.replay_title")} onClose=${onClose} actions=${html`
      <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//><${Button} kind="primary" onPress=${send}>${t("log.replay")}<//>`}>
      <p>${t("log.replay_text")}</p>
      <${Select} name="since" label=${t("log.replay_since")} value=${days} options=${SPANS.map(([one, word]) => [one, t(word)])} onInput=${setDays} />
    <//>`;
}

/** @param {{ hook: Hook, turn: number }} props `turn`: rises when something was sent from elsewhere on the page */
export function Log({ hook, turn }) {
  const [filters, setFilters] = useQuery(["state", "event"]);
  const list = useList(/** @type {"webhooks/{}/deliveries"} */ (`webhooks/${hook.id}/deliveries${asQuery(filters)}`));
  const [open, setOpen] = useState(/** @type {Delivery | null} */ (null));
  const [again, askAgain] = useState(false);
  const [sent, setSent] = useState(0);
  const changed = () => setSent((now) => now + 1);
  useEffect(() => {
    if (turn + sent === 0) return undefined;
    list.reload();
    const looks = LOOKS_MS.map((after) => setTimeout(list.reload, after));
    return () => looks.forEach(clearTimeout);
  }, [turn, sent]);
  const some = filters.state || filters.event;
  const empty = some
    ? html`<${Empty} title=${t("log.none_match")}><${Button} onPress=${() => setFilters({ state: "", event: "" })}>${t("log.clear")}<//><//>`
    : html`<${Empty} title=${t("log.none")} hint=${t("log.none_hint")} />`;
  return html`
    <section class="stack" aria-labelledby="log-title">
      <div class="section-head"><div><h2 id="log-title">${t("log.title")}</h2><p class="quiet">${t("log.text")}</p></div>
        <div class="actions"><${Button} icon="sync" onPress=${list.reload}>${t("log.reload")}<//>${hook.active && html`<${Button} onPress=${() => askAgain(true)}>${t("log.replay_failed")}<//>`}</div></div>
      <div class="filters" role="search">
        <${Select} name="state" label=${t("log.state")} value=${filters.state} options=${[["", t("log.any_state")], ...STATES.map((one) => [one, t(`log.${one}`)])]} onInput=${(/** @type {string} */ state) => setFilters({ state })} />
        <${Select} name="event" label=${t("log.event")} value=${filters.event} options=${[["", t("log.any_event")], ...[...EVENTS, "webhook.test"].map((one) => [one, t(`event.${one}`)])]} onInput=${(/** @type {string} */ event) => setFilters({ event })} />
      </div>
      <${Loaded} load=${list} rows=${5} height=${44} empty=${empty}>${(
        /** @type {Data<typeof list>} */ { items },
      ) => html`
        <${DataTable} label=${t("log.title")} columns=${columnsOf(setOpen)} rows=${items} rowKey=${(/** @type {Delivery} */ one) => one.id} />
        ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>
      ${open && html`<${Details} delivery=${open} active=${hook.active} onClose=${() => setOpen(null)} onSent=${changed} />`}
      ${again && html`<${Again} hook=${hook} onClose=${() => askAgain(false)} onSent=${changed} />`}
    </section>`;
}
