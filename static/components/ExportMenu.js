// A quiz's or a bank's questions as a file; of types that a format lacks it says which, and leaves them out if told so.
import { html, useState } from "../lib/dom.js";
import { ApiError, download } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import "../lib/words-import.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";
import { explain } from "./Field.js";
import { Menu } from "./Menu.js";
import { toast } from "./Toast.js";

/** @typedef {{ format: string, questions: { id: string, type: string }[] }} Lacking */

const FORMATS = ["gift", "moodle_xml", "aiken", "sheet"];

/** @param {{ path: string }} props `path` is `quizzes/<id>` or `banks/<id>` */
export function ExportMenu({ path }) {
  const [lacking, set] = useState(/** @type {Lacking | null} */ (null));
  /** @param {string} format @param {boolean} [skip] */
  const save = async (format, skip) => {
    try {
      await download(`${path}/export?format=${format}${skip ? "&skip=true" : ""}`, "*/*", `questions.${format}`);
    } catch (error) {
      if (error instanceof ApiError && error.code === "unsupported_type") set({ format, questions: error.questions });
      else toast(explain(error));
    }
  };
  const types = lacking && [...new Set(lacking.questions.map(({ type }) => t(`type.${type}`)))].join(", ");
  return html`
    <${Menu} label=${t("bring.export")} text=${t("bring.export")} kind="secondary"
      items=${FORMATS.map((format) => ({ icon: "download", text: t(`bring.as.${format}`), onPress: () => save(format) }))} />
    ${
      lacking &&
      html`<${Dialog} title=${t("bring.lacks")} onClose=${() => set(null)} actions=${html`
        <${Button} data-safe onPress=${() => set(null)}>${t("app.cancel")}<//>
        <${Button} kind="primary" onPress=${() => {
          set(null);
          save(lacking.format, true);
        }}>${t("bring.export_rest")}<//>`}>
        <p>${t("bring.lacks_text", { n: lacking.questions.length, types })}</p>
      <//>`
    }`;
}
