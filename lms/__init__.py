"""A real-time learning platform: Postgres decides, Redis tells, the watch makes sure."""
