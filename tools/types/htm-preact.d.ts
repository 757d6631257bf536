// The types of static/vendor/htm-preact.js, which is htm's standalone module.
export { html, render } from "htm/preact";
export { createContext } from "preact";
export * from "preact/hooks";
