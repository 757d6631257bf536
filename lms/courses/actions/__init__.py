"""What is done to courses, their staff, and the catalogue's categories."""
