"""Signing in and all that leads to it."""
