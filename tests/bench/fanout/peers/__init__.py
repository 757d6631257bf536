"""Servers that write a frame of `bytes` to every open websocket for each `go <bytes>` they read.

Each says `port <n>` once it listens, `done` when a frame is written to all, and ends with its
standard input.
"""
