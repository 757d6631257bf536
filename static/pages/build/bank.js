// Questions that the course's bank has already: chosen by hand, or drawn by chance whenever the quiz begins.
import { html, useEffect, useState } from "../../lib/dom.js";
import { get } from "../../lib/api.js";
import { T, t } from "../../lib/i18n.js";
import { readAll, useList } from "../../lib/list.js";
import { asQuery, useSettled } from "../../lib/query.js";
import { Button } from "../../components/Button.js";
import { Dialog } from "../../components/Dialog.js";
import { Field } from "../../components/Field.js";
import { Icon } from "../../components/Icon.js";
import { Checks, Select } from "../../components/Inputs.js";
import { Empty, Loaded } from "../../components/States.js";
import { TYPES } from "./model.js";
import { Stepper } from "./steppers.js";
import { ICONS } from "./types.js";

/** @import { Schemas } from "lms-types/rest" */
/** @import { On } from "lms-types/view" */
/** @import { Question, Type } from "./model.js" */
/** @import { Draw } from "./items.js" */
/** @import { Store } from "./store.js" */
/** @typedef {Schemas["CategoryOut"]} Category */

/** @param {string} bank */
function useCategories(bank) {
  const [found, set] = useState(/** @type {Category[]} */ ([]));
  useEffect(() => {
    readAll(/** @type {`banks/${string}/categories`} */ (`banks/${bank}/categories`)).then(set, () => {});
  }, [bank]);
  return found;
}
/** Those within others are set in. @param {Category[]} all @returns {[string, string][]} */
function indented(all, parent = /** @type {string | null} */ (null), depth = 0) {
  return all
    .filter((one) => one.parent_id === parent)
    .flatMap((one) => [
      /** @type {[string, string]} */ ([one.id, `${"\u2003".repeat(depth)}${one.name}`]),
      ...indented(all, one.id, depth + 1),
    ]);
}

/** What a draw takes, in words. @param {Draw} draw @param {Category[]} categories */
export function inWords({ category_id, tags, types }, categories) {
  const parts = [
    categories.find(({ id }) => id === category_id)?.name ?? t("build.draw_all"),
    ...(tags.length ? [t("build.draw_tags", { tags: tags.join(", ") })] : []),
    ...types.map((type) => t(`type.${type}`)),
  ];
  return parts.join(" · ");
}
/** @param {{ draw: Draw, children: (words: string) => unknown }} props */
export const DrawWords = ({ draw, children }) => children(inWords(draw, useCategories(draw.bank_id)));

/** @param {{ bank: string, store: Store, onClose: () => void }} props */
function Pick({ bank, store, onClose }) {
  const [filters, set] = useState({ q: "", type: "", category_id: "", tag: "" });
  const [chosen, choose] = useState(/** @type {Question[]} */ ([]));
  const categories = useCategories(bank);
  const query = useSettled(asQuery(filters));
  const load = useList(/** @type {`banks/${string}/questions`} */ (`banks/${bank}/questions${query || ""}`));
  const there = new Set(store.items.map(({ id }) => id));
  /** @param {Partial<typeof filters>} more */
  const filter = (more) => set({ ...filters, ...more });
  return html`
    <div class="build-filters">
      <div class="field"><label for="bank-q">${t("build.bank_search")}</label><input class="input" id="bank-q" type="search" data-safe="true" value=${filters.q} maxlength="100" onInput=${(/** @type {On} */ event) => filter({ q: event.target.value })} /></div>
      <${Select} name="type" id="bank-type" label=${t("build.type")} value=${filters.type} options=${[["", t("build.any_type")], ...TYPES.map((type) => [type, t(`type.${type}`)])]} onInput=${(/** @type {string} */ type) => filter({ type })} />
      ${categories.length > 0 && html`<${Select} name="category" id="bank-category" label=${t("build.category")} value=${filters.category_id} options=${[["", t("build.any_category")], ...indented(categories)]} onInput=${(/** @type {string} */ category_id) => filter({ category_id })} />`}
    </div>
    <${Loaded} load=${load} height=${56} empty=${html`<${Empty} title=${t(query ? "build.bank_none" : "build.bank_empty")} hint=${t(query ? "build.bank_none_hint" : "build.bank_empty_hint")} />`}>${(
      /** @type {{ items: Question[] }} */ { items },
    ) => html`
      <ul class="build-bank" data-list tabindex="0" aria-label=${t("build.bank_title")}>
        ${items.map((one) => {
          const used = there.has(one.id);
          const on = chosen.some(({ id }) => id === one.id);
          return html`
            <li key=${one.id}><label class="choice" data-off=${used}>
              <input type="checkbox" checked=${on || used} disabled=${used} onChange=${() => choose(on ? chosen.filter(({ id }) => id !== one.id) : [...chosen, one])} />
              <span><bdi class="build-excerpt">${one.stem}</bdi><span class="meta"><${Icon} name=${ICONS[one.type]} />${t(`type.${one.type}`)}${used && ` · ${t("build.in_quiz")}`}</span></span></label></li>`;
        })}
      </ul>
      ${load.next && html`<${Button} onPress=${load.readMore}>${t("build.show_more")}<//>`}`}<//>
    <div class="dialog-actions build-stick">
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" off=${chosen.length ? undefined : t("build.choose_first")} onPress=${() => {
        store.take(chosen);
        onClose();
      }}>${t("build.take", { n: chosen.length })}<//>
    </div>`;
}

