// Places on a picture: their shapes, moved and changed in size. Pure. Coordinates are shares of the picture's width and height.
import { newKey } from "../../lib/api.js";

/** @typedef {"rect" | "circle" | "poly"} Shape */
/** @typedef {{ key: string, shape: Shape, coords: number[] }} Place */
/** @typedef {[x: number, y: number]} Point */

/** @type {Shape[]} */
export const SHAPES = ["rect", "circle", "poly"];
export const MOST_CORNERS = 50;
const LEAST = 0.01;

/** @param {number} n */
const share = (n) => Math.round(Math.min(1, Math.max(0, n)) * 10000) / 10000;
/** @param {Shape} shape @param {number[]} coords @returns {Place} */
export const place = (shape, coords) => ({ key: newKey().slice(0, 12), shape, coords });

/**
 * The place from one point to another; `aspect` is the picture's width over its height.
 * @param {Shape} shape @param {Point} from @param {Point} to @param {number} aspect @returns {number[] | null} null: too small to hit
 */
export function between(shape, [x1, y1], [x2, y2], aspect) {
  const [left, right] = [share(Math.min(x1, x2)), share(Math.max(x1, x2))];
  const [top, bottom] = [share(Math.min(y1, y2)), share(Math.max(y1, y2))];
  if (shape === "circle") {
    const radius = share(Math.hypot(x2 - x1, (y2 - y1) / aspect));
    return radius < LEAST ? null : [share(x1), share(y1), radius];
  }
  if (right - left < LEAST || bottom - top < LEAST) return null;
  return shape === "rect" ? [left, top, right, bottom] : [left, top, right, top, right, bottom, left, bottom];
}

/** @param {Place} one @returns {Point[]} what can be dragged: corners, or a point of the circle */
export function handlesOf({ shape, coords }) {
  if (shape === "circle") return [[Math.min(1, coords[0] + coords[2]), coords[1]]];
  if (shape === "poly") return corners(coords);
  const [left, top, right, bottom] = coords;
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
/** @param {number[]} coords @returns {Point[]} */
const corners = (coords) =>
  Array.from({ length: coords.length / 2 }, (_, i) => /** @type {Point} */ ([coords[2 * i], coords[2 * i + 1]]));

/** @param {Place} one @param {number} dx @param {number} dy @returns {Place} as far as the picture goes */
export function moved(one, dx, dy) {
  const { shape, coords } = one;
  if (shape === "circle") return { ...one, coords: [share(coords[0] + dx), share(coords[1] + dy), coords[2]] };
  const [xs, ys] = [coords.filter((_, i) => i % 2 === 0), coords.filter((_, i) => i % 2 === 1)];
  const x = Math.max(-Math.min(...xs), Math.min(1 - Math.max(...xs), dx));
  const y = Math.max(-Math.min(...ys), Math.min(1 - Math.max(...ys), dy));
  return { ...one, coords: coords.map((n, i) => share(n + (i % 2 ? y : x))) };
}

/** One handle is somewhere else. @param {Place} one @param {number} i @param {Point} to @param {number} aspect @returns {Place} */
export function pulled(one, i, [x, y], aspect) {
  const { shape, coords } = one;
  if (shape === "circle") {
    const radius = share(Math.hypot(x - coords[0], (y - coords[1]) / aspect));
    return { ...one, coords: [coords[0], coords[1], Math.max(LEAST, radius)] };
  }
  if (shape === "poly") {
    const next = [...coords];
    next.splice(2 * i, 2, share(x), share(y));
    return { ...one, coords: next };
  }
  const across = handlesOf(one)[(i + 2) % 4];
  const made = between("rect", [x, y], across, aspect);
  return made ? { ...one, coords: made } : one;
}

/** Wider and higher, from its start or its middle. @param {Place} one @param {number} dx @param {number} dy @returns {Place} */
export function sized(one, dx, dy) {
  const { shape, coords } = one;
  if (shape === "circle")
    return { ...one, coords: [coords[0], coords[1], Math.max(LEAST, share(coords[2] + dx + dy))] };
  const [xs, ys] = [coords.filter((_, i) => i % 2 === 0), coords.filter((_, i) => i % 2 === 1)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const wide = Math.max(LEAST, Math.min(1 - left, width + dx)) / width;
  const high = Math.max(LEAST, Math.min(1 - top, height + dy)) / height;
  return { ...one, coords: coords.map((n, i) => share(i % 2 ? top + (n - top) * high : left + (n - left) * wide)) };
}

/** One corner more, behind corner `i`. @param {Place} one @param {number} i @returns {Place} */
export function cornered(one, i) {
  const all = corners(one.coords);
  const [[x1, y1], [x2, y2]] = [all[i], all[(i + 1) % all.length]];
  all.splice(i + 1, 0, [share((x1 + x2) / 2), share((y1 + y2) / 2)]);
  return { ...one, coords: all.flat() };
}
/** @param {Place} one @param {number} i @returns {Place} */
export const uncornered = (one, i) => ({ ...one, coords: one.coords.filter((_, n) => n >> 1 !== i) });
