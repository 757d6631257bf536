"""The demo's questions, each with an explanation of its answer.

Wrong options are common misconceptions, so that a tally gives something to discuss.
"""

from __future__ import annotations

from typing import Any

from lms.questions.content import Accepted, QuestionType, Tolerance
from lms.questions.schemas.inputs import OptionIn, QuestionIn


def _choice(kind: QuestionType, stem: str, right: str, wrong: str, **more: Any) -> QuestionIn:
    """Options in alphabetical order, which reveals nothing; `|` separates the texts."""
    texts = [(text, True) for text in right.split("|")] + [(t, False) for t in wrong.split("|")]
    options = [OptionIn(text=text, correct=correct) for text, correct in sorted(texts)]
    return QuestionIn(type=kind, stem=stem, options=options, **more)


def _statement(stem: str, holds: bool, **more: Any) -> QuestionIn:
    options = [OptionIn(text="True", correct=holds), OptionIn(text="False", correct=not holds)]
    return QuestionIn(type="true_false", stem=stem, options=options, **more)


def _text(stem: str, *accepted: str, **more: Any) -> QuestionIn:
    answers = [Accepted(text=text) for text in accepted]
    return QuestionIn(type="short_answer", stem=stem, answers=answers, **more)


def _number(stem: str, value: float, tolerance: float, **more: Any) -> QuestionIn:
    numeric = Tolerance(value=value, tolerance=tolerance)
    return QuestionIn(type="numeric", stem=stem, numeric=numeric, **more)


BASICS = (
    _choice(
        "single_choice",
        "In which part of a plant cell does photosynthesis take place?",
        right="Chloroplast",
        wrong="Mitochondrion|Nucleus|Vacuole",
        explanation="Chloroplasts hold the chlorophyll, in stacks of membranes. Mitochondria do "
        "the opposite job: they release energy from sugar.",
        time_limit_s=20,
    ),
    _statement(
        "Plants respire only at night.",
        holds=False,
        explanation="Plants respire day and night, as we do. By day photosynthesis makes more "
        "oxygen than respiration uses, so only the difference can be seen.",
        time_limit_s=15,
    ),
    _choice(
        "multiple_choice",
        "Which substances does a leaf use up in photosynthesis? Choose all that apply.",
        right="Carbon dioxide|Water",
        wrong="Glucose|Oxygen",
        explanation="Carbon dioxide from the air and water from the roots go in; glucose and "
        "oxygen come out. Light brings the energy, but it is no substance.",
        time_limit_s=25,
    ),
    _text(
        "Which green pigment absorbs the light?",
        "chlorophyll",
        "chlorophyll a",
        "chlorophyll b",
        "chlorophyl",
        explanation="Chlorophyll absorbs mostly red and blue light. What it leaves over is green, "
        "and that is what we see.",
        time_limit_s=25,
    ),
    _number(
        "6 CO₂ + 6 H₂O → C₆H₁₂O₆ + 6 O₂\n"
        "How many molecules of carbon dioxide does it take to make two molecules of glucose?",
        value=12,
        tolerance=0,
        explanation="One glucose has six carbon atoms, each from one CO₂: two glucose take 12.",
        time_limit_s=30,
    ),
    _choice(
        "single_choice",
        "Where do the light-dependent reactions happen?",
        right="In the thylakoid membranes",
        wrong="In the cytoplasm|In the outer membrane|In the stroma",
        explanation="Chlorophyll sits in the thylakoid membranes. The stroma around them is where "
        "the Calvin cycle builds sugar.",
        time_limit_s=20,
    ),
    _choice(
        "multiple_choice",
        "What do the light-dependent reactions hand on to the Calvin cycle? Choose all that apply.",
        right="ATP|NADPH",
        wrong="Carbon dioxide|Oxygen",
        explanation="ATP brings energy and NADPH brings hydrogen. Oxygen leaves the leaf as a "
        "by-product, and carbon dioxide comes from outside.",
        time_limit_s=30,
    ),
    _statement(
        "The oxygen that plants give off comes from water, not from carbon dioxide.",
        holds=True,
        explanation="In 1941 Ruben and Kamen gave algae water with the heavy isotope ¹⁸O: it "
        "turned up in the oxygen. Light splits water, and the oxygen is left over.",
        time_limit_s=15,
    ),
    _text(
        "What are the tiny pores called through which carbon dioxide enters a leaf?",
        "stomata",
        "stoma",
        "the stomata",
        "stomates",
        explanation="Stomata (one is a stoma) lie mostly on the underside. Guard cells open them "
        "for carbon dioxide and close them to save water.",
        time_limit_s=25,
    ),
    _number(
        "Light falls off with the square of the distance. A lamp is moved from 10 cm to 20 cm "
        "from a pondweed. How much of the light still reaches it, in percent?",
        value=25,
        tolerance=0.5,
        explanation="Twice the distance is a quarter of the light: (10 / 20)² = 0.25, so 25 %. "
        "While light is what limits it, the pondweed gives off about a quarter of the bubbles.",
        live_points=2000,
        time_limit_s=30,
    ),
)

WARM_UP = (
    _choice(
        "single_choice",
        "Which gas do leaves take from the air for photosynthesis?",
        right="Carbon dioxide",
        wrong="Hydrogen|Nitrogen|Oxygen",
        explanation="Only 0.04 % of the air is carbon dioxide, and all the carbon in a tree "
        "comes from there.",
        time_limit_s=20,
    ),
    _statement(
        "Most of the mass of a tree comes from the soil.",
        holds=False,
        explanation="In about 1640 van Helmont weighed it: a willow gained 74 kg in five years, "
        "the soil lost 57 g. The mass comes from air and water.",
        time_limit_s=15,
    ),
    _number(
        "How many carbon atoms are there in one molecule of glucose, C₆H₁₂O₆?",
        value=6,
        tolerance=0,
        explanation="The small figure behind each symbol counts its atoms: six of carbon.",
        time_limit_s=20,
    ),
)
