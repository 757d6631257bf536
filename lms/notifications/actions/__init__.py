"""Notifying people, on their pages and by mail."""
