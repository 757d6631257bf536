// On the page of a course that one has finished: its certificate, which may still be in the making.
import { html, useState } from "../lib/dom.js";
import { download, get } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { useLoad } from "../lib/load.js";
import { useNotified } from "../lib/notified.js";
import { useMe } from "../lib/session.js";
import { Button } from "./Button.js";
import { explain, Problem } from "./Field.js";
import { Icon } from "./Icon.js";

const ICONS = { pending: "clock", failed: "alert", issued: "certificate", expired: "clock", revoked: "cross" };

/** @param {{ courseId: string }} props */
export function OwnCertificate({ courseId }) {
  const { me } = useMe();
  const [problem, setProblem] = useState(/** @type {string | null} */ (null));
  const { data, reload } = useLoad(() => get("certificates?limit=100"), [courseId]);
  useNotified(me.id, reload);
  const one = data?.items.find(({ course }) => course.id === courseId); // the newest
  if (!one) return null;
  const drawn = one.state === "issued" || one.state === "expired";
  const pdf = async () => {
    setProblem(null);
    const path = /** @type {const} */ (`certificates/${one.id}/pdf`);
    await download(path, "application/pdf", `${t("own_cert.title")}.pdf`).catch((error) => setProblem(explain(error)));
  };
  return html`
    <section class="card stack" aria-labelledby="own-certificate">
      <h2 id="own-certificate">${t("own_cert.title")}</h2>
      <p class="state" role="status"><${Icon} name=${ICONS[one.state]} /><span>${t(`own_cert.${one.state}`)}</span></p>
      <${Problem} text=${problem} />
      <div class="actions">
        ${drawn && html`<${Button} kind="primary" icon="download" onPress=${pdf}>${t("own_cert.pdf")}<//>`}
        <a class="btn" href="/certificates">${t("own_cert.all")}</a>
      </div>
    </section>`;
}
