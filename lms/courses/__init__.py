"""Courses: what is taught, and who teaches it."""
