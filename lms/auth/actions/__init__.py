"""Sign-in and everything it needs."""
