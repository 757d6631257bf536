"""Notifications on people's pages, and mails."""
