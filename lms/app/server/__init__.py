"""The only package that uses private names of Quart, hypercorn and h11.

So their versions are pinned exactly; after an upgrade tests/app/test_handshake.py and
test_connections.py report which name is missing.
"""
