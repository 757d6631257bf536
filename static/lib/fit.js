// How the projector lays out a question's options, from the lengths of their texts: no measuring, so nothing moves.
// All sizes in the stage's unit: its width is 100 of them, of its height about 40 are left for stem and options.

const WIDTH = 94;
const LETTER = 0.54; // of its size, on average
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{3fffd}]/gu;
const PICTURE = /!\[[^\]]*\]\([^)]*\)/g;
const PICTURE_LINES = "\n\n\n\n";
const BESIDE = 7.2; // letter, shape, count and the gaps between, in letters' sizes

/** @typedef {{ cols: number, size: number, tile: number, ring: number, room: number, most?: number, dense?: boolean }} Layout */

/** @type {Layout[]} The roomy first: `ring` is the clock's size, `room` the height that it leaves for the options. */
const LAYOUTS = [
  { most: 2, cols: 2, size: 2.6, tile: 12, ring: 13, room: 21.5 },
  { cols: 2, size: 2.1, tile: 8.6, ring: 13, room: 21.5 },
  { cols: 2, size: 2.1, tile: 6.2, ring: 9.5, room: 25 },
  { cols: 2, size: 1.75, tile: 6.2, ring: 9.5, room: 25 },
  { cols: 1, size: 1.6, tile: 5, ring: 9.5, room: 25 },
  { cols: 2, size: 1.6, tile: 4.4, ring: 9.5, room: 25 },
  ...[1.75, 1.6, 1.46].flatMap((size) =>
    [1, 2, 3, 4].map((cols) => ({ cols, size, tile: 3.2, ring: 7, room: 31, dense: true })),
  ),
];

/**
 * Lines that a text takes, `letters` to a line.
 * @param {string} text @param {number} letters
 */
function lines(text, letters) {
  return text.split("\n").reduce((sum, line) => {
    const length = line.length + (line.match(WIDE)?.length ?? 0);
    return sum + Math.max(1, Math.ceil(length / letters));
  }, 0);
}

/** @param {string[]} texts @param {Layout} layout @param {number} zoom */
function height(texts, { cols, size, tile, dense }, zoom) {
  const [gap, around, line] = dense ? [0.5, 1.1, 1.2] : [1.1, 2.8, 1.25];
  const type = size * zoom;
  const column = (WIDTH - gap * (cols - 1)) / cols;
  const letters = Math.max(1, Math.floor((column - BESIDE * type) / (LETTER * type)));
  let sum = -gap;
  for (let at = 0; at < texts.length; at += cols) {
    const most = Math.max(...texts.slice(at, at + cols).map((text) => lines(text, letters)));
    sum += Math.max(tile, most * line * type + around) + gap;
  }
  return sum;
}

/**
 * The first layout that shows all of them; else the one that leaves the least to scroll for.
 * @param {{ text: string }[]} options
 */
export function fit(options, zoom = 1) {
  const texts = options.map(({ text }) => text.replace(PICTURE, PICTURE_LINES));
  const open = LAYOUTS.filter(({ most }) => !most || texts.length <= most);
  return (
    open.find((one) => height(texts, one, zoom) <= one.room) ??
    open
      .filter(({ dense }) => dense)
      .reduce((best, one) => (height(texts, one, zoom) < height(texts, best, zoom) ? one : best))
  );
}
