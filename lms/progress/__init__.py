"""How far learners are with lessons and courses."""
