// A level for each criterion of a rubric; 1 to 9 choose one and go on to the next criterion.
import { html, useLayoutEffect, useRef } from "../../lib/dom.js";
import { number, t } from "../../lib/i18n.js";
import { useKeys, useKeysSwitch } from "../../lib/keys.js";

/** @import { Chosen, Criterion, Rubric } from "../../components/Rubric.js" */
/** @import { On, Ref } from "lms-types/view" */

/** @param {{ rubric: Rubric, chosen: Record<string, Chosen>, onChange: (chosen: Record<string, Chosen>) => void }} props */
export function Levels({ rubric, chosen, onChange }) {
  const { criteria } = rubric;
  /** @type {Ref<HTMLElement>} */
  const root = useRef(null);
  /** @param {string | undefined} id */
  const focus = (id) => {
    const place = root.current?.querySelector(`[data-criterion="${id}"]`);
    const radio = place?.querySelector("input:checked") ?? place?.querySelector("input");
    /** @type {HTMLElement | null | undefined} */ (radio)?.focus();
  };
  useLayoutEffect(() => focus(criteria[0]?.id), []);
  /** @param {string} id @param {Partial<Chosen>} more */
  const put = (id, more) => {
    const { level_id = "", comment = "" } = chosen[id] ?? {};
    onChange({ ...chosen, [id]: { level_id, comment, ...more } });
  };
  const current = () => {
    const focused = document.activeElement?.closest("[data-criterion]")?.getAttribute("data-criterion");
    return criteria.findIndex((one) => (focused ? one.id === focused : !chosen[one.id]?.level_id));
  };
  /** @param {number} n */
  const strike = (n) => {
    const at = current();
    const level = criteria[at]?.levels[n];
    if (!level) return;
    put(criteria[at].id, { level_id: level.id });
    focus(criteria[at + 1]?.id ?? criteria[at].id);
  };
  const [keysOn] = useKeysSwitch();
  useKeys(Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(n + 1), () => strike(n)])), keysOn);
  return html`
    <div class="stack" ref=${root}>
      ${criteria.map(
        (/** @type {Criterion} */ one) => html`
        <fieldset class="choices rubric-criterion" key=${one.id} data-criterion=${one.id}>
          <legend dir="auto">${one.title}</legend>
          ${one.levels.map(
            (level, n) => html`
            <label class="choice" key=${level.id}><input type="radio" name=${`level-${one.id}`} checked=${chosen[one.id]?.level_id === level.id} onChange=${() => put(one.id, { level_id: level.id })} />
              <span class="rubric-line"><span dir="auto">${level.title}</span><span class="num">${number(level.points)}</span></span>${keysOn && n < 9 && html`<kbd aria-hidden="true">${n + 1}</kbd>`}</label>`,
          )}
          <input class="input" name=${`said-${one.id}`} aria-label=${t("rubric.comment_on", { title: one.title })} placeholder=${t("grading.comment")} maxlength="2000" autocomplete="off" dir="auto" value=${chosen[one.id]?.comment ?? ""} onInput=${(/** @type {On} */ { target }) => put(one.id, { comment: target.value })} />
        </fieldset>`,
      )}
    </div>`;
}
