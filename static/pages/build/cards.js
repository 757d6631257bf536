// The questions as numbered cards: arrows choose, Enter edits, Alt+arrows and the handle move, Delete takes out.
import { html, useEffect, useMemo, useRef } from "../../lib/dom.js";
import { number as plain, t } from "../../lib/i18n.js";
import { say } from "../../components/Announcer.js";
import { Icon } from "../../components/Icon.js";
import { stateOf } from "./items.js";
import { ICONS } from "./types.js";

/** @import { Ref } from "lms-types/view" */
/** @import { Item } from "./items.js" */
/** @import { Store } from "./store.js" */

/** @type {Record<string, [tone: string, words: string]>} */
const TAGS = {
  lacking: ["warn", "build.tag_lacking"],
  conflict: ["bad", "build.tag_conflict"],
  refused: ["bad", "build.tag_refused"],
};
/** Pictures by their words. @param {string} stem */
const excerpt = (stem) => stem.replace(/!\[((?:\\.|[^\]\\]){0,300})\]\([^)\s]{1,200}\)/g, "$1").trim();
const EDGE = 48; // px from the list's end where a dragged card makes it scroll

/** @param {{ one: Item, i: number, first: number, current: boolean, store: Store }} props */
function Card({ one, i, first, current, store }) {
  const state = stateOf(one);
  return useMemo(() => {
    const { draft, draw, count, key } = one;
    const tag = TAGS[state];
    return html`
      <li class="build-card" data-key=${key} data-current=${current}>
        <span class="build-handle" data-handle aria-hidden="true"><${Icon} name="grip" /></span>
        <button type="button" class="build-pick" aria-current=${current ? "true" : undefined} tabindex=${current ? undefined : "-1"} onClick=${() => store.select(key)}>
          <b class="num">${draw && count > 1 ? `${plain(first)}–${plain(first + count - 1)}` : plain(first)}</b>
          <span class="build-card-text">
            <span class="build-excerpt" dir="auto">${draw ? t("build.draw_card", { n: count }) : excerpt(draft.stem) || t("build.untitled")}</span>
            <span class="meta"><${Icon} name=${draw ? "sync" : ICONS[draft.type]} />${draw ? t("build.draw_short") : t(`type.${draft.type}`)}${tag && html` <span class="tag" data-tone=${tag[0]}>${t(tag[1])}</span>`}</span>
          </span>
        </button>
      </li>`;
  }, [one, i, first, current, state]);
}

/** @param {{ store: Store, onEdit: () => void, onRemove: (key: string) => void }} props */
export function Cards({ store, onEdit, onRemove }) {
  /** @type {Ref<HTMLElement>} */
  const list = useRef(null);
  const drag = useRef(/** @type {{ key: string, pointer: number } | null} */ (null));
  const { items, selected } = store;
  useEffect(() => {
    const card = list.current?.querySelector(`[data-key="${selected}"]`);
    card?.scrollIntoView({ block: "nearest" });
  }, [selected, items.length]);

  /** @param {number} at */
  const focus = (at) => {
    const one = items[Math.max(0, Math.min(items.length - 1, at))];
    if (!one) return;
    store.select(one.key);
    requestAnimationFrame(() =>
      /** @type {HTMLElement | null | undefined} */ (
        list.current?.querySelector(`[data-key="${one.key}"] button`)
      )?.focus(),
    );
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = items.findIndex(({ key }) => key === selected);
    /** @type {Record<string, () => void>} */
    const ways = {
      ArrowDown: () => focus(at + 1),
      ArrowUp: () => focus(at - 1),
      Home: () => focus(0),
      End: () => focus(items.length - 1),
      Enter: onEdit,
      Delete: () => selected && onRemove(selected),
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    ways[event.key]();
  };

  /** @param {PointerEvent} event */
  const take = (event) => {
    const target = /** @type {Element} */ (event.target);
    const card = /** @type {HTMLElement | null} */ (target.closest("[data-handle]")?.closest("[data-key]") ?? null);
    if (!card || event.button) return;
    event.preventDefault();
    const key = card.dataset.key ?? "";
    drag.current = { key, pointer: event.pointerId };
    store.select(key);
    store.hold(true);
    card.dataset.dragged = "true";
    /** @param {PointerEvent} now */
    const move = (now) => {
      if (now.pointerId !== drag.current?.pointer) return;
      now.preventDefault();
      const cards = /** @type {HTMLElement[]} */ ([...(list.current?.children ?? [])]);
      const mine = cards.findIndex((one) => one.dataset.key === key);
      const to = cards.findIndex((one, n) => {
        const { top, height } = one.getBoundingClientRect();
        return n < mine ? now.clientY < top + height / 2 : n > mine && now.clientY > top + height / 2;
      });
      if (to >= 0) {
        const past = cards.filter(
          (one, n) => n > mine && now.clientY > one.getBoundingClientRect().top + one.offsetHeight / 2,
        ).length;
        store.move(key, past ? mine + past : to);
      }
      const box = list.current?.getBoundingClientRect();
      if (box && list.current)
        list.current.scrollTop += now.clientY < box.top + EDGE ? -12 : now.clientY > box.bottom - EDGE ? 12 : 0;
    };
    const drop = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", drop);
      drag.current = null;
      delete card.dataset.dragged;
      store.hold(false);
      const to = store.items.findIndex((one) => one.key === key);
      say(t("play.moved", { n: to + 1, total: store.items.length }));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", drop);
  };

  let first = 1;
  return html`
    <ol class="build-cards" ref=${list} aria-label=${t("build.questions")} onKeyDown=${keys} onPointerDown=${take}>
      ${items.map((one, i) => {
        const mine = first;
        first += one.count;
        return html`<${Card} key=${one.key} one=${one} i=${i} first=${mine} current=${one.key === selected} store=${store} />`;
      })}
    </ol>`;
}
