"""`python images.py FORMAT [tidy] < picture > picture`: decodes a picture and writes it anew.

With `tidy` a picture that holds nothing beside its pixels, and is no larger than ours, stays.

In a process of its own, with a limit on memory and time: a picture may be made to burst what
opens it. What it was besides a picture (EXIF, a script behind its end, a second format) is gone.
Imports nothing of ours, so that it starts at once. Ends with 2 for what is no picture of that
format, with 3 for one that is too large, with 4 when there is no
room for what it wrote.
"""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Iterator
from typing import IO, Any

from PIL import Image, ImageOps, ImageSequence

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 20
MAX_PIXELS = 50_000_000
MAX_FRAME_PIXELS = 100_000_000
"""Of an animation, all frames together."""
MAX_SIDE = 2560
NO_PICTURE, TOO_LARGE, NO_ROOM = 2, 3, 4
SAVED: dict[str, dict[str, Any]] = {
    "PNG": {"optimize": False},
    "JPEG": {"quality": 88, "progressive": True},
    "WEBP": {"quality": 85, "method": 2},
    "GIF": {},
}


OF_PIXELS = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "dpi"),
    *("gamma", "srgb", "chromaticity", "transparency", "background"),
    *("version", "duration", "loop", "extension", "timestamp"),
}
"""What a picture may say besides: how its pixels are to be shown."""


class TooLargeError(Exception):
    """More pixels than are taken."""


def remade(source: IO[bytes], name: str) -> bytes:
    """The picture as a new one of the same format, at most 2,560 pixels a side."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    with Image.open(source, formats=(name,)) as picture:
        width, height = picture.size
        frames = getattr(picture, "n_frames", 1) if name in {"GIF", "WEBP"} else 1
        if width * height > MAX_PIXELS or width * height * frames > MAX_FRAME_PIXELS:
            raise TooLargeError
        out = io.BytesIO()
        if frames > 1:
            first, *rest = list(_frames(picture))
            times = {"duration": [frame.info.get("duration", 100) for frame in (first, *rest)]}
            loop = {"loop": picture.info["loop"]} if "loop" in picture.info else {}
            first.save(out, name, save_all=True, append_images=rest, **times, **loop)
            return out.getvalue()
        if name == "JPEG":
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
        _fresh(ImageOps.exif_transpose(picture), name).save(out, name, **SAVED[name])
        return out.getvalue()


def is_tidy(source: IO[bytes], name: str) -> bool:
    """Whether a picture, which can be decoded, says nothing beside its pixels."""
    with Image.open(source, formats=(name,)) as picture:
        frames = getattr(picture, "n_frames", 1) if name in {"GIF", "WEBP"} else 1
        for frame in range(frames):
            picture.seek(frame)
            picture.load()
        most = MAX_SIDE // 2 if frames > 1 else MAX_SIDE
        bare = not picture.getexif() and picture.info.keys() <= OF_PIXELS
        return bare and max(picture.size) <= most


def tidied(source: IO[bytes], name: str) -> bytes:
    """The picture as it is if that is tidy, else anew."""
    made = remade(source, name)
    source.seek(0)
    if not is_tidy(source, name):
        return made
    source.seek(0)
    return source.read()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(picture):
        length = frame.info.get("duration", 100)
        made = frame.convert("RGBA")
        made.thumbnail((MAX_SIDE // 2, MAX_SIDE // 2))
        made.info = {"duration": length}
        yield made


def _fresh(picture: Image.Image, name: str) -> Image.Image:
    """The pixels in a picture that knows nothing else."""
    clear = picture.has_transparency_data and name != "JPEG"
    if picture.mode not in {"L", "RGB"} or clear:
        picture = picture.convert("RGBA" if clear else "RGB")
    if max(picture.size) > MAX_SIDE:
        picture.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def main(name: str, how: str = "") -> int:
    """Limit this process, then do it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        made = (tidied if how else remade)(sys.stdin.buffer, name)
    except (TooLargeError, MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except Exception:
        return NO_PICTURE
    try:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    except OSError:
        return NO_ROOM
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
