"""Questions, banks and categories over REST, for staff."""
