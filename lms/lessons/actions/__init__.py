"""What is done to modules and lessons."""