/** How many questions a draw finds that the quiz doesn't ask anyway, up to a hundred. @param {Store} store @param {string} bank @param {Draw} draw */
function useFound(store, bank, draw) {
  const [found, set] = useState(/** @type {number | null} */ (null));
  const asked = useSettled(JSON.stringify(draw));
  useEffect(() => {
    let still = true;
    set(null);
    const { category_id, tags, types } = /** @type {Draw} */ (JSON.parse(asked));
    const all = (types.length ? types : [""]).map((type) =>
      get(
        /** @type {`banks/${string}/questions`} */ (
          `banks/${bank}/questions${asQuery({ limit: "100", type, category_id: category_id ?? "", tag: tags[0] ?? "" })}`
        ),
      ),
    );
    Promise.all(all).then(
      (pages) => {
        const there = new Set(store.items.map(({ id }) => id));
        const fits = pages
          .flatMap(({ items }) => items)
          .filter((one) => !there.has(one.id) && tags.every((tag) => one.tags.includes(tag)));
        if (still) set(Math.min(100, fits.length));
      },
      () => {},
    );
    return () => {
      still = false;
    };
  }, [asked]);
  return found;
}

/** @param {{ bank: string, store: Store, onClose: () => void }} props */
function Drawn({ bank, store, onClose }) {
  const [draw, set] = useState(/** @type {Draw} */ ({ bank_id: bank, category_id: null, tags: [], types: [] }));
  const [tags, type] = useState("");
  const [count, counts] = useState(5);
  const [points, worth] = useState(1);
  const categories = useCategories(bank);
  const found = useFound(store, bank, draw);
  const few = found !== null && found < count;
  return html`
    <p class="quiet">${t("build.draw_hint")}</p>
    <div class="build-fields">
      <${Select} name="category" id="draw-category" label=${t("build.category")} value=${draw.category_id ?? ""} options=${[["", t("build.any_category")], ...indented(categories)]} onInput=${(/** @type {string} */ id) => set({ ...draw, category_id: id || null })} />
      <${Field} name="tags" id="draw-tags" label=${t("build.tags")} value=${tags} autocomplete="off" placeholder=${t("build.tags_all")} onInput=${(
        /** @type {string} */ text,
      ) => {
        type(text);
        set({
          ...draw,
          tags: text
            .split(",")
            .map((one) => one.trim())
            .filter(Boolean)
            .slice(0, 20),
        });
      }} />
      <${Stepper} name="count" whole label=${t("build.draw_count")} value=${count} least=${1} most=${100} onInput=${counts} />
      <${Stepper} name="each" label=${t("build.points_each")} value=${points} least=${0} most=${1000} onInput=${worth} />
    </div>
    <details class="build-details"><summary>${t("build.draw_types")}${draw.types.length > 0 && ` (${draw.types.length})`}</summary>
      <${Checks} name="types" label=${t("build.draw_types_any")} value=${draw.types} options=${TYPES.map((one) => [one, t(`type.${one}`)])} onInput=${(/** @type {Type[]} */ types) => set({ ...draw, types })} />
    </details>
    <p class=${few ? "problem" : "quiet"} role="status">${few && html`<${Icon} name="alert" />`}<span>${found === null ? "" : html`<${T} k=${found >= 100 ? "build.found_many" : "build.found"} n=${found} />`}</span></p>
    <div class="dialog-actions build-stick">
      <${Button} onPress=${onClose}>${t("app.cancel")}<//>
      <${Button} kind="primary" onPress=${() => {
        store.draw(draw, count, points);
        onClose();
      }}>${t("build.add_draw", { n: count })}<//>
    </div>`;
}

/** @param {{ store: Store, onClose: () => void }} props */
export function Bank({ store, onClose }) {
  const [drawing, set] = useState(false);
  const bank = store.bank;
  if (!bank) return null;
  return html`
    <${Dialog} wide title=${t("build.bank_title")} onClose=${onClose} actions=${[]}>
      <div class="tabs" role="group" aria-label=${t("build.bank_title")}>
        ${[false, true].map((way) => html`<button type="button" class="build-tab" aria-pressed=${drawing === way} onClick=${() => set(way)}>${t(way ? "build.bank_draw" : "build.bank_pick")}</button>`)}
      </div>
      ${drawing ? html`<${Drawn} bank=${bank} store=${store} onClose=${onClose} />` : html`<${Pick} bank=${bank} store=${store} onClose=${onClose} />`}
    <//>`;
}
