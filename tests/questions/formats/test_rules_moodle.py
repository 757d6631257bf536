"""Moodle XML's corner cases, and hostile XML."""

from __future__ import annotations

import time
from typing import Any

import pytest

from lms.core.errors import Invalid
from lms.questions.formats import Draft, moodle, read
from lms.questions.formats.base import Found


def question(kind: str, inside: str, stem: str = "<p>What?</p>", form: str = "html") -> str:
    return (
        f'<question type="{kind}"><name><text>T</text></name>'
        f'<questiontext format="{form}"><text><![CDATA[{stem}]]></text></questiontext>'
        f"{inside}</question>"
    )


def answer(text: str, share: str = "0", told: str = "", more: str = "") -> str:
    feedback = f"<feedback format='html'><text>{told}</text></feedback>" if told else ""
    return f'<answer fraction="{share}"><text>{text}</text>{feedback}{more}</answer>'


def found_in(*questions: str) -> Found:
    return moodle.read(f'<?xml version="1.0"?>\n<quiz>\n{chr(10).join(questions)}\n</quiz>')


def one(*questions: str) -> Draft:
    found = found_in(*questions)
    assert found.errors == []
    [draft] = found.questions
    return draft


def cloze(stem: str) -> list[dict[str, Any]]:
    draft = one(question("cloze", "", stem))
    return draft.content.model_dump()["gaps"]  # type: ignore[no-any-return]


def test_a_category_path_names_its_folders_and_a_double_slash_is_a_slash() -> None:
    category = (
        "<question type='category'><category><text>$course$/a//b/c</text></category></question>"
    )
    draft = one(category, question("essay", ""))
    assert draft.category == ["a/b", "c"]


def test_choices_with_weights_are_weighted() -> None:
    several = "<single>false</single>" + answer("a", "50") + answer("b", "50") + answer("c", "-50")
    draft = one(question("multichoice", several))
    assert (draft.content.type, draft.policy) == ("multiple_choice", "weighted")
    assert [option.fraction for option in draft.content.options] == [0.5, 0.5, -0.5]  # type: ignore[union-attr]
    single = "<single>true</single>" + answer("a", "100") + answer("b", "33.33333")
    draft = one(question("multichoice", single))
    assert [option.fraction for option in draft.content.options] == [None, 0.3333333]  # type: ignore[union-attr]


def test_a_rounded_weight_is_read_as_the_part_it_stands_for() -> None:
    inside = "<single>false</single>" + "".join(answer(text, "33") for text in "abc")
    draft = one(question("multichoice", inside))
    assert [option.fraction for option in draft.content.options] == [0.3333333] * 3  # type: ignore[union-attr]


def test_a_split_end_of_cdata_is_whole_again() -> None:
    stem = "a ]]]]><![CDATA[> b"
    assert one(question("essay", "", stem, "markdown")).stem == "a ]]> b"


def test_html_becomes_markdown() -> None:
    stem = (
        "<p>H<sub>2</sub>O &amp; m<sup>2</sup> \\(a_1 * b\\)</p><ul><li>one</li><li>two</li></ul>"
        "<pre>x = 1\n  y</pre><script>alert(1)</script>"
    )
    found = found_in(question("essay", "", stem))
    text = found.questions[0].stem
    assert text.startswith("H₂O & m² $a_1 * b$\n\n- one\n- two\n")
    assert "```\nx = 1\n  y\n```" in text
    assert "alert" not in text
    assert [one.message for one in found.warnings] == ["<script> is left out"]


@pytest.mark.parametrize(
    ("form", "stem", "made"),
    [
        ("plain_text", "a <b> & c", "a <b> & c"),
        ("markdown", "a **b**", "a **b**"),
        ("moodle_auto_format", "a <b>b</b>", "a **b**"),
        ("moodle_auto_format", "a < b", "a < b"),
        ("html", "<p dir='ltr'>only<br></p>", "only"),
        ("html", "1 * 2 * 3", "1 \\* 2 \\* 3"),
    ],
)
def test_each_format_of_a_text(form: str, stem: str, made: str) -> None:
    assert one(question("essay", "", stem, form)).stem == made


def test_files_are_left_out_and_that_is_said() -> None:
    stem = '<p>See <img src="@@PLUGINFILE@@/map.png" alt="a map"></p>'
    with_file = question("essay", "", stem).replace(
        "</questiontext>", '<file name="map.png" encoding="base64">AAAA</file></questiontext>'
    )
    found = found_in(with_file, question("essay", "<image_base64>AAAA</image_base64>"))
    assert found.questions[0].stem == "See a map"
    assert [(one.line, one.message) for one in found.warnings] == [
        (3, "the picture map.png is left out"),
        (4, "the question's picture is left out"),
    ]


def test_numbers_units_and_what_any_other_number_is_told() -> None:
    inside = (
        answer("3", "100", "yes", "<tolerance>0.5</tolerance>")
        + answer("5", "50", "", "<tolerance>1</tolerance>")
        + answer("*", "0", "no")
        + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>"
    )
    draft = one(question("numerical", inside))
    own = draft.content.model_dump()["numeric"]
    assert (own["value"], own["tolerance"], own["unit"]) == (3, 0.5, "m")
    assert [(one["min"], one["max"], one["fraction"]) for one in own["also"]] == [(4, 6, 0.5)]
    assert (draft.feedback.correct, draft.feedback.incorrect) == ("yes", "no")


