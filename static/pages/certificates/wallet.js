// One's own certificates; what is made, revoked or replaced meanwhile appears without a reload.
import { html, useRef, useState } from "../../lib/dom.js";
import { download } from "../../lib/api.js";
import { day, T, t } from "../../lib/i18n.js";
import { useList } from "../../lib/list.js";
import { useNotified } from "../../lib/notified.js";
import { go, usePage } from "../../lib/router.js";
import { useMe } from "../../lib/session.js";
import { Button } from "../../components/Button.js";
import { CopyButton } from "../../components/Copy.js";
import { Dialog } from "../../components/Dialog.js";
import { explain, Problem } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Menu } from "../../components/Menu.js";
import { Name } from "../../components/Name.js";
import { Empty, Loaded } from "../../components/States.js";
import { linkedIn } from "./linkedin.js";
import { badgePath, isDrawn, pageOf, pdfPath, StateTag } from "./state.js";

/** @import { Data, Ref } from "lms-types/view" */
/** @import { Certificate } from "./state.js" */

/** @param {{ one: Certificate, onClose: () => void }} props */
function Share({ one, onClose }) {
  /** @type {Ref<HTMLElement>} */
  const node = useRef(null);
  const url = one.verify_url;
  const other = () => navigator.share({ title: one.course.title, url }).catch(() => {}); // closed without sharing
  return html`
    <${Dialog} title=${t("cert.link_title")} onClose=${onClose}>
      <p class="quiet">${t("cert.link_text")}</p>
      <code class="code breaks" ref=${node} dir="ltr">${url}</code>
      <div class="actions"><${CopyButton} text=${url} label=${t("cert.share_link")} source=${node} kind="primary" />
        ${"share" in navigator && html`<${Button} onPress=${other}>${t("cert.share_other")}<//>`}</div>
    <//>`;
}

/** @param {{ label: string, at: string | null }} props */
const When = ({ label, at }) =>
  at && html`<div><dt>${label}</dt><dd><time datetime=${at}>${day(new Date(at))}</time></dd></div>`;

/** @param {{ one: Certificate }} props */
function What({ one }) {
  const { state, reason, revoked_at, replaced_by_id } = one;
  if (state === "pending" || state === "failed") return html`<p class="quiet">${t(`cert.${state}_text`)}</p>`;
  if (state !== "revoked") return null;
  if (replaced_by_id) return html`<p class="quiet">${t("cert.replaced")}</p>`;
  return html`<p><${T} k="cert.revoked_why" time=${day(new Date(revoked_at ?? ""))} why=${reason} /></p>`;
}

/** @param {{ one: Certificate }} props */
function Card({ one }) {
  const [sharing, share] = useState(false);
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const { title } = one.course;
  /** @param {Promise<unknown>} done */
  const told = async (done) => {
    setProblem(null);
    await done.catch((error) => setProblem(explain(error)));
  };
  const pdf = () => told(download(pdfPath(one), "application/pdf", `${t("cert.file")}.pdf`));
  const badge = () => told(download(badgePath(one), "application/ld+json", `${one.code}.json`));
  return html`
    <li class="card cert" data-state=${one.state}>
      <div class="cert-paper"><div>
        <${Icon} name="certificate" />
        <p class="cert-title" dir="auto">${one.title}</p>
        <p class="cert-name"><${Name}>${one.name}<//></p>
      </div></div>
      <div class="cert-body">
        <div class="card-head"><h2><bdi>${title}</bdi></h2><${StateTag} state=${one.state} /></div>
        <${What} one=${one} />
        <dl class="cert-facts">
          <${When} label=${t("cert.completed")} at=${one.completed_at} />
          <${When} label=${t("cert.issued")} at=${one.issued_at} />
          ${one.state !== "revoked" && html`<${When} label=${t(one.state === "expired" ? "cert.expired" : "cert.expires")} at=${one.expires_at} />`}
          ${one.issued_at && html`<div><dt>${t("cert.code")}</dt><dd><a class="cert-code" dir="ltr" href=${pageOf(one)}>${one.code}</a></dd></div>`}
        </dl>
        <${Problem} text=${problem} />
        ${
          isDrawn(one) &&
          html`
        <div class="actions">
          <${Button} kind="primary" icon="download" onPress=${pdf}>${t("cert.pdf")}<span class="vh"> <bdi>${title}</bdi></span><//>
          <${Button} icon="link" onPress=${() => share(true)}>${t("cert.share")}<span class="vh"> <bdi>${title}</bdi></span><//>
          ${one.state === "issued" && html`<a class="btn" href=${linkedIn(one)} target="_blank" rel="noopener noreferrer">${t("cert.linkedin")}<span class="vh"> <bdi>${title}</bdi></span></a>`}
          <${Menu} label=${t("cert.menu", { title })} items=${[
            { icon: "search", text: t("cert.page"), onPress: () => go(pageOf(one)) },
            { icon: "star", text: t("cert.badge"), onPress: badge },
          ]} />
        </div>`
        }
      </div>
      ${sharing && html`<${Share} one=${one} onClose=${() => share(false)} />`}
    </li>`;
}

export function Wallet() {
  const { me } = useMe();
  const list = useList("certificates");
  useNotified(me.id, () => list.reload());
  usePage(t("cert.title"));
  const empty = html`<${Empty} title=${t("cert.none")} hint=${t("cert.none_hint")}><a class="btn" data-kind="primary" href="/catalogue">${t("cert.browse")}</a><//>`;
  return html`
    <div class="section-head page-line"><h1 tabindex="-1">${t("cert.title")}</h1><a href="/certificates/check">${t("check.title")}</a></div>
    <${Loaded} load=${list} rows=${2} height=${220} empty=${empty}>${(
      /** @type {Data<typeof list>} */ { items },
    ) => html`
      <ul class="cert-list" data-list="true">${items.map((/** @type {Certificate} */ one) => html`<${Card} key=${one.id} one=${one} />`)}</ul>
      ${list.next && html`<div><${Button} onPress=${list.readMore}>${t("results.more")}<//></div>`}`}<//>`;
}
