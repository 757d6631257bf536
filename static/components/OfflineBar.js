// Data stays on the screen while the connection is lost; the bar says how old it is.
import { html, useEffect, useState } from "../lib/dom.js";
import { clockTime, t } from "../lib/i18n.js";

export function OfflineBar() {
  const [since, set] = useState(navigator.onLine ? null : new Date());
  useEffect(() => {
    const down = () => set(new Date());
    const up = () => set(null);
    addEventListener("offline", down);
    addEventListener("online", up);
    return () => {
      removeEventListener("offline", down);
      removeEventListener("online", up);
    };
  }, []);
  return html`<p class="offline-bar" role="status">${since && t("app.offline", { time: clockTime(since) })}</p>`;
}
