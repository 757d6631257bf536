// Webhooks of a course for those who teach it, and of all courses for administrators.
import "../../lib/words-webhooks.js";

export { AllWebhooks, CourseWebhooks } from "./list.js";
export { Webhook } from "./one.js";
