// A template as its form has it, and as the API takes it.
import { request, told } from "../../lib/api.js";
import { sentence } from "../../lib/form.js";
import { t } from "../../lib/i18n.js";

/** @import { Reply } from "lms-types/rest" */
/** @typedef {Reply<"get", "courses/{}/certificate-template">} Template */
/** @typedef {{ name: string, role: string, file_id: string | null }} Signatory */
/**
 * @typedef {{ enabled: boolean, title: string, body: string, signatories: Signatory[], logo_file_id: string | null,
 *   accent: string, language: string, expires_after_days: string }} Values
 */

export const MOST_SIGNATORIES = 3;

/** @param {Template} template @returns {Values} */
export const valuesOf = ({
  enabled,
  title,
  body,
  signatories,
  logo_file_id,
  accent,
  language,
  expires_after_days,
}) => ({
  enabled,
  title,
  body,
  signatories: signatories.map(({ name, role, file_id }) => ({ name, role, file_id })),
  logo_file_id,
  accent,
  language,
  expires_after_days: expires_after_days === null ? "" : String(expires_after_days),
});

/** The addresses of a template's pictures, by their file. @param {Template} template @returns {[string, string][]} */
export const picturesOf = ({ logo_file_id, logo_url, signatories }) =>
  [{ file_id: logo_file_id, url: logo_url }, ...signatories].flatMap(({ file_id, url }) =>
    file_id && url ? [/** @type {[string, string]} */ ([file_id, url])] : [],
  );

/** Nobody signs in a row that nothing was typed into. @param {Signatory} one */
const isMeant = ({ name, role, file_id }) => Boolean(name.trim() || role.trim() || file_id);

/** @param {Values} values */
export const bodyOf = (values) => ({
  ...values,
  signatories: values.signatories.filter(isMeant),
  expires_after_days: values.expires_after_days.trim() === "" ? null : Number(values.expires_after_days) || 0,
});

/** Where an error stands in the form: rows that nothing was typed into were not sent. @param {string} field @param {Values} values */
function placed(field, { signatories }) {
  const [name, row, part] = field.split(".");
  if (name !== "signatories" || row === undefined) return name;
  const sent = signatories.flatMap((one, i) => (isMeant(one) ? [i] : []));
  return `signatories.${sent[Number(row)] ?? 0}.${part ?? "name"}`;
}

/** What is wrong with which field. @param {unknown} error @param {Values} values what was sent */
export function wrongFields(error, values) {
  const { status, code, errors = [] } = told(error);
  if (code === "not_available") return { body: t("tpl.grade_not_yet", { grade: "{grade}" }) };
  if (status !== 422 || !errors.length) return null;
  return Object.fromEntries(
    errors.map(({ field, message }) => [
      placed(field, values),
      field === "accent"
        ? t("tpl.accent_wrong")
        : field.endsWith("file_id")
          ? t("tpl.picture_wrong")
          : sentence(message),
    ]),
  );
}

/**
 * Where a course's template is stored, for `useAutosave`: it is always written whole.
 * @param {string} path @param {{ values: Values }} latest what was stored last @param {(template: Template) => void} onStored
 */
export function stored(path, latest, onStored) {
  /** @param {Response} response */
  const read = async (response) => {
    const template = /** @type {Template} */ (await response.json());
    onStored(template);
    latest.values = valuesOf(template);
    return { values: latest.values, etag: response.headers.get("ETag") ?? "" };
  };
  let sent = latest.values;
  return {
    /** @param {Partial<Values>} changes @param {string} match */
    write: async (changes, match) => {
      sent = { ...latest.values, ...changes };
      return read(await request("PUT", path, { body: bodyOf(sent), match }));
    },
    read: async () => read(await request("GET", path)),
    wrong: (/** @type {unknown} */ error) => wrongFields(error, sent),
  };
}
