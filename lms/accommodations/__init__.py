"""More time, later dates and further attempts for single students."""
