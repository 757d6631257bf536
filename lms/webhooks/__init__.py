"""Webhooks: other systems are told what happens in courses, by Standard Webhooks."""
