"""Pictures are written anew: what they were besides is gone, what bursts is refused."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from tests.client import Client
from tests.factories import make_user
from tests.files.factories import picture, send, stored

SCRIPT = b"<script>alert(1)</script>PK\x03\x04"


async def remade(client: Client, name: str, data: bytes) -> Image.Image:
    user = await make_user()
    made = await send(client, user, name, data)
    assert made.status == 201, made
    content = await client.get(made.json["url"], as_=user)
    assert len(content.body) == made.json["size"]
    assert SCRIPT not in content.body
    assert b"secret place" not in content.body
    shown = Image.open(io.BytesIO(content.body))
    shown.load()
    return shown


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP")]
)
async def test_a_picture_stays_what_it_is_and_loses_what_hides_in_it(
    client: Client, name: str, kind: str
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    options: dict[str, Any] = {"comment": SCRIPT} if kind == "GIF" else {"exif": exif}
    shown = await remade(client, name, picture(kind, **options) + SCRIPT)
    assert shown.format == kind
    assert shown.size == (40, 30)
    assert not shown.getexif()


async def test_a_photo_that_lies_on_its_side_is_stood_up(client: Client) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    shown = await remade(client, "a.jpg", picture("JPEG", exif=exif))
    assert shown.size == (30, 40)


async def test_a_clear_picture_stays_clear(client: Client) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 10)).save(out, "PNG")
    shown = await remade(client, "a.png", out.getvalue())
    assert shown.convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 10)


async def test_an_animation_still_moves(client: Client) -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), (n * 80, 0, 0)) for n in range(3)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=40, loop=0)
    shown = await remade(client, "a.gif", out.getvalue())
    assert getattr(shown, "n_frames", 1) == 3
    assert shown.info["duration"] == 40


async def test_a_huge_picture_is_made_smaller(client: Client) -> None:
    shown = await remade(client, "a.png", picture(size=(4000, 1000)))
    assert shown.size == (2560, 640)


def bomb(width: int, height: int) -> bytes:
    """A PNG of few bytes that says it has so many pixels."""
    out = io.BytesIO()
    PngImagePlugin.putchunk(
        out, b"IHDR", width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\x00\x00\x00"
    )
    PngImagePlugin.putchunk(out, b"IDAT", zlib.compress(bytes(100_000)))
    PngImagePlugin.putchunk(out, b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + out.getvalue()


def text_bomb() -> bytes:
    """A PNG whose comment is a thousand times as long as its file."""
    out = io.BytesIO()
    PngImagePlugin.putchunk(out, b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9))
    whole = picture()
    return whole[:33] + out.getvalue() + whole[33:]


def film(frames: int, side: int) -> bytes:
    """A GIF of few bytes and many large frames."""
    out = io.BytesIO()
    Image.new("P", (side, side)).save(out, "GIF")
    whole = out.getvalue()
    begin = 13 + 3 * 2 ** ((whole[10] & 7) + 1)  # behind the head and its colors
    return whole[:begin] + whole[begin:-1] * frames + whole[-1:]


def script_in_gif() -> bytes:
    """A GIF that is a script too: its width is a comment's beginning."""
    whole = picture("GIF")
    return whole[:6] + b"/*" + whole[8:] + b"*/=1;alert(1)//"


async def test_an_animation_that_bursts_is_refused(client: Client) -> None:
    refused = await send(client, await make_user(), "a.gif", film(300, 3000))
    assert (refused.status, refused.code) == (422, "image_too_large")
    assert stored() == []


async def test_a_picture_that_is_a_script_too_is_only_a_picture(client: Client) -> None:
    shown = await remade(client, "a.gif", script_in_gif())
    assert shown.format == "GIF"


@pytest.mark.parametrize(
    ("data", "statuses"),
    [
        (bomb(13_000, 13_000), {422}),
        (bomb(50_000, 50_000), {422}),
        (bomb(7_000, 7_000), {415, 422}),
        (text_bomb(), {415, 422}),
        (picture()[:60], {415}),
    ],
    ids=["13000", "50000", "cut short", "comment", "broken"],
)
async def test_what_bursts_is_refused(client: Client, data: bytes, statuses: set[int]) -> None:
    refused = await send(client, await make_user(), "a.png", data)
    assert refused.status in statuses, refused
    if refused.status == 422:
        assert refused.code == "image_too_large"
    assert stored() == []
