import { useEffect, useState } from "../../lib/dom.js";
import { namesOf } from "./shared.js";

/** @type {Map<string, string | null>} */
const none = new Map();

/**
 * Names as they become known; a list is shown without waiting for them.
 * @param {(string | null)[]} ids
 */
export function useNames(ids) {
  const [names, set] = useState(none);
  const key = ids.join();
  useEffect(() => {
    let still = true;
    if (key)
      namesOf(ids).then(
        (known) => still && set(new Map(known)),
        () => {},
      );
    return () => {
      still = false;
    };
  }, [key]);
  return names;
}
