"""What lines of a list say."""

from __future__ import annotations

import codecs

import pytest

from lms.core.encodings import decode
from lms.users.rules import events
from lms.users.sheets import MAX_ROWS, read

HEAD = "email,full_name,role\n"


@pytest.mark.parametrize(
    "data",
    [
        b"email,full_name,role\nAda@B.test,Ada L.,instructor\n",
        b"\xef\xbb\xbfemail,full_name,role\r\nada@b.test,Ada L.,Instructor",
        b"Email; Full_Name ;ROLE\n\n ada@b.test ; Ada L. ; instructor \n\n",
        b'role,email,full_name\ninstructor,ada@b.test,"Ada L."\n',
        b"email\tfull_name\trole\r\nada@b.test\tAda L.\tinstructor\r\n",
        b"sep=;\r\nemail;full_name;role\r\nada@b.test;Ada L.;instructor\r\n",
        b'"sep=,"\nemail,full_name,role\nada@b.test,Ada L.,instructor\n',
        b"sep=\t\nemail\tfull_name\trole\nada@b.test\tAda L.\tinstructor\n",
        b"email|full_name|role\nada@b.test|Ada L.|instructor\n",
        b"email,full_name,role\rada@b.test,Ada L.,instructor\r",
        b"email,full_name,role\nada@b.test,Ada L.,instructor,,\n",
        "email,full_name,role\nada@b.test,Ada L.,instructor\n".encode("utf-16"),
        codecs.BOM_UTF16_BE
        + "email\tfull_name\trole\nada@b.test\tAda L.\tinstructor\n".encode("utf-16-be"),
    ],
)
def test_files_as_programs_write_them(data: bytes) -> None:
    sheet = read(decode(data))
    assert sheet.faults == []
    [line] = sheet.lines
    assert (line.email, line.full_name, line.role) == ("ada@b.test", "Ada L.", "instructor")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "the first line must name the columns email and full_name")),
        ("email,role\na@b.test,student", (1, "full_name", "no column has this name")),
        ("email,Email,full_name\na,b,c", (1, "email", "two columns have this name")),
        ("sep=;\nemail;full_name\nada;Ada\n", (3, "email", "is not an email address")),
        ("ada@b.test,Ada,student", (1, "", "the first line must name")),
        (HEAD, (2, "", "names nobody")),
        (HEAD + "ada@b.test,Ada", (2, "", "has 2 cells, not 3")),
        (HEAD + "\nada,Ada,student", (3, "email", "is not an email address")),
        (HEAD + "x@erased.invalid,Ada,student", (2, "email", "is not an email address")),
        (HEAD + "ada@b.test,,student", (2, "full_name", "must not be empty")),
        (HEAD + 'ada@b.test,"A\nB",student', (2, "full_name", "must stand on one line")),
        (HEAD + "ada@b.test,A\x00B,student", (2, "full_name", "holds a character")),
        (HEAD + "ada@b.test,Ada,admin", (2, "role", "must be student or instructor")),
        (HEAD + "a@b.test,A,\nA@B.TEST,B,\n", (3, "email", "stands in line 2 too")),
        (HEAD + 'a@b.test,"A\nB,\n', (2, "", "this line or a later one is not CSV")),
    ],
)
def test_faults_name_line_field_and_reason(text: str, fault: tuple[int, str, str]) -> None:
    [found] = read(text).faults
    assert (found.line, found.field) == fault[:2]
    assert found.message.startswith(fault[2])


def test_a_line_after_a_cell_of_several_lines_has_its_own_number() -> None:
    text = HEAD + '"a@b.test","A\n\nB",\nb@b.test,B,teacher\n'
    assert [(one.line, one.field) for one in read(text).faults] == [
        (2, "full_name"),
        (5, "role"),
    ]


def test_columns_beside_ours_are_named_and_not_read() -> None:
    sheet = read("Phone,E-Mail,,Full name\n1,ada@b.test,,Ada L.\n")
    assert [(one.email, one.full_name, one.role) for one in sheet.lines] == [
        ("ada@b.test", "Ada L.", "student")
    ]
    assert sheet.faults == []
    assert [(one.line, one.field, one.message) for one in sheet.warnings] == [
        (1, "Phone", "this column is not read")
    ]


def test_a_letter_that_another_program_lost_is_named() -> None:
    [fault] = read(HEAD + "a@b.test,M\ufffdller,\n").faults
    assert (fault.line, fault.field) == (2, "full_name")
    assert fault.message.startswith("holds a lost letter")


def test_a_list_has_an_end() -> None:
    lines = "".join(f"p{n}@b.test,P,\n" for n in range(MAX_ROWS + 5))
    sheet = read(HEAD + lines)
    assert len(sheet.lines) == MAX_ROWS
    [fault] = sheet.faults
    assert fault.line == MAX_ROWS + 2


def test_each_change_has_its_event() -> None:
    assert events({"role": "admin", "status": "active", "full_name": "A", "locale": None}) == {
        "user.role_changed": {"role"},
        "user.enabled": {"status"},
        "user.changed": {"full_name", "locale"},
    }
    assert events({"status": "disabled", "password_hash": "x"}) == {
        "user.disabled": {"status"},
        "password.changed": {"password_hash"},
    }
