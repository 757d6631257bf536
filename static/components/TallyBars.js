// The options of the projector: plain while open, with bars when closed, the right ones marked when revealed.
import { html } from "../lib/dom.js";
import { number, percent, t } from "../lib/i18n.js";
import { Icon } from "./Icon.js";
import { answerKey, letter, Mark } from "./Mark.js";
import { Label, textOf } from "./Rich.js";

/** @import { Option } from "lms-types/live" */
/** @import { Layout } from "../lib/fit.js" */

/**
 * `people`: how many have answered; with several ticks each the counts add up to more. `layout`, as `fit` gives it, is the projector's.
 * @param {{ options: Option[], counts?: Record<string, number> | null, people?: number, correct?: string[], layout?: Layout }} props
 */
export function TallyBars({ options, counts, people, correct, layout }) {
  return html`
    <ul class="tally" data-dense=${layout?.dense} style=${layout && { "--cols": layout.cols, "--size": layout.size, "--tile": layout.tile }} aria-label=${t("host.options_of")}>
      ${options.map((option, i) => {
        const right = correct?.includes(option.id);
        const n = counts?.[option.id] || 0;
        const share = people ? n / people : 0;
        const row = counts && t("tally.row", { letter: letter(i), option: textOf(option), n, share });
        return html`
          <li class="tile tally-tile" key=${option.id} data-answer=${answerKey(i)} data-state=${correct ? (right ? "right" : "wrong") : "idle"}>
            ${row && html`<span class="vh">${right ? t("tally.correct", { row }) : row}</span>`}
            <span class="tally-line" aria-hidden=${row ? "true" : undefined}>
              <${Mark} index=${i} />
              <span class="tile-text"><${Label} option=${option} /></span>
              ${right && html`<span class="pill"><${Icon} name="check" /><span class="pill-word">${t("tally.pill")}</span></span>`}
              ${counts && html`<span class="tally-count num"><b>${number(n)}</b> <bdi>${percent(share)}</bdi></span>`}
            </span>
            ${counts && html`<span class="tally-bar" aria-hidden="true"><i style=${{ transform: `scaleX(${share})` }}></i></span>`}
          </li>`;
      })}
    </ul>`;
}
