"""Whatever a file holds: readers find questions or errors in it, and never fail.

`make fuzz ARGS=files` tries 10,000 files of each format.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.core.errors import Invalid
from lms.questions.formats import KINDS, FormatName, read

PARTS = [
    "\n", "\n\n", "\r\n", "{", "}", "=", "~", "#", "####", "->", "%50%", "%-100%", "%x%", "::",
    "//", "[tag:a]", "$CATEGORY: a/b", "\\", "\\n", "T", "FALSE", "1..2", "3:1", "a", "*", "\x00",
    "\x07", "A. one", "B) two", "ANSWER: B", "ANSWER:", "Z. x", "What?", " ", "\ufeff", "\ud800",
    '<?xml version="1.0"?>', "<quiz>", "</quiz>", '<question type="multichoice">', "</question>",
    '<question type="cloze">', '<question type="numerical">', '<question type="matching">',
    '<question type="essay">', '<question type="truefalse">', '<question type="category">',
    "<text>", "</text>", '<questiontext format="html">', "</questiontext>", "<name>", "</name>",
    '<answer fraction="100">', '<answer fraction="x">', "</answer>", "<subquestion>", "\U0001f600",
    "</subquestion>", "<![CDATA[", "]]>", "<p>", "</p>", "<table><tr><td>", "<img src=x>", "&lt;",
    "{1:SA:=x}", "{:MC:=a~b}", "{2:NM:=1:0}", "{1:MR:=a}", "<!DOCTYPE x>", "&xxe;", "<single>",
    "Question,Answer 1,Answer 2,Time limit,Correct answer", "x,y,z,20,1", "sep=;", ",", ";", '"',
    "Question\tCorrect Answer\tIncorrect Answer 1", "1,2", "1.2", "9",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)
FILES = st.one_of(
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
    st.binary(max_size=200),
)


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(data=FILES)
def test_no_file_is_too_much(name: FormatName, data: bytes) -> None:
    found = None
    with suppress(Invalid):  # an encoding that is unclear
        found = read(name, data)
    if found is None:
        return
    assert found.questions or found.errors
    assert all(one.line >= 1 and one.message for one in [*found.errors, *found.warnings])
    KINDS["moodle_xml"].write([one for one in found.questions if one.content.type != "cloze"])


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(sheet=TEXTS, shared=TEXTS)
def test_no_workbook_is_too_much(sheet: str, shared: str) -> None:
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("utf-8", "surrogatepass"))
    found = read("sheet", made.getvalue())
    assert found.errors


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}">
<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>"""
BOOK_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>
</Relationships>"""
