// system -> dark or light; the choice is kept in the browser's storage.
import { useState } from "./dom.js";

const root = document.documentElement;
const systemDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
const current = () => root.dataset.theme || (systemDark() ? "dark" : "light");

/** @returns {[theme: string, toggle: () => void]} */
export function useTheme() {
  const [theme, set] = useState(current);
  const toggle = () => {
    const next = current() === "dark" ? "light" : "dark";
    root.dataset.theme = next;
    try {
      localStorage.setItem("theme", next);
    } catch {
      /* storage is off: until the reload */
    }
    set(next);
  };
  return [theme, toggle];
}
