"""Live timed quizzes: a host, a room full of players, one clock."""
