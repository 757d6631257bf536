// Ends a game from outside its screens: a lobby is called off, a running one finishes.
import { html, useState } from "../lib/dom.js";
import { post, told } from "../lib/api.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";
import { Confirm } from "./Dialog.js";
import { explain } from "./Field.js";
import { toast } from "./Toast.js";
/** @import { Session } from "lms-types/rest" */

/** @param {{ session: Session, onEnded: () => void, [rest: string]: unknown }} props */
export function EndLive({ session, onEnded, ...rest }) {
  const [asked, ask] = useState(false);
  const name = session.phase === "lobby" ? "leave" : "end";
  const end = async () => {
    try {
      await post(`live-sessions/${session.id}/end`);
    } catch (error) {
      if (told(error).code !== "conflict") {
        toast(explain(error));
        return;
      } // over already: that is what was wanted
    }
    onEnded();
  };
  return html`
    <${Button} label=${t("live.end_label", { title: session.title })} onPress=${() => ask(true)} ...${rest}>${t("live.end")}<//>
    ${asked && html`<${Confirm} title=${t(`host.${name}_title`)} text=${t(`host.${name}_text`)} yes=${t(`host.${name}_yes`)} onYes=${end} onClose=${() => ask(false)} />`}`;
}
