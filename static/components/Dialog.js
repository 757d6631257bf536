// A real <dialog>: Esc cancels, focus goes to the safe choice first and back afterwards.
import { html, useEffect, useRef } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { Button } from "./Button.js";
/** @import { Children, Ref } from "lms-types/view" */

/** @param {{ title: Children, onClose: () => void, actions?: Children, wide?: boolean, children: Children }} props */
export function Dialog({ title, onClose, actions, wide, children }) {
  /** @type {Ref<HTMLDialogElement>} */
  const dialog = useRef(null);
  useEffect(() => {
    const back = /** @type {HTMLElement | null} */ (document.activeElement);
    const node = /** @type {HTMLDialogElement} */ (dialog.current);
    if (!node.open) node.showModal();
    /** @type {HTMLElement | null} */ (node.querySelector("[data-safe]"))?.focus({ preventScroll: true }); // a long one begins at its title
    return () => {
      node.close();
      back?.focus?.();
    };
  }, []);
  return html`
    <dialog class="dialog" ref=${dialog} data-wide=${wide} aria-labelledby="dialog-title"
      onCancel=${(/** @type {Event} */ event) => {
        if (event.target !== dialog.current) return; // a file was not chosen
        event.preventDefault();
        onClose();
      }}
      onClick=${(/** @type {Event} */ event) => event.target === dialog.current && onClose()}>
      <div class="dialog-body">
        <h2 id="dialog-title">${title}</h2>
        ${children}
        <div class="dialog-actions">${actions || html`<${Button} data-safe onPress=${onClose}>${t("app.close")}<//>`}</div>
      </div>
    </dialog>`;
}

/**
 * For what can't be undone: the thing, its consequence, the verb.
 * @param {{ title: Children, text: Children, yes: string, kind?: string, onYes: () => unknown, onClose: () => void }} props
 */
export const Confirm = ({ title, text, yes, kind = "danger", onYes, onClose }) => html`
  <${Dialog} title=${title} onClose=${onClose} actions=${html`
    <${Button} data-safe onPress=${onClose}>${t("app.cancel")}<//>
    <${Button} kind=${kind} onPress=${() => {
      onClose();
      onYes();
    }}>${yes}<//>`}>
    <p>${text}</p>
  <//>`;
