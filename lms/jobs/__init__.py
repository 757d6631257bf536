"""Long and background work: one row each, written by who causes it, run by a worker."""
