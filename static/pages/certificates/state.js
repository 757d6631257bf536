// In which state a certificate is, as icon and word.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { Icon } from "../../components/Icon.js";
import { Tag } from "../../components/Tag.js";

/** @import { Schemas } from "lms-types/rest" */
/** @typedef {Schemas["CertificateOut"]} Certificate */

/** @type {Record<Certificate["state"], [tone: string, icon: string]>} */
const LOOKS = {
  pending: ["", "sync"],
  issued: ["ok", "check"],
  failed: ["warn", "alert"],
  expired: ["warn", "clock"],
  revoked: ["bad", "cross"],
};

/** @param {{ state: Certificate["state"] }} props */
export const StateTag = ({ state }) =>
  html`<${Tag} tone=${LOOKS[state][0]}><${Icon} name=${LOOKS[state][1]} />${t(`cert.state_${state}`)}<//>`;

/** Whether there is a PDF of it. @param {Certificate} one */
export const isDrawn = ({ state }) => state === "issued" || state === "expired";

/** @param {Certificate} one below /api/v1 */
export const pdfPath = ({ id }) => /** @type {const} */ (`certificates/${id}/pdf`);
/** @param {Certificate} one */
export const badgePath = ({ id }) => /** @type {const} */ (`certificates/${id}/badge`);
/** Its page here, which its `verify_url` names for the world. @param {Certificate} one */
export const pageOf = ({ code }) => `/verify/${code}`;
