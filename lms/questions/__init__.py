"""Questions: what is asked, what is right, and how much a given answer is worth."""
