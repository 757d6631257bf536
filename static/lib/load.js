// One way to read a resource in a page: {data, error, slow, reload}.
import { useCallback, useEffect, useRef, useState } from "./dom.js";

/** @template T @param {() => Promise<T>} read @param {readonly unknown[]} deps */
export function useLoad(read, deps) {
  /** @typedef {{ data: T | undefined, error: unknown, slow: number }} State */
  const [state, set] = useState(/** @type {State} */ ({ data: undefined, error: null, slow: 0 }));
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = (turn.current += 1);
    const still = () => turn.current === mine;
    const patience = [300, 10000].map((after, i) =>
      setTimeout(() => still() && set((now) => ({ ...now, slow: i + 1 })), after),
    );
    try {
      const data = await read();
      if (still()) set({ data, error: null, slow: 0 });
    } catch (error) {
      if (still()) set((now) => ({ ...now, error, slow: 0 }));
    } finally {
      patience.forEach(clearTimeout);
    }
  }, deps);
  useEffect(() => {
    reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  return { ...state, reload };
}
