// The form of LinkedIn that adds a certificate to one's profile, filled in.

/** @import { Certificate } from "./state.js" */

const FORM = "https://www.linkedin.com/profile/add";

/** @param {string} prefix @param {string | null} at */
function month(prefix, at) {
  if (!at) return {};
  const date = new Date(at);
  return { [`${prefix}Year`]: String(date.getFullYear()), [`${prefix}Month`]: String(date.getMonth() + 1) };
}

/** @param {Certificate} one */
export const linkedIn = ({ course, code, verify_url, issued_at, expires_at }) =>
  `${FORM}?${new URLSearchParams({
    startTask: "CERTIFICATION_NAME",
    name: course.title,
    organizationName: new URL(verify_url).host,
    ...month("issue", issued_at),
    ...month("expiration", expires_at),
    certUrl: verify_url,
    certId: code,
  })}`;
