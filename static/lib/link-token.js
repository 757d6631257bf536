// The secret of a mailed link follows the "#", so no server logs it; it is removed from the address at once.
import { told } from "./api.js";
import { useEffect, useState } from "./dom.js";

function take() {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, "", location.pathname);
  return token;
}

export function useLinkToken() {
  const [token, set] = useState(take);
  useEffect(() => {
    const again = () => {
      const next = take();
      if (next) set(next);
    };
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  return token;
}

/** @param {unknown} error */
export function isDead(error) {
  const { code, errors } = told(error);
  return code === "invalid_token" || Boolean(errors?.some(({ field }) => field === "token"));
}
