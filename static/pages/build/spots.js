// Places on a picture: drawn and dragged by pointer, or moved and changed in size by keys.
import { html, useRef, useState } from "../../lib/dom.js";
import { percent, t } from "../../lib/i18n.js";
import { PICTURES } from "../../lib/uploads.js";
import { say } from "../../components/Announcer.js";
import { Button } from "../../components/Button.js";
import { Select } from "../../components/Inputs.js";
import { Uploader } from "../../components/Uploader.js";
import {
  between,
  cornered,
  handlesOf,
  MOST_CORNERS,
  moved,
  place,
  pulled,
  SHAPES,
  sized,
  uncornered,
} from "./areas.js";
import { MOST_OPTIONS } from "./model.js";
import { Stepper } from "./steppers.js";

/** @import { Ref } from "lms-types/view" */
/** @import { FileOut } from "../../lib/upload.js" */
/** @import { Place, Point, Shape } from "./areas.js" */
/** @import { Props } from "./scored.js" */
/** @typedef {{ from: Point, one: Place | null, handle: number | null }} Drag `one`: what is dragged; none: a new place is drawn */

const WIDE = 1000; // the picture's width within its drawing
const STEP = 0.01;
/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/** @param {{ one: Place, aspect: number }} props */
function Outline({ one: { shape, coords }, aspect }) {
  const high = WIDE / aspect;
  const [a, b, c, d] = coords;
  if (shape === "circle") return html`<circle cx=${a * WIDE} cy=${b * high} r=${c * WIDE} />`;
  if (shape === "rect")
    return html`<rect x=${a * WIDE} y=${b * high} width=${(c - a) * WIDE} height=${(d - b) * high} />`;
  return html`<polygon points=${handlesOf({ key: "", shape, coords })
    .map(([x, y]) => `${x * WIDE},${y * high}`)
    .join(" ")} />`;
}

