"""How long a test waits for what must happen: a ceiling for a busy machine, no measure of speed."""

PATIENCE_S = 90.0

PROMPT_S = 12.0
"""What happens by itself is done by then; what only a fallback would do (15 s, 60 s) is not."""
