"""Simulated players, used by `lms live-load`, the fault tests and the benches.

They use the server's public API as any client would and import nothing of it.
"""
