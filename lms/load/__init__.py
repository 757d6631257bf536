"""Players without people: what `lms live-load`, the fault tests and the benches drive a game with.

It speaks to a server as any client would and imports nothing of it.
"""
