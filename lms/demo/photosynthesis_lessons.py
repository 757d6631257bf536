"""The lessons of the demo's first course."""

from __future__ import annotations

from lms.demo import cell, clip
from lms.demo.lessons import DemoFilm, DemoLesson, DemoModule
from lms.files.rules import content_url
from lms.lessons.content import Manual, TimeSpent, Watched

PICTURE = f"![A plant cell with a large blue part in its middle]({content_url(cell.FILE)})"

LEAVES = DemoModule(
    title="Light and leaves",
    lessons=(
        DemoLesson(
            title="What a leaf does all day",
            preview=True,
            minutes=4,
            markdown="""\
Hold a leaf against the sun. What looks like a flat green sheet is a **factory with a glass roof**:
light comes in from above, air from below, water through the veins.

By day a leaf does two things at once:

- it *builds* sugar from carbon dioxide and water, and gives off oxygen: **photosynthesis**;
- it *burns* a little of that sugar to live, as we do: **respiration**.

At night only the second one goes on. That is why plants are often said to breathe at night \
alone, which is wrong: by day you just can't see it.

> **Try it.** Put a glass over a sprig of mint in the sun. After an hour the glass is wet inside. \
Where does the water come from?
""",
        ),
        DemoLesson(
            title="Watch a day of a leaf",
            kind="video",
            required=False,
            conditions=(Watched(percent=80),),
            film=DemoFilm(clip.FILE, clip.CAPTIONS, clip.SECONDS),
            markdown="A day in sixteen seconds, without sound: turn the captions on. White rings "
            "are oxygen, dark ones carbon dioxide. *When does the leaf give off both?*",
        ),
        DemoLesson(
            title="Inside a plant cell",
            conditions=(Manual(), TimeSpent(seconds=30)),
            markdown=f"""\
A leaf of a beech has about forty million cells that look like this one.

{PICTURE}

| Part | What it does |
|---|---|
| Chloroplast, green | turns light into sugar |
| Vacuole, blue | holds water and keeps the cell firm |
| Nucleus, violet | keeps the plans |
| Mitochondrion, orange | releases energy from sugar |

Count the chloroplasts, then mark this lesson as done.
""",
        ),
        DemoLesson(
            title="The cell to print and label",
            kind="file",
            required=False,
            minutes=10,
            markdown="Print it, and write each part's name beside it without looking back.",
            files=(cell.FILE,),
        ),
        DemoLesson(
            title="Do you know your way round a cell?",
            kind="quiz",
            quiz="Inside a plant cell",
            required=False,
            minutes=2,
            markdown="Two questions about a picture of a plant cell. They count for nothing: "
            "try them as often as you like.",
        ),
    ),
)
SUGAR = DemoModule(
    title="From light to sugar",
    sequential=True,
    lessons=(
        DemoLesson(
            title="Two reactions in one leaf",
            after=("Inside a plant cell",),
            minutes=6,
            markdown="""\
Photosynthesis happens in two places of a chloroplast.

1. In the **thylakoid membranes** light splits water. Oxygen leaves the leaf; the energy is kept \
in ATP and NADPH.
2. In the **stroma** around them the Calvin cycle uses both to build sugar from carbon dioxide. \
It needs no light of its own.

So the oxygen you breathe was part of *water* this morning, not of carbon dioxide.
""",
        ),
        DemoLesson(
            title="Count the atoms",
            minutes=8,
            markdown="""\
All of it in one line:

$$6\\,CO_2 + 6\\,H_2O \\rightarrow C_6H_{12}O_6 + 6\\,O_2$$

Nothing gets lost: on each side there are $6$ atoms of carbon, $12$ of hydrogen and \
$6 \\cdot 2 + 6 = 18$ of oxygen.

**How much carbon dioxide is in two molecules of glucose?** Six for each, so twelve.
""",
        ),
        DemoLesson(
            title="Play: from light to sugar",
            kind="live",
            quiz="Photosynthesis: from light to sugar",
            minutes=6,
            markdown="Ten questions, played together. Bring a phone.",
        ),
    ),
)
LAKE = DemoModule(
    title="A week later",
    after_days=7,
    lessons=(
        DemoLesson(
            title="What a pondweed tells you",
            required=False,
            markdown="""\
Put pondweed under a lamp and count its bubbles for a minute. Then move the lamp to twice the \
distance. Light falls off with the *square* of the distance, so a quarter of it is left, and \
about a quarter of the bubbles.
""",
        ),
    ),
)
MODULES = (LEAVES, SUGAR, LAKE)
