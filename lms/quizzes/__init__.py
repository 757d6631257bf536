"""Quizzes: questions in an order, under a course."""
