"""What a course teaches: modules, lessons, their order, and what opens them."""
