// Whether a colour is too pale for large letters on white paper.
const WANTED = 3; // the contrast that large letters need

/** @param {number} part of 255 */
const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);

/** @param {string} colour as #rrggbb */
export function isPale(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) < WANTED;
}
