// The one place that knows where the view library lies (import maps are refused by the CSP).
export {
  html,
  render,
  createContext,
  useState,
  useEffect,
  useLayoutEffect,
  useRef,
  useMemo,
  useCallback,
  useContext,
  useErrorBoundary,
} from "../vendor/htm-preact.js";
