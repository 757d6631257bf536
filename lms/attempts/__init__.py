"""A student's sittings of a quiz: answers, the clock, grading, review."""
