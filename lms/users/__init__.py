"""Accounts: who somebody is, in which role, in which language and time zone."""
