// A signed-in page that hears its own notifications: "something of yours changed, read again".
import { useEffect } from "./dom.js";
import { Realtime } from "./realtime.js";

export function useNotified(userId, onNews) {
  useEffect(() => {
    const line = new Realtime();
    for (const name of [`notifications:${userId}`, `progress:${userId}`]) {
      let version;
      line.channel(name, {
        version: () => version,
        apply: (frame) => {
          const first = version === undefined;
          version = frame.version ?? version;
          if (!first) onNews(frame);
        },
      });
    }
    line.start();
    return () => line.stop();
  }, [userId]);
}
