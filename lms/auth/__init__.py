"""Signing in: passwords, sessions, tokens, cookies."""
