"""What moves a learner forward in lessons and courses."""
