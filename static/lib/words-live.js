// Words of what comes of a live game: its grades and its figures.
import { addWords } from "./i18n.js";

addWords({
  "start.grade": "Counts as a grade",
  "start.grade_none": "No",
  "start.grade_participation": "For taking part",
  "start.grade_correct": "By right answers",
  "start.max_points": "Points at most",
  "start.max_wrong": "From 0 to {max}.",
  "start.grade_whose": "For people of this course who play signed in.",
  "start.grade_title": "Count as a grade",
  "start.grade_save": "Save",
  "start.grade_saved": "Saved",
  "practice.open": "Let learners practice",
  "practice.title": "Let learners practice this quiz?",
  "practice.text":
    "Learners of the course find it there, and who missed the game is shown it. Each answer is checked at once, as often as they like; nothing is graded. You can play it live again.",
  "practice.is_open": "Learners can practice it now",
  "practice.no_questions": "This quiz has no questions any more.",
  "practice.opened": "Learners can practice this quiz.",
  "practice.settings": "Settings",
  "report.statistics": "Statistics",
  "results.counts": "{how}: {n, plural, one {# point} other {# points}} at most",
});
