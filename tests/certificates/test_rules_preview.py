"""The preview in the browser has the measures of the page that is drawn."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from lms.certificates import page

PREVIEW = Path(__file__).resolve().parents[2] / "static/pages/certificates/paper.js"


@pytest.mark.parametrize("name", ["NAME", "TITLE", "BODY"])
def test_texts_shrink_alike(name: str) -> None:
    found = re.search(rf"const {name} = [^(]*\((\[.*?\])\);", PREVIEW.read_text(), re.DOTALL)
    assert found
    *sizes, (_, smallest) = ast.literal_eval(found[1].replace("Infinity", "0"))
    assert tuple(map(tuple, sizes)) == getattr(page, f"{name}_SIZES")
    assert smallest == getattr(page, f"SMALLEST_{name}")


def test_short_lines_count_alike() -> None:
    assert f"const LINE_COUNTS_AS = {page.LINE_COUNTS_AS};" in PREVIEW.read_text()
