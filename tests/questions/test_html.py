"""What a question asks as HTML: rendered when it is written, kept with its version."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from lms.core import db, markup
from lms.core.markup.document import render
from lms.core.markup.process import Rendered
from lms.questions import html
from lms.questions.models import QuestionVersion
from lms.quizzes.models import QuizSlot
from lms.users.models import User
from tests.client import Client
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.quizzes.factories import make_quiz
from tests.server import Running
from tests.sockets import as_player, as_user

RICH = {
    "type": "single_choice",
    "stem": "What does `f` print?\n\n```py\ndef f():\n    print(1)\n```",
    "explanation": "$1$, *of course*",
    "options": [{"text": "**1**", "correct": True}, {"text": "> 1"}, {"text": "<b>"}],
}
LABELS = ["<strong>1</strong>", "&gt; 1", "&lt;b&gt;"]


async def made_by(client: Client, **more: Any) -> tuple[dict[str, Any], User]:
    quiz = await make_quiz()
    owner = await User.get(id=(await quiz.course).owner_id)
    made = await client.post(f"quizzes/{quiz.id}/questions", json=RICH | more, as_=owner)
    assert made.status == 201, made.json
    return made.json, owner


async def version_of(question: dict[str, Any]) -> QuestionVersion:
    return await QuestionVersion.newest_of([UUID(question["id"])]).get()


async def test_staff_see_text_and_html(client: Client) -> None:
    made, owner = await made_by(client)
    assert made["stem"] == RICH["stem"]
    assert '<span class="k">def</span>' in made["stem_html"]
    assert "\n    <span" in made["stem_html"]
    assert "<math>" in made["explanation_html"]
    assert [one["html"] for one in made["options"]] == LABELS
    read = await client.get(f"questions/{made['id']}", as_=owner)
    assert read.json == made


PARTS: dict[str, tuple[dict[str, Any], list[list[str | int]]]] = {
    "ordering": ({"options": [{"text": "*a*"}, {"text": "$x$"}]}, [["options", 0]]),
    "matching": (
        {
            "pairs": [
                {"left": {"text": "*a*"}, "right": {"text": "b"}},
                {"left": {"text": "c"}, "right": {"text": "*a*"}},
            ],
            "distractors": [{"text": "*a*"}],
        },
        [["pairs", 0, "left"], ["pairs", 1, "right"], ["distractors", 0]],
    ),
    "categorise": (
        {
            "categories": [{"id": "x", "text": "*a*"}, {"id": "y", "text": "b"}],
            "items": [{"text": "*a*", "category_id": "x"}, {"text": "c", "category_id": "y"}],
        },
        [["categories", 0], ["items", 0]],
    ),
    "cloze": (
        {
            "stem": "**A** {{g}} and {{h}}",
            "gaps": [
                {
                    "id": "g",
                    "type": "single_choice",
                    "options": [{"text": "*a*", "correct": True}, {"text": "b"}],
                },
                {"id": "h", "type": "short_answer", "answers": [{"text": "*a*"}]},
            ],
        },
        [["gaps", 0, "options", 0]],
    ),
}


@pytest.mark.parametrize("kind", PARTS)
async def test_each_part_that_is_shown_has_html(client: Client, kind: str) -> None:
    fields, places = PARTS[kind]
    quiz = await make_quiz()
    owner = await User.get(id=(await quiz.course).owner_id)
    body = {"type": kind, "stem": "*s*", **fields}
    made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=owner)
    assert made.status == 201, made.json
    for place in places:
        part = made.json
        for step in place:
            part = part[step]
        assert (part["text"], part["html"]) == ("*a*", "<em>a</em>")
    path = f"questions/{made.json['id']}"
    again = {name: made.json[name] for name in fields}
    changed = await client.patch(path, json=again, as_=owner)
    assert changed.status == 200, changed.json
    assert changed.json == made.json


async def test_gaps_stand_in_the_html_by_their_new_ids(client: Client) -> None:
    made, _ = await made_by(client, type="cloze", options=None, **PARTS["cloze"][0])
    first, second = (one["id"] for one in made["gaps"])
    assert made["stem_html"] == f"<p><strong>A</strong> {{{{{first}}}}} and {{{{{second}}}}}</p>"


async def test_hints_and_feedback_are_markdown(client: Client) -> None:
    texts: dict[str, Any] = {
        "hints": ["*a*", "b"],
        "feedback": {"correct": "**c**", "partial": "d"},
        "options": [{"text": "1", "correct": True, "feedback": "$x$"}, {"text": "2"}],
    }
    made, owner = await made_by(client, **texts)
    assert made["hints_html"] == ["<p><em>a</em></p>", "<p>b</p>"]
    assert made["feedback_html"] == {
        "correct": "<p><strong>c</strong></p>", "partial": "<p>d</p>", "incorrect": "",
    }  # fmt: skip
    assert "<math>" in made["options"][0]["feedback_html"]
    assert made["options"][1]["feedback_html"] == ""
    for kind, content, place in (
        ("short_answer", {"answers": [{"text": "a", "feedback": "*f*"}]}, ["answers", 0]),
        (
            "numeric",
            {"numeric": {"value": 1, "also": [
                {"min": 0, "max": 2, "fraction": 0.5, "feedback": "*f*"}]}},
            ["numeric", "also", 0],
        ),
    ):  # fmt: skip
        body = {"type": kind, **content}
        part = (await client.patch(f"questions/{made['id']}", json=body, as_=owner)).json
        for step in place:
            part = part[step]
        assert part["feedback_html"] == "<p><em>f</em></p>"


async def test_copies_and_restored_versions_keep_their_html(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, owner = await made_by(client, hints=["*h*"])
    await QuestionVersion.filter(question_id=made["id"]).update(used=True)
    path = f"questions/{made['id']}"
    changed = await client.patch(path, json={"stem": "b", "hints": []}, as_=owner)
    assert changed.json["version"] == 2

    async def fail(_sources: object) -> Any:
        raise AssertionError

    monkeypatch.setattr(markup, "rendered", fail)
    restored = (await client.post(f"{path}/versions/1/restore", as_=owner)).json
    copied = (await client.post(f"{path}/copy", json={"bank_id": made["bank_id"]}, as_=owner)).json
    for name in ("stem_html", "explanation_html", "hints_html", "feedback_html"):
        assert restored[name] == copied[name] == made[name]
    assert [one["html"] for one in copied["options"]] == LABELS


async def test_nothing_is_rendered_while_rows_are_locked(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text may take its time; whoever waits for the row would take it too."""
    render, seen = markup.rendered, []

    async def watched(sources: Any) -> Any:
        seen.append(db._after.get() is None)
        return await render(sources)

    monkeypatch.setattr(markup, "rendered", watched)
    monkeypatch.setattr(markup.process, "rendered", watched)
    made, owner = await made_by(client)
    path = f"questions/{made['id']}"
    await QuestionVersion.filter(question_id=made["id"]).update(used=True)
    body = RICH | {"stem": "In a bank"}
    for answer in (
        await client.patch(path, json={"stem": "*a*"}, as_=owner),
        await client.post(f"banks/{made['bank_id']}/questions", json=body, as_=owner),
        await client.post("courses", json={"title": "a", "description": "*a*"}, as_=owner),
    ):
        assert answer.status < 300, answer.json
    course = answer.json["id"]
    new = await client.post(
        f"courses/{course}/quizzes", json={"title": "a", "description": "*a*"}, as_=owner
    )
    for where in (f"courses/{course}", f"quizzes/{new.json['id']}"):
        changed = await client.patch(where, json={"description": "*b*"}, as_=owner)
        assert changed.json["description_html"] == "<p><em>b</em></p>"
    assert seen == [True] * 7


