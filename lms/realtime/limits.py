"""What a websocket may cost this process."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one connection may cost. Sizes in bytes, times in seconds; one object serves all."""

    message_bytes: int = 16_384  # one message, whole or in fragments
    frames_per_s: float = 100.0  # of every kind, whatever they hold; over it 4005
    frames_burst: int = 200  # of them at once
    bytes_per_s: float = 131_072.0
    bytes_burst: int = 524_288
    buffer_bytes: int = 262_144  # not yet taken by the kernel; over it 4001
    kernel_bytes: int = 0  # SO_SNDBUF (Linux doubles it); 0 leaves it to the kernel, up to 4 MB
    stall_s: float = 5.0  # a buffer that has not drained for so long closes the connection
    linger_s: float = 1.0  # from our close frame to our FIN: at once, a flood would make it a RST
    abort_s: float = 4.0  # from the FIN to the end, where the peer does not read
