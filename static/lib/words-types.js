// What each type of question is called, wherever it is named.
import { addWords } from "./i18n.js";

addWords({
  "type.single_choice": "One right option",
  "type.multiple_choice": "Several right options",
  "type.true_false": "True or false",
  "type.short_answer": "Typed answer",
  "type.numeric": "Number",
  "type.matching": "Pairs",
  "type.ordering": "Order",
  "type.categorise": "Sort into groups",
  "type.cloze": "Text with gaps",
  "type.essay": "Essay",
  "type.file": "File to hand in",
  "type.hotspot": "Places on a picture",
});
