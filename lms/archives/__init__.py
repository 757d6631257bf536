"""Courses as archives: copied, exported, and imported again, equal by value."""
