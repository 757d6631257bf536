// The code of a certificate: as people type it, in an address, or in the bytes of its PDF.

const GROUP = "[2-9A-HJKMNP-Z]{5}";
const CODE = new RegExp(`(?:^|[^0-9A-Z])(${GROUP}(?:-${GROUP}){3})(?![0-9A-Z])`);
const BARE = new RegExp(`^(?:${GROUP}){4}$`);
const DASHES = /[\s\u2010-\u2015\u2212]+/g; // what stands between the groups where a code was copied from
export const MAX_PDF_BYTES = 20 * 2 ** 20;
const MAX_STREAMS = 200;
const MAX_UNPACKED_BYTES = 4 * 2 ** 20;

/** @param {string} text */
const found = (text) => CODE.exec(text)?.[1] ?? null;

/** The code in what was typed or pasted: the code itself in any case, or a link. @param {string} text */
export function codeIn(text) {
  const loud = text.toUpperCase();
  const code = found(loud) ?? found(loud.replace(DASHES, "-"));
  if (code) return code;
  const bare = loud.replace(/[^0-9A-Z]/g, "");
  return BARE.test(bare) ? (bare.match(/.{5}/g) ?? []).join("-") : null;
}

/** One character for each byte. @param {Uint8Array} bytes */
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

/** The beginning of what was packed; nothing of what was packed in another way. @param {Uint8Array} packed */
async function unpacked(packed) {
  const blob = new Blob([/** @type {BlobPart} */ (packed)]);
  const reader = blob.stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  let text = "";
  try {
    while (text.length < MAX_UNPACKED_BYTES) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += latin(value);
    }
    await reader.cancel();
  } catch {
    /* not deflate */
  }
  return text;
}

/** Other programs pack what ours writes plainly: the keywords, and the address. @param {Uint8Array} bytes @param {string} text */
async function codeWithin(bytes, text) {
  if (typeof DecompressionStream === "undefined") return null;
  const streams = /stream(\r\n|\n)/g;
  for (let n = 0; n < MAX_STREAMS; n += 1) {
    const begin = streams.exec(text);
    const from = begin ? begin.index + begin[0].length : 0;
    const end = text.indexOf("endstream", from);
    if (!begin || end < 0) return null;
    streams.lastIndex = end + "endstream".length;
    const lineEnd = /(\r\n|\n|\r)$/.exec(text.slice(end - 2, end))?.[0].length ?? 0;
    const code = found(await unpacked(bytes.subarray(from, end - lineEnd)));
    if (code) return code;
  }
  return null;
}

/** The code in a PDF of ours; null where none can be read. @param {Blob} file */
export async function codeOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = latin(bytes);
  return found(text) ?? codeWithin(bytes, text);
}
