// Certificates: one's own, the check that anybody may make, and a course's.
import "../../lib/words-certificates.js";

export { Wallet } from "./wallet.js";
export { Check } from "./check.js";
export { Template } from "./template.js";
export { Issued } from "./issued.js";