async def test_two_who_change_different_texts_lose_neither(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes between the look at the question and its lock."""
    made, owner = await made_by(client)
    path, render, others = f"questions/{made['id']}", markup.rendered, ["*other*"]

    async def late(sources: Any) -> Any:
        found = await render(sources)
        if others:
            body = {"explanation": others.pop()}
            assert (await client.patch(path, json=body, as_=owner)).status == 200
        return found

    monkeypatch.setattr(markup, "rendered", late)
    changed = (await client.patch(path, json={"stem": "*mine*"}, as_=owner)).json
    assert changed["stem_html"] == "<p><em>mine</em></p>"
    assert changed["explanation_html"] == "<p><em>other</em></p>"
    assert (await client.get(path, as_=owner)).json == changed


async def test_it_is_rendered_when_it_is_written_and_never_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, owner = await made_by(client)

    async def fail(_sources: object) -> Any:
        raise AssertionError

    monkeypatch.setattr(markup, "rendered", fail)
    path = f"questions/{made['id']}"
    assert (await client.get(path, as_=owner)).json == made
    changed = await client.patch(path, json={"points": 2, "stem": made["stem"]}, as_=owner)
    assert changed.status == 200


async def test_each_version_keeps_its_own(client: Client) -> None:
    made, owner = await made_by(client)
    await QuestionVersion.filter(question_id=made["id"]).update(used=True)
    path = f"questions/{made['id']}"
    changed = (await client.patch(path, json={"stem": "*Why?*"}, as_=owner)).json
    assert changed["stem_html"] == "<p><em>Why?</em></p>"
    assert changed["explanation_html"] == made["explanation_html"]
    assert [one["html"] for one in changed["options"]] == LABELS
    first, second = await QuestionVersion.filter(question_id=made["id"]).order_by("number")
    assert first.html_for(("user", owner.id)).stem == made["stem_html"]
    assert second.html_for(("user", owner.id)).stem == changed["stem_html"]


async def test_options_can_be_sent_back_as_they_were_read(client: Client) -> None:
    made, owner = await made_by(client)
    options = [one | {"html": "<script>"} for one in made["options"][::-1]]
    path = f"questions/{made['id']}"
    changed = await client.patch(path, json={"options": options}, as_=owner)
    assert changed.status == 200, changed
    assert changed.json["options"] == made["options"][::-1]


async def test_a_version_from_before_is_shown_as_it_was_written(client: Client) -> None:
    made, owner = await made_by(client, stem="2 * 3 * 4 < 5?")
    await QuestionVersion.filter(question_id=made["id"]).update(rendered=None)
    read = (await client.get(f"questions/{made['id']}", as_=owner)).json
    assert read["stem_html"] == "<p>2 * 3 * 4 &lt; 5?</p>"
    assert [one["html"] for one in read["options"]] == ["**1**", "&gt; 1", "&lt;b&gt;"]


async def test_a_text_that_takes_too_long_changes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, owner = await made_by(client)
    path = f"questions/{made['id']}"
    markup.process._child().end()
    monkeypatch.setattr(markup.process, "CHILD_MODULE", "lms.core.nothing")
    refused = await client.patch(path, json={"stem": "$x$", "points": 3}, as_=owner)
    monkeypatch.undo()
    assert (refused.status, refused.code) == (422, "too_complex")
    assert (await client.get(path, as_=owner)).json == made


async def test_descriptions_are_markdown(client: Client) -> None:
    quiz = await make_quiz()
    owner = await User.get(id=(await quiz.course).owner_id)
    for path in (f"courses/{quiz.course_id}", f"quizzes/{quiz.id}"):
        changed = await client.patch(path, json={"description": "*a* <b>"}, as_=owner)
        assert changed.json["description_html"] == "<p><em>a</em> &lt;b&gt;</p>"
        assert (await client.get(path, as_=owner)).json["description"] == "*a* <b>"


async def test_a_game_tells_text_and_html(db: None, client: Client, server: Running) -> None:
    game = await make_game(questions=1, auto_close=False)
    await QuizSlot.filter(quiz_id=game.quiz.id).delete()
    made = await client.post(f"quizzes/{game.quiz.id}/questions", json=RICH, as_=game.host)
    question = made.json
    ada = await game.player(nickname="Ada")
    async with as_player(server, ada.player_token) as player, as_user(server, game.host) as host:
        seen = (await host.ok("subscribe", channel=game.channel))["snapshot"]
        assert seen["next"] is None or "stem_html" in seen["next"]
        await player.ok("subscribe", channel=game.channel)
        await run(game, "live.start")
        opened = await player.event("live.question.opened")
        assert (opened["stem"], opened["stem_html"]) == (question["stem"], question["stem_html"])
        assert [one["html"] for one in opened["options"]] == LABELS
        again = (await player.ok("subscribe", channel=game.channel))["snapshot"]["question"]
        assert again["stem_html"] == question["stem_html"]
        assert again["options"] == opened["options"]
        await run(game, "live.close")
        await run(game, "live.reveal")
        shown = await player.event("live.revealed")
        assert shown["explanation_html"] == question["explanation_html"]
    results = await client.get(f"live-sessions/{game.id}/results", as_=game.host)
    assert results.json["questions"][0]["stem_html"] == question["stem_html"]


async def test_what_did_not_change_is_not_rendered_again(client: Client) -> None:
    told = {"correct": "*yes*", "partial": "", "incorrect": "**1**"}
    options = [{**one, "feedback": f"`{n}`"} for n, one in enumerate(RICH["options"])]
    same = {"stem": "**1**", "hints": ["*a*", "**1**"], "feedback": told, "options": options}
    made, _ = await made_by(client, **same)
    version = await version_of(made)
    texts = {name: getattr(version, name) for name in html.TEXTS}
    kept = html.html_of(texts, version.rendered)
    assert kept == {source: render(source)[0] for source in kept}
    asked: list[Any] = []

    async def counted(sources: Any) -> Any:
        asked.extend(sources)
        return [Rendered(*render(one)) for one in sources]

    changed = {**texts, "stem": "> 1"}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markup, "rendered", counted)
        again = await html.rendered(changed, kept)
    assert asked == [markup.Source("> 1")], "an option of that text is rendered as a label"
    assert again == await html.rendered(changed)
