"""Statistics of courses for their staff."""