/** @param {Place} one where it is, in words */
function whereabouts({ shape, coords }) {
  if (shape === "circle")
    return t("build.spot_circle", { x: percent(coords[0]), y: percent(coords[1]), r: percent(coords[2]) });
  const [xs, ys] = [coords.filter((_, i) => i % 2 === 0), coords.filter((_, i) => i % 2 === 1)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const size = { w: percent(Math.max(...xs) - x), h: percent(Math.max(...ys) - y) };
  return t(`build.spot_${shape}`, { x: percent(x), y: percent(y), ...size });
}

/**
 * The picture, and the places on it.
 * @param {{ url: string, areas: Place[], aspect: number, chosen: string | null, shape: Shape,
 *   onAspect: (aspect: number) => void, onChoose: (key: string) => void, onChange: (areas: Place[]) => void }} props
 */
function Board({ url, areas, aspect, chosen, shape, onAspect, onChoose, onChange }) {
  /** @type {Ref<HTMLElement>} */
  const board = useRef(null);
  const drag = useRef(/** @type {Drag | null} */ (null));
  const [drawn, draw] = useState(/** @type {Place | null} */ (null));
  /** @param {PointerEvent} event @returns {Point} */
  const at = (event) => {
    const { left, top, width, height } = /** @type {HTMLElement} */ (board.current).getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  /** @param {PointerEvent} event */
  const down = (event) => {
    if (event.button) return;
    event.preventDefault();
    const target = /** @type {SVGElement} */ (event.target);
    const found = areas.find(({ key }) => key === target.closest("[data-spot]")?.getAttribute("data-spot")) ?? null;
    const handle = target.getAttribute("data-handle");
    drag.current = { from: at(event), one: found, handle: handle === null ? null : Number(handle) };
    if (found) onChoose(found.key);
    board.current?.setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    const now = drag.current;
    if (!now) return;
    const to = at(event);
    if (!now.one) {
      const coords = between(shape, now.from, to, aspect);
      draw(coords && { key: "", shape, coords });
      return;
    }
    const { one, handle, from } = now;
    const next = handle === null ? moved(one, to[0] - from[0], to[1] - from[1]) : pulled(one, handle, to, aspect);
    onChange(areas.map((other) => (other.key === one.key ? next : other)));
  };
  const up = () => {
    const now = drag.current;
    drag.current = null;
    draw(null);
    if (!now || now.one || !drawn || areas.length >= MOST_OPTIONS) return;
    const made = place(drawn.shape, drawn.coords);
    onChange([...areas, made]);
    onChoose(made.key);
  };
  const high = WIDE / aspect;
  return html`
    <div class="build-board" ref=${board} onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${up}>
      <img src=${url} alt=${t("build.spot_picture")} draggable=${false} onLoad=${(
        /** @type {{ currentTarget: HTMLImageElement }} */ event,
      ) => {
        const { naturalWidth, naturalHeight } = event.currentTarget;
        if (naturalHeight) onAspect(naturalWidth / naturalHeight);
      }} />
      <svg viewBox=${`0 0 ${WIDE} ${high}`} preserveAspectRatio="none" aria-hidden="true">
        ${areas.map((one, i) => {
          const [[x, y]] =
            one.shape === "circle" ? [/** @type {Point} */ ([one.coords[0], one.coords[1]])] : handlesOf(one);
          return html`
          <g key=${one.key} data-spot=${one.key} data-chosen=${one.key === chosen ? "true" : undefined}>
            <${Outline} one=${one} aspect=${aspect} />
            <text x=${x * WIDE + 12} y=${y * high + 44}>${i + 1}</text>
            ${one.key === chosen && handlesOf(one).map(([hx, hy], n) => html`<circle class="build-pull" key=${n} data-handle=${n} cx=${hx * WIDE} cy=${hy * high} r="14" />`)}
          </g>`;
        })}
        ${drawn && html`<g data-chosen="true"><${Outline} one=${drawn} aspect=${aspect} /></g>`}
      </svg>
    </div>`;
}

/**
 * One place in words, which keys move.
 * @param {{ one: Place, n: number, onChoose: () => void, onChange: (one: Place) => void, onDrop: () => void, aspect: number }} props
 */
function Spot({ one, n, aspect, onChoose, onChange, onDrop }) {
  /** @param {Place} next */
  const put = (next) => {
    onChange(next);
    say(whereabouts(next));
  };
  /** @param {KeyboardEvent} event @param {(by: Point) => Place} act */
  const keys = (event, act) => {
    const by = WAYS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    put(act(by));
    return true;
  };
  const poly = one.shape === "poly";
  const points = poly ? handlesOf(one) : [];
  return html`
    <li class="build-spot">
      <button type="button" class="btn" data-kind="quiet" id=${`spot-${one.key}`} aria-describedby="build-spot-keys" onFocus=${onChoose} onClick=${onChoose}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
          if (keys(event, ([dx, dy]) => (event.shiftKey ? sized(one, dx, dy) : moved(one, dx, dy)))) return;
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          event.preventDefault();
          onDrop();
        }}><span class="build-place num">${n}</span><span class="label">${whereabouts(one)}</span></button>
      <${Button} kind="quiet" icon="cross" iconOnly label=${t("build.spot_drop", { n })} onPress=${onDrop} />
      ${
        points.length > 0 &&
        html`<div class="build-corners">${points.map(
          ([x, y], i) => html`
        <button type="button" class="btn build-corner num" data-kind="quiet" key=${i} aria-label=${t("build.spot_corner", { n: i + 1, x: percent(x), y: percent(y) })} aria-describedby="build-corner-keys" onFocus=${onChoose}
          onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
            if (keys(event, ([dx, dy]) => pulled(one, i, [x + dx, y + dy], aspect))) return;
            if ((event.key === "Insert" || event.key === "+") && points.length < MOST_CORNERS) {
              event.preventDefault();
              put(cornered(one, i));
            } else if (event.key === "Delete" && points.length > 3) {
              event.preventDefault();
              put(uncornered(one, i));
            }
          }} onClick=${() => points.length < MOST_CORNERS && put(cornered(one, i))}>${i + 1}</button>`,
        )}</div>`
      }
    </li>`;
}

/** @param {Props} props */
export function Spots({ draft, course, onChange }) {
  const { file_id, areas, aspect, clicks } = draft;
  const [shape, pick] = useState(/** @type {Shape} */ ("rect"));
  const [chosen, choose] = useState(/** @type {string | null} */ (null));
  const [url, show] = useState(file_id && `/api/v1/files/${file_id}/content`);
  /** @type {Ref<HTMLElement>} */
  const field = useRef(null);
  /** @param {string} id */
  const focus = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const add = () => {
    const start = areas.length * 0.03;
    const ends = /** @type {const} */ ({ rect: [0.6, 0.6], circle: [0.5, 0.4], poly: [0.6, 0.6] })[shape];
    const from = shape === "circle" ? 0.5 : 0.4;
    const coords = between(shape, [from + start, from + start], [ends[0] + start, ends[1] + start], aspect);
    if (!coords) return;
    const made = place(shape, coords);
    onChange({ areas: [...areas, made] });
    choose(made.key);
    focus(`spot-${made.key}`);
  };
  /** @param {Place} one */
  const drop = (one) => {
    const next = areas.filter((other) => other !== one);
    onChange({ areas: next });
    focus(next.length ? `spot-${next[Math.max(0, areas.indexOf(one) - 1)].key}` : "build-add-spot");
  };
  return html`
    <div class="build-spots" ref=${field}>
      <${Uploader} one bare taken=${PICTURES} within=${field} path=${`courses/${course}/files`} choose=${t(file_id ? "build.picture_other" : "build.spot_choose")}
        onDone=${(/** @type {FileOut} */ made) => {
          show(made.url);
          onChange({ file_id: made.id });
          focus("build-add-spot");
        }} />
      ${
        url &&
        html`
        <${Board} url=${url} areas=${areas} aspect=${aspect} chosen=${chosen} shape=${shape} onChoose=${choose} onChange=${(/** @type {Place[]} */ next) => onChange({ areas: next })}
          onAspect=${(/** @type {number} */ found) => {
            const next = Math.round(found * 10000) / 10000;
            if (Math.abs(next - aspect) > 0.001 && !areas.length) onChange({ aspect: next });
          }} />
        <div class="build-spot-tools">
          <${Select} name="shape" id="build-shape" label=${t("build.spot_shape")} value=${shape} options=${SHAPES.map((one) => [one, t(`build.shape_${one}`)])} onInput=${pick} />
          <${Button} icon="plus" id="build-add-spot" off=${areas.length < MOST_OPTIONS ? null : t("build.spot_most")} onPress=${add}>${t("build.add_spot")}<//>
        </div>
        <p class="meta" id="build-spot-keys">${t("build.spot_hint")}</p>
        ${areas.some((one) => one.shape === "poly") && html`<p class="meta" id="build-corner-keys">${t("build.corner_hint")}</p>`}
        <ul class="build-rows" aria-label=${t("build.spots")}>
          ${areas.map((one, i) => html`<${Spot} key=${one.key} one=${one} n=${i + 1} aspect=${aspect} onChoose=${() => choose(one.key)} onDrop=${() => drop(one)} onChange=${(/** @type {Place} */ next) => onChange({ areas: areas.map((other) => (other.key === one.key ? next : other)) })} />`)}
        </ul>
        <${Stepper} name="clicks" label=${t("build.clicks")} value=${Math.max(clicks, areas.length, 1)} whole least=${Math.max(1, areas.length)} most=${MOST_OPTIONS} onInput=${(/** @type {number} */ n) => onChange({ clicks: n })} />`
      }
    </div>`;
}