def test_hints_points_and_feedback_are_kept() -> None:
    inside = (
        "<defaultgrade>2.5000000</defaultgrade><hint format='html'><text>one</text><clearwrong/>"
        "<shownumcorrect/></hint><tags><tag><text>x</text></tag></tags>"
        "<correctfeedback format='html'><text>well done</text></correctfeedback>"
        "<usecase>1</usecase>"
    )
    found = found_in(question("shortanswer", inside + answer("Paris", "100")))
    [draft] = found.questions
    assert (float(draft.points), draft.hints, draft.tags) == (2.5, ["one"], ["x"])
    assert draft.feedback.correct == "well done"
    assert draft.content.case_sensitive  # type: ignore[union-attr]
    assert len(found.warnings) == 1


def test_an_unknown_type_is_an_error_and_the_next_question_is_read() -> None:
    found = found_in(question("calculated", ""), question("essay", ""), question("", ""))
    assert [(one.line, one.field) for one in found.errors] == [(3, "type"), (5, "type")]
    assert [draft.line for draft in found.questions] == [4]


def test_essays_ordering_matching_and_files() -> None:
    essay = "<responseformat>editor</responseformat><attachments>2</attachments>"
    essay += (
        "<minwordlimit>10</minwordlimit><graderinfo format='html'><text>look</text></graderinfo>"
    )
    made = one(question("essay", essay)).content.model_dump()
    assert (made["max_files"], made["min_words"], made["notes"]) == (2, 10, "look")
    files = "<responseformat>noinline</responseformat><attachments>-1</attachments>"
    files += "<filetypeslist>.pdf, .odt,image</filetypeslist>"
    made = one(question("essay", files)).content.model_dump()
    assert (made["type"], made["max_files"], made["accept"]) == ("file", 10, ["pdf", "odt"])
    order = one(question("ordering", answer("a", "1.0") + answer("b", "2.0"))).content
    assert [option.text for option in order.options] == ["a", "b"]  # type: ignore[union-attr]
    pairs = "".join(
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in (("a", "1"), ("b", "2"), ("", "3"))
    )
    made = one(question("matching", pairs)).content.model_dump()
    assert len(made["pairs"]) == 2
    assert [one["text"] for one in made["distractors"]] == ["3"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SHORTANSWER", "short_answer"), ("SA", "short_answer"), ("MW", "short_answer"),
        ("SHORTANSWER_C", "short_answer"), ("SAC", "short_answer"), ("MWC", "short_answer"),
        ("MULTICHOICE", "single_choice"), ("MC", "single_choice"), ("MCV", "single_choice"),
        ("MULTICHOICE_HS", "single_choice"), ("MCVS", "single_choice"),
    ],
)  # fmt: skip
def test_the_names_of_gaps(name: str, kind: str) -> None:
    [gap] = cloze(f"The {{2:{name}:=a#yes~%50%b~c}} day")
    assert (gap["type"], gap["weight"]) == (kind, 2)


def test_what_stands_in_gaps() -> None:
    draft = one(question("cloze", "", "A {:SA:=a\\}b&#39;c~%-50,5%d} B {1:NM:=1.5:0.5~%50%2:1} C"))
    assert draft.stem == "A {{1}} B {{2}} C"
    text, number = draft.content.model_dump()["gaps"]
    assert text["answers"][0]["text"] == "a}b'c"
    assert (number["numeric"]["value"], number["numeric"]["tolerance"]) == (1.5, 0.5)


@pytest.mark.parametrize(
    "stem",
    [
        "no gap",
        "{1:MC:=a}",
        "{1:MC:a~b}",
        "{1:SA:a}",
        "{1:NM:=abc}",
        "{1:MR:=a~=b}",
        "{1:SA:=a",
        "{1:SA:}",
    ],
)
def test_a_gap_that_makes_no_sense_is_an_error(stem: str) -> None:
    found = found_in(question("cloze", "", stem))
    assert [one.line for one in found.errors] == [3]


BOMB = (
    '<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quiz><question type="essay"/></quiz>'
)
OUTSIDE = '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BOMB, "may not be declared"),
        (OUTSIDE, "may not be declared"),
        ("<quiz>" + "<a>" * 20_000 + "</a>" * 20_000 + "</quiz>", "too many levels"),
        (
            "<quiz><question type='essay'>" + "<a/>" * 6000 + "</question></quiz>",
            "too many elements",
        ),
        ("<quiz><question></quiz>", "no XML"),
        ("<quiz>&nbsp;</quiz>", "no XML"),
        ("", "no XML"),
        ("<other/>", "no <question>"),
    ],
)
def test_hostile_and_broken_xml_is_an_error_with_its_line(text: str, says: str) -> None:
    found = moodle.read(text)
    assert found.questions == []
    assert says in found.errors[0].message


def test_what_stands_before_a_broken_line_counts() -> None:
    found = moodle.read(f"<quiz>\n{question('essay', '')}\n<question>\n</quiz>")
    assert [draft.line for draft in found.questions] == [2]
    assert [one.line for one in found.errors] == [4]


def test_deep_html_is_an_error_of_its_question() -> None:
    found = found_in(question("essay", "", "<b>" * 3000), question("essay", ""))
    assert [one.line for one in found.errors] == [3]
    assert len(found.questions) == 1


@pytest.mark.parametrize("sign", ["\\(", "\\[", "$$", "\\(a", "$$a", "{1:SA:="])
def test_what_begins_formulas_and_never_ends_them_takes_no_time(sign: str) -> None:
    begin = time.process_time()
    found_in(question("essay", "", sign * (30_000 // len(sign)), "moodle_auto_format"))
    assert time.process_time() - begin < 1


def test_the_declared_encoding_is_taken() -> None:
    text = (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><quiz>{question("essay", "", "Grüße")}</quiz>'
    )
    assert read("moodle_xml", text.encode("latin-1")).questions[0].stem == "Grüße"
    with pytest.raises(Invalid) as refused:
        read("moodle_xml", text.replace("ISO-8859-1", "x-odd").encode("latin-1"))
    assert refused.value.code == "encoding_unclear"
