// What is said of lessons ticked while the line was down.
import { addWords } from "./i18n.js";

addWords({
  "later.not_taken": "{title} does not count as done. {why}",
  "later.unmet": "It asks for more than a tick.",
  "later.locked": "It is locked for you now.",
  "later.ended": "The course has ended.",
  "later.refused": "The course did not take it.",
  "later.gone": "A lesson that you marked as done offline is no longer there for you.",
  "later.open": "Open lesson",
});
