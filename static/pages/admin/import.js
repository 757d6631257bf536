// Accounts from a CSV file: looked through first, made only then; lines with errors are named.
import { html } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { useJob } from "../../lib/job.js";
import "../../lib/words-import.js";
import { usePage } from "../../lib/router.js";
import { Button } from "../../components/Button.js";
import { CsvSource, CsvVerdict, useCsvImport } from "../../components/CsvImport.js";
import { Section } from "../../components/Section.js";
import { PeopleTabs } from "./shared.js";

/** @import { Started } from "../../components/CsvImport.js" */
/** @typedef {{ created: number, skipped: number }} Made */

const EXAMPLE = "email,full_name,role\nada@school.example,Ada Lovelace,student";

/** @param {{ started: Started, onAgain: () => void }} props */
function Progress({ started, onAgain }) {
  const { job, state, over, head } = useJob(started.job_id);
  const percent = state === "done" ? 100 : (job?.percent ?? 0);
  const result = /** @type {Made | null | undefined} */ (job?.result);
  const made = result?.created ?? started.good;
  const known = result?.skipped ?? 0;
  return html`
    <section class="card section">
      <h2 tabindex="-1" ref=${head}>${t(state === "done" ? "import.done" : state === "parked" ? "import.failed" : "import.running", { n: state === "done" ? made : started.good })}</h2>
      <progress class="meter" max="100" value=${percent} aria-label=${t("import.progress")}></progress>
      <p role="status" class="quiet">${state === "done" ? t("import.done_text") : state === "parked" ? t("import.failed_text") : t("import.leave")}</p>
      ${state === "done" && known > 0 && html`<p class="quiet">${t("import.known", { n: known })}</p>`}
      <div class="actions"><a class="btn" data-kind=${state === "done" ? "primary" : "secondary"} href="/people">${t("import.see")}</a>
        ${over && html`<${Button} onPress=${onAgain}>${t("import.another")}<//>`}</div>
    </section>`;
}

export default function Import() {
  const given = useCsvImport("users/imports", "csv");
  const { found, started } = given;
  usePage(t("import.title"));
  return html`
    <h1 tabindex="-1">${t("people.title")}</h1>
    <${PeopleTabs} at="/people/import" />
    ${
      started
        ? html`<${Progress} started=${started} onAgain=${given.again} />`
        : html`
      <${Section} id="import-card" title=${t("import.title")} text=${t("import.text")}>
        <${CsvSource} given=${given} name="csv" columns="email,full_name,role" example=${EXAMPLE} />
      <//>
      ${
        found &&
        html`<${CsvVerdict} found=${found}>
          <div class="actions"><${Button} kind="primary" onPress=${given.begin}>${t(found.errors.length ? "import.go_partial" : "import.go", { n: found.good })}<//></div>
        <//>`
      }`
    }`;
}
