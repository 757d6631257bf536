"""Background work: one row per job, written in the caller's transaction, run by a worker."""
