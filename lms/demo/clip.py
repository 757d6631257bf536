"""The demo's film: a day of a leaf, drawn here so that it belongs to nobody else."""

from __future__ import annotations

import math
from uuid import UUID

from PIL import Image, ImageDraw

from lms.demo import webm

FILE = UUID("0196f1c0-0000-7000-8000-0000000000c1")
CAPTIONS = UUID("0196f1c0-0000-7000-8000-0000000000c2")
NAME, CAPTIONS_NAME = "day-of-a-leaf.webm", "day-of-a-leaf.vtt"
SECONDS, FRAMES_PER_SECOND = 16, 2
WIDTH, HEIGHT = 640, 360
NIGHT, DAY = (24, 34, 66), (190, 226, 246)
SAID = (
    "Night. The leaf breathes like you do: oxygen in, carbon dioxide out.",
    "The sun rises. Light falls on the green chloroplasts.",
    "Noon. Oxygen leaves the leaf, far more than it breathes in.",
    "Evening. The sugar of the day lasts for the night.",
)


def film() -> bytes:
    """The film as WebM, without sound."""
    count = SECONDS * FRAMES_PER_SECOND
    return webm.film([_frame(n / count) for n in range(count)], 1000 // FRAMES_PER_SECOND)


def captions() -> bytes:
    """What is said, as WebVTT."""
    each = SECONDS // len(SAID)
    cues = [
        f"00:{n * each:02d}.000 --> 00:{(n + 1) * each:02d}.000\n{text}\n"
        for n, text in enumerate(SAID)
    ]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def _frame(part: float) -> Image.Image:
    """The picture after this part of the day."""
    light = max(0.0, math.sin(math.pi * (part * 1.25 - 0.25)))
    sky = tuple(round(a + (b - a) * light) for a, b in zip(NIGHT, DAY, strict=True))
    made = Image.new("RGB", (WIDTH, HEIGHT), sky)
    pen = ImageDraw.Draw(made)
    x, y = WIDTH * (part * 1.25 - 0.125), 300 - 250 * light
    pen.ellipse((x - 34, y - 34, x + 34, y + 34), "#ffd54a")
    pen.rectangle((0, 316, WIDTH, HEIGHT), "#6b4f35")
    pen.line((320, 330, 320, 236), "#4e7d2f", 12)
    pen.ellipse((150, 132, 490, 252), "#5fa843", "#3a7426", 5)
    pen.line((160, 192, 480, 192), "#3a7426", 4)
    for n in range(1, 6):
        pen.line((160 + 52 * n, 192, 190 + 52 * n, 152), "#3a7426", 3)
        pen.line((160 + 52 * n, 192, 190 + 52 * n, 232), "#3a7426", 3)
    for n in range(round(9 * light)):  # oxygen
        up = (part * 6 + n * 0.37) % 1
        pen.ellipse(_round(190 + 32 * n, 130 - 110 * up, 7), None, "#ffffff", 3)
    for n in range(3):  # carbon dioxide, by night out of the leaf
        down = (part * 6 + n * 0.37) % 1
        pen.ellipse(_round(230 + 90 * n, 128 - 80 * down, 6), "#20242e", "#8a93a6", 2)
    return made


def _round(x: float, y: float, r: float) -> tuple[float, float, float, float]:
    return (x - r, y - r, x + r, y + r)
