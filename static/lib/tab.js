// The tab that the address names after its "#"; the first one otherwise.
import { useEffect, useState } from "./dom.js";
import { onRoute } from "./router.js";

/** @param {string[]} tabs */
export function useTab(tabs) {
  const read = () => {
    const tab = location.hash.slice(1);
    return tabs.includes(tab) ? tab : tabs[0];
  };
  const [tab, set] = useState(read);
  useEffect(() => onRoute(() => set(read())), []);
  return tabs.includes(tab) ? tab : tabs[0];
}
