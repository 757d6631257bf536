// The administrator's screens.
export { default as People } from "./people.js";
export { default as Import } from "./import.js";
export { default as Person } from "./person.js";
export { default as Policies } from "./policies.js";
export { default as Applications } from "./applications.js";
export { default as Audit } from "./audit.js";
