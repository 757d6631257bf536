"""Who did what to which thing, and when: rows that are written once and never changed."""
