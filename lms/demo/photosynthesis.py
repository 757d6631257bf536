"""The demo's first course: an introduction to photosynthesis.

Wrong options are common misconceptions, so that a tally gives something to discuss; no explanation
tells the answer of a question after it.
"""

from __future__ import annotations

from lms.demo import cell, photosynthesis_lessons
from lms.demo.course import DemoCourse, DemoQuiz
from lms.demo.questions import choice, number, statement, text
from lms.files.rules import content_url
from lms.questions.content import Area
from lms.questions.schemas.inputs import QuestionIn

DESCRIPTION = """\
Almost everything that lives eats sunlight in the end. This course follows the light from the \
leaf's surface to a molecule of sugar.

By the end you can

- say where in a cell photosynthesis happens, and what each place does,
- write its equation, and count atoms with it,
- tell the light-dependent reactions from the Calvin cycle,
- read a simple experiment with pondweed and a lamp.

You need no chemistry beyond the symbols for carbon, hydrogen and oxygen. Each week ends with a \
live quiz: bring a phone, or any device with a browser.
"""

BASICS = (
    choice(
        "single_choice",
        "In which part of a plant cell does photosynthesis take place?",
        right="Chloroplast",
        wrong="Mitochondrion|Nucleus|Vacuole",
        explanation="Only chloroplasts turn light into sugar. Mitochondria do the opposite job: "
        "they release energy from it.",
        time_limit_s=20,
    ),
    statement(
        "Plants respire only at night.",
        holds=False,
        explanation="Plants respire day and night, as we do. By day photosynthesis makes more "
        "oxygen than respiration uses, so only the difference can be seen.",
        time_limit_s=15,
    ),
    choice(
        "multiple_choice",
        "Which substances does a leaf use up in photosynthesis? Choose all that apply.",
        right="Carbon dioxide|Water",
        wrong="Glucose|Oxygen",
        explanation="Carbon dioxide from the air and water from the roots go in; glucose and "
        "oxygen come out. Light brings the energy, but it is no substance.",
        time_limit_s=25,
    ),
    text(
        "Which green pigment absorbs the light?",
        "chlorophyll",
        "chlorophyll a",
        "chlorophyll b",
        "chlorophyl",
        explanation="Chlorophyll absorbs mostly red and blue light. What it leaves over is green, "
        "and that is what we see.",
        time_limit_s=25,
    ),
    number(
        "6 CO₂ + 6 H₂O → C₆H₁₂O₆ + 6 O₂\n"
        "How many molecules of carbon dioxide does it take to make two molecules of glucose?",
        value=12,
        tolerance=0,
        explanation="One glucose has six carbon atoms, each from one CO₂: two glucose take 12.",
        time_limit_s=30,
    ),
    choice(
        "single_choice",
        "Where do the light-dependent reactions happen?",
        right="In the thylakoid membranes",
        wrong="In the cytoplasm|In the outer membrane|In the stroma",
        explanation="Chlorophyll sits in the thylakoid membranes. The stroma around them is where "
        "the Calvin cycle builds sugar.",
        time_limit_s=20,
    ),
    choice(
        "multiple_choice",
        "What do the light-dependent reactions hand on to the Calvin cycle? Choose all that apply.",
        right="ATP|NADPH",
        wrong="Carbon dioxide|Oxygen",
        explanation="ATP brings energy and NADPH brings hydrogen. Oxygen leaves the leaf as a "
        "by-product, and carbon dioxide comes from outside.",
        time_limit_s=30,
    ),
    statement(
        "The oxygen that plants give off comes from water, not from carbon dioxide.",
        holds=True,
        explanation="In 1941 Ruben and Kamen gave algae water with the heavy isotope ¹⁸O: it "
        "turned up in the oxygen. Light splits water, and the oxygen is left over.",
        time_limit_s=15,
    ),
    text(
        "What are the tiny pores called through which carbon dioxide enters a leaf?",
        "stomata",
        "stoma",
        "the stomata",
        "stomates",
        explanation="Stomata (one is a stoma) lie mostly on the underside. Guard cells open them "
        "for carbon dioxide and close them to save water.",
        time_limit_s=25,
    ),
    number(
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
    choice(
        "single_choice",
        "Which gas do leaves take from the air for photosynthesis?",
        right="Carbon dioxide",
        wrong="Hydrogen|Nitrogen|Oxygen",
        explanation="Only 0.04 % of the air is carbon dioxide. Nitrogen makes up 78 %, but leaves "
        "can't use it.",
        time_limit_s=20,
    ),
    statement(
        "Most of the mass of a tree comes from the soil.",
        holds=False,
        explanation="In about 1640 van Helmont weighed it: a willow gained 74 kg in five years, "
        "the soil lost 57 g. The mass comes from air and water.",
        time_limit_s=15,
    ),
    number(
        "How many carbon atoms are there in one molecule of glucose, C₆H₁₂O₆?",
        value=6,
        tolerance=0,
        explanation="The small figure behind each symbol counts its atoms: six of carbon.",
        time_limit_s=20,
    ),
)

INSIDE = (
    choice(
        "single_choice",
        "What is the large blue part of this plant cell?\n\n"
        f"![A plant cell with a large blue part in its middle]({content_url(cell.FILE)})",
        right="Vacuole",
        wrong="Cell wall|Cytoplasm|Nucleus",
        explanation="It is filled with water and keeps the cell firm, as air does in a tyre.",
        time_limit_s=30,
    ),
    QuestionIn(
        type="hotspot",
        stem="Click on the part that holds most of the cell's DNA.",
        file_id=cell.FILE,
        areas=[Area(shape="circle", coords=list(cell.NUCLEUS))],
        clicks=1,
        aspect=cell.WIDTH / cell.HEIGHT,
        explanation="The nucleus, here in violet. Chloroplasts have a little DNA of their own.",
    ),
)

COURSE = DemoCourse(
    slug="photosynthesis-basics",
    title="Photosynthesis basics",
    summary="How plants turn light, water and air into sugar, and where the oxygen comes from.",
    description=DESCRIPTION,
    quizzes=(
        DemoQuiz(
            title="Photosynthesis: from light to sugar",
            description="Ten questions on the whole of the first unit, about six minutes.",
            questions=BASICS,
            published=True,
        ),
        DemoQuiz(
            title="Warm-up: three quick ones",
            description="A draft to try a live quiz with in a minute or two.",
            questions=WARM_UP,
            published=False,
        ),
        DemoQuiz(
            title="Inside a plant cell",
            description="Two questions about a picture, one of them to click on.",
            questions=INSIDE,
            published=True,
            attempts_allowed=0,
        ),
    ),
    modules=photosynthesis_lessons.MODULES,
)
