"""Enrollments: who learns in which course."""
