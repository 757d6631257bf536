"""What features register has words in the browser, and nothing else has."""

from __future__ import annotations

import re
from collections import Counter

from lms import features
from lms.audit.verbs import Verb
from lms.notifications.kinds import NOTICES
from tests.house.test_house import ROOT

features.load()
VERBS = [verb for declared in Verb.__subclasses__() for verb in declared]


def keys(file: str, name: str) -> set[str]:
    """The keys of a constant object in a file of the browser's side."""
    text = (ROOT / "static" / file).read_text()
    return set(
        re.findall(r'^  "?([\w.]+)"?:', text.split(f"const {name} = {{")[1].split("\n}")[0], re.M)
    )


def test_each_audit_verb_and_target_has_words() -> None:
    assert [verb for verb, times in Counter(VERBS).items() if times > 1] == []
    assert keys("lib/words-admin.js", "verb") == set(VERBS)
    targets = {target for verb in VERBS for target in verb.targets}
    assert keys("lib/words-admin.js", "target") == targets


def test_the_bell_knows_each_kind_of_notice() -> None:
    ours = {kind for kind, notice in NOTICES.items() if notice.__module__.startswith("lms.")}
    assert keys("lib/notices.js", "kinds") == ours
