// The pages that need no account: sign-in and registration.
export { default as SignIn } from "./sign-in.js";
export { default as Register } from "./register.js";
export { default as Forgot } from "./forgot.js";
export { default as Reset } from "./reset.js";
export { default as Verify } from "./verify.js";
export { default as Outbox } from "./outbox.js";
export { default as Unsubscribe } from "./unsubscribe.js";
