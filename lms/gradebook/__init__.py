"""Grades of a course: what is graded, each learner's grade, and every change of one."""
