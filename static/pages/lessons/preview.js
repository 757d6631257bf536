// The text as its readers see it: the server makes HTML of it once typing pauses.
import { html, useEffect, useState } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useSettled } from "../../lib/query.js";
import { Rich } from "../../components/Rich.js";
import { htmlOf, isUnknown, ready } from "../build/rendered.js";

const AGAIN = 3000; // ms until the server is asked again after it gave no answer

/** @param {{ text: string }} props */
export function Preview({ text }) {
  const settled = useSettled(text, 500).trim();
  const [shown, show] = useState({ text: settled, html: htmlOf(settled) });
  useEffect(() => {
    let still = true;
    const all = [{ text: settled, label: false }];
    let again = 0;
    const look = () => {
      if (!still) return;
      show({ text: settled, html: htmlOf(settled) });
      if (isUnknown(all)) again = setTimeout(ask, AGAIN);
    };
    const ask = () => ready(all).then(look);
    ask();
    return () => {
      still = false;
      clearTimeout(again);
    };
  }, [settled]);
  if (!shown.text) return html`<p class="quiet">${t("write.preview_empty")}</p>`;
  return html`<${Rich} of=${shown.html} or=${shown.text} class="prose write-shown" />`;
}
