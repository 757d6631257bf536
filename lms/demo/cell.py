"""The demo's picture: a plant cell, drawn here so that it belongs to nobody else."""

from __future__ import annotations

import io
from uuid import UUID

from PIL import Image, ImageDraw

FILE = UUID("0196f1c0-0000-7000-8000-0000000000ce")
NAME = "plant-cell.png"
WIDTH, HEIGHT = 960, 600
FINE = 3
"""Drawn this much larger, so that edges are smooth."""
NUCLEUS = (0.27, 0.42, 0.115)
"""Across, down and the radius, as an area of a hotspot counts them."""
CHLOROPLASTS = [
    (150, 120), (330, 92), (520, 90), (705, 96), (840, 200), (846, 400), (700, 508), (500, 512),
    (310, 510), (140, 452), (112, 290),
]  # fmt: skip
MITOCHONDRIA = [(432, 170), (404, 430), (780, 140)]


def picture() -> bytes:
    """The picture as PNG."""
    made = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), "#f7f4ea")
    pen = ImageDraw.Draw(made)

    def box(x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
        return ((x - w) * FINE, (y - h) * FINE, (x + w) * FINE, (y + h) * FINE)

    pen.rounded_rectangle(box(480, 300, 440, 264), 60 * FINE, "#dcebc2", "#5d8a3a", 14 * FINE)
    pen.rounded_rectangle(box(480, 300, 422, 246), 48 * FINE, None, "#8db765", 4 * FINE)
    pen.ellipse(box(590, 300, 190, 140), "#cfe6f5", "#7fb3d3", 4 * FINE)
    x, y, r = NUCLEUS[0] * WIDTH, NUCLEUS[1] * HEIGHT, NUCLEUS[2] * WIDTH
    pen.ellipse(box(x, y, r, r), "#c9b3df", "#7a5aa3", 4 * FINE)
    pen.ellipse(box(x + 22, y - 14, 34, 34), "#8e6bb8")
    for x, y in CHLOROPLASTS:
        pen.ellipse(box(x, y, 44, 25), "#5fa843", "#3a7426", 3 * FINE)
        for off in (-20, 0, 20):
            pen.line(((x + off) * FINE, (y - 12) * FINE, (x + off) * FINE, (y + 12) * FINE),
                     "#3a7426", 4 * FINE)  # fmt: skip
    for x, y in MITOCHONDRIA:
        pen.ellipse(box(x, y, 36, 18), "#f0a868", "#b8672a", 3 * FINE)
        pen.line(((x - 20) * FINE, y * FINE, (x + 20) * FINE, y * FINE), "#b8672a", 3 * FINE)
    out = io.BytesIO()
    made.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
