"""Accounts: people's names, addresses, roles, languages and time zones."""
