"""What is ours inside Quart, hypercorn and h11: nothing else in `lms` knows their private names.

So all are pinned exactly; tests/app/test_handshake.py and test_connections.py say which name is
missing after an upgrade.
"""
