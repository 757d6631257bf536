// Files that come by drag and drop, or from the clipboard.
import { useEffect, useRef, useState } from "./dom.js";
import { clockTime, t } from "./i18n.js";
/** @import { Ref } from "lms-types/view" */

/** @param {DataTransfer | null} data */
const holdsFiles = (data) => Boolean(data?.types.includes("Files"));

/**
 * A picture from the clipboard is called "image.png", always.
 * @param {File} file
 */
const named = (file) =>
  file.name === "image.png"
    ? new File([file], `${t("upload.pasted", { time: clockTime(new Date()).replace(/\W/g, ".") })}.png`, {
        type: file.type,
      })
    : file;

const DRAGS = /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"]);

/**
 * Hands over what is dropped on `within`, or pasted while the focus is in it; without it, anywhere in the window.
 * What is dropped elsewhere is ignored: the browser would open it in place of the page.
 * @param {(files: File[]) => void} take
 * @param {Ref<HTMLElement>} [within]
 * @returns {boolean} whether files are being held over the place
 */
export function useDropped(take, within) {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const last = useRef(take);
  last.current = take;
  useEffect(() => {
    const place = within ? within.current : window;
    if (!place) return undefined;
    /** @param {Event} given */
    const paste = (given) => {
      const event = /** @type {ClipboardEvent} */ (given);
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      event.stopPropagation();
      last.current(files.map(named));
    };
    /** @param {Event} given */
    const drag = (given) => {
      const event = /** @type {DragEvent} */ (given);
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "dragenter") depth.current += 1;
      if (event.type === "dragleave") depth.current -= 1;
      if (event.type === "drop") depth.current = 0;
      setOver(depth.current > 0);
      if (event.type === "drop") last.current([...(event.dataTransfer?.files ?? [])]);
    };
    /** @param {DragEvent} event */
    const ignore = (event) => {
      if (!event.dataTransfer || event.defaultPrevented || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    place.addEventListener("paste", paste);
    for (const type of DRAGS) place.addEventListener(type, drag);
    if (within) for (const type of /** @type {const} */ (["dragover", "drop"])) addEventListener(type, ignore);
    return () => {
      place.removeEventListener("paste", paste);
      for (const type of DRAGS) place.removeEventListener(type, drag);
      for (const type of /** @type {const} */ (["dragover", "drop"])) removeEventListener(type, ignore);
    };
  }, []);
  return over;
}
