"""What is done to quizzes."""
