"""QR codes as pictures."""

from __future__ import annotations

import io

import segno


def qr(address: str) -> bytes:
    """An SVG of the address, dark on white in both themes, with the quiet zone of 4 modules."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", border=4, dark="#161f28", light="#fff", omitsize=True)
    return out.getvalue()
