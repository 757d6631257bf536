// Both texts of what two devices changed; one of them is kept.
import { html } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";
import { Dialog } from "./Dialog.js";

/** @import { Children } from "lms-types/view" */

/**
 * @param {{ auto: any, nameOf: (name: string) => Children, shown: (name: string, value: any) => Children }} props
 *   `auto`: an autosave that has met other changes
 */
export const Clash = ({ auto, nameOf, shown }) => html`
  <${Dialog} title=${t("clash.title")} wide onClose=${() => {}} actions=${html`
    <${Button} onPress=${() => auto.settle(false)}>${t("clash.theirs")}<//>
    <${Button} kind="primary" data-safe onPress=${() => auto.settle(true)}>${t("clash.mine")}<//>`}>
    <p>${t("clash.text")}</p>
    ${auto.clashes.map(
      (/** @type {{ name: string, theirs: unknown }} */ { name, theirs }) => html`
      <section class="clash" key=${name}>
        <h3>${nameOf(name)}</h3>
        <dl class="clash-sides">
          <div><dt>${t("clash.here")}</dt><dd>${shown(name, auto.values[name])}</dd></div>
          <div><dt>${t("clash.there")}</dt><dd>${shown(name, theirs)}</dd></div>
        </dl>
      </section>`,
    )}
  <//>`;
