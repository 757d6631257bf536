"""A film of still frames as WebM, without a codec of its own.

What WebP stores of a picture is a VP8 key frame, and a film of key frames alone needs nothing but
its container. Only the elements that players ask for are written.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

from PIL import Image

EBML, SEGMENT, INFO, TRACKS, CLUSTER, CUES = (
    0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B,
)  # fmt: skip
MS = 1_000_000
"""Nanoseconds: all times are written in milliseconds."""
BLOCK = b"\x81\0\0\x80"
"""How a SimpleBlock begins: track 1, at its cluster's time, a key frame."""
QUALITY = 70


def _element(kind: int, *parts: bytes) -> bytes:
    """Its id, its length in one byte or in eight, its content."""
    content = b"".join(parts)
    size = len(content)
    length = (size | 1 << 7).to_bytes(1) if size < 127 else (size | 1 << 56).to_bytes(8)
    return kind.to_bytes((kind.bit_length() + 7) // 8) + length + content


def _number(kind: int, value: int) -> bytes:
    return _element(kind, value.to_bytes(max(1, (value.bit_length() + 7) // 8)))


def _text(kind: int, value: str) -> bytes:
    return _element(kind, value.encode())


def _key_frame(frame: Image.Image) -> bytes:
    out = io.BytesIO()
    frame.save(out, "WEBP", quality=QUALITY, method=1)
    data = out.getvalue()
    kind, size = struct.unpack_from("<4sI", data, 12)
    if kind != b"VP8 ":
        raise ValueError(f"a WebP of kind {kind!r} is no key frame alone")
    return data[20 : 20 + size]


def film(frames: Sequence[Image.Image], frame_ms: int) -> bytes:
    """The frames, of one size, each shown for `frame_ms`."""
    width, height = frames[0].size
    head = _element(
        EBML,
        _number(0x4286, 1), _number(0x42F7, 1), _number(0x42F2, 4), _number(0x42F3, 8),
        _text(0x4282, "webm"), _number(0x4287, 2), _number(0x4285, 2),
    )  # fmt: skip
    length = _element(0x4489, struct.pack(">d", float(len(frames) * frame_ms)))
    info = _element(INFO, _number(0x2AD7B1, MS), length, _text(0x4D80, "LMS"), _text(0x5741, "LMS"))
    size = _element(0xE0, _number(0xB0, width), _number(0xBA, height))
    track = _element(
        0xAE, _number(0xD7, 1), _number(0x73C5, 1), _number(0x83, 1), _text(0x86, "V_VP8"),
        _number(0x23E383, frame_ms * MS), size,
    )  # fmt: skip
    tracks = _element(TRACKS, track)
    clusters = [
        _element(CLUSTER, _number(0xE7, n * frame_ms), _element(0xA3, BLOCK, _key_frame(frame)))
        for n, frame in enumerate(frames)
    ]
    return head + _element(SEGMENT, info, tracks, *_with_places(info + tracks, clusters, frame_ms))


def _with_places(before: bytes, clusters: Sequence[bytes], frame_ms: int) -> list[bytes]:
    """The clusters behind the table of where each begins, by which players jump."""

    def cues(offset: int) -> bytes:
        points = []
        for n, cluster in enumerate(clusters):
            place = _element(0xB7, _number(0xF7, 1), _element(0xF1, offset.to_bytes(8)))
            points.append(_element(0xBB, _element(0xB3, (n * frame_ms).to_bytes(8)), place))
            offset += len(cluster)
        return _element(CUES, *points)

    return [cues(len(before) + len(cues(0))), *clusters]
