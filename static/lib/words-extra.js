// Words of extra time: what somebody gets beyond the others.
import { addWords } from "./i18n.js";

addWords({
  "extra.for": "Extra time for {name}",
  "extra.time": "Time",
  "extra.time_same": "The same as others",
  "extra.factor": "{n} % more time",
  "extra.minutes": "Minutes on top",
  "extra.minutes_more": "{n, plural, one {# minute more} other {# minutes more}}",
  "extra.tries": "More attempts",
  "extra.tries_more": "{n, plural, one {# attempt more} other {# attempts more}}",
  "extra.shift": "Closes later, in hours",
  "extra.later": "{n, plural, one {closes # hour later} other {closes # hours later}}",
  "extra.nothing": "Nothing beyond the others",
  "extra.note": "Note",
  "extra.note_hint": "For staff. Each change stands in the audit log.",
  "extra.at_once": "It holds at once, for attempts that are running too. Time that was given isn't taken from them.",
  "extra.save": "Save",
  "extra.saved": "Saved",
  "extra.change": "Change",
  "extra.remove": "Take away",
  "extra.removed": "Taken away",
  "extra.remove_title": "Take the extra time of {name} away?",
  "extra.remove_text": "Attempts that are running keep their time.",
  "extra.everywhere": "Extra time everywhere",
  "extra.everywhere_text":
    "In all quizzes of all courses, live games too. Of what a learner gets here, in a course and in a quiz, the largest counts.",
  "extra.add": "Give extra time",
});
