"""The demo's second course: reading small Python programs, with code and formulas."""

from __future__ import annotations

from lms.demo import programming_lessons
from lms.demo.course import DemoCourse, DemoQuiz
from lms.demo.questions import categorise, choice, matching, number, ordering, statement, text
from lms.questions.content import Accepted, Tolerance
from lms.questions.content.cloze import NumberGap, TextGap
from lms.questions.schemas.inputs import QuestionIn

DESCRIPTION = """\
Programs are read far more often than they are written. In this course you read short ones, say \
what they print, and find out why.

| Week | Subject |
|---|---|
| 1 | Values, names and `print` |
| 2 | Lists and loops |
| 3 | Functions, and how long they take |

No program here has more than ten lines, and you need nothing but a browser:

```python
for week in range(1, 4):
    print("Week", week)
```
"""

READING = (
    choice(
        "single_choice",
        'What does this print?\n\n```python\nwords = ["one", "two", "three"]\n'
        "print(len(words[2]))\n```",
        right="`5`",
        wrong='`2`|`3`|`"three"`',
        explanation='Places are counted from 0, so `words[2]` is `"three"`, of five letters.',
        time_limit_s=30,
    ),
    statement(
        "`range(3)` runs through 1, 2 and 3.",
        holds=False,
        explanation="It starts at 0 and stops before 3: 0, 1, 2.",
        time_limit_s=15,
    ),
    choice(
        "multiple_choice",
        "Which lines make `total` larger by one? Choose all that apply.",
        right="`total += 1`|`total = total + 1`",
        wrong="`total =+ 1`|`total == total + 1`",
        explanation="`=+ 1` sets it to plus one, and `==` compares without changing anything.",
        time_limit_s=30,
    ),
    text(
        "Which word begins the definition of a function?",
        "def",
        explanation="`def` is short for define: `def double(x): return 2 * x`.",
        time_limit_s=20,
    ),
    number(
        "The sum of the first $n$ numbers is $\\frac{n(n+1)}{2}$. What does this print?\n\n"
        "```python\nprint(sum(range(1, 101)))\n```",
        value=5050,
        tolerance=0,
        explanation="$\\frac{100 \\cdot 101}{2} = 5050$: Gauss, it is told, found it at school.",
        time_limit_s=45,
    ),
    matching(
        "What type has each value?",
        {"`3.0`": "float", '`"3"`': "str", "`[3]`": "list"},
        "int",
        explanation="Quotes and brackets decide, not what stands inside; a point makes a float.",
        time_limit_s=40,
    ),
    ordering(
        "Put the lines in order, so that the program prints 0, 1, 2.",
        "`n = 0`",
        "`while n < 3:`",
        "`    print(n)`",
        "`    n += 1`",
        explanation="The name must exist before it is compared, and it grows after it is printed.",
        time_limit_s=45,
    ),
    categorise(
        "Which of these can be changed in place?",
        {"Can be changed": ["list", "dict"], "Stays as it is": ["str", "tuple"]},
        explanation="A new text is made each time; a list keeps its identity when it grows.",
        time_limit_s=40,
    ),
)

HOMEWORK = (
    QuestionIn(
        type="cloze",
        stem="A function that calls itself is called {{a}}. Two loops, one inside the other, over "
        "$n$ things each take $n$ to the power of {{b}} steps.",
        gaps=[
            TextGap(type="short_answer", id="a", answers=[Accepted(text="recursive")]),
            NumberGap(type="numeric", id="b", numeric=Tolerance(value=2)),
        ],
        explanation="Each of the $n$ rounds outside has $n$ rounds inside.",
    ),
    QuestionIn(
        type="essay",
        stem="Explain in your own words why `0.1 + 0.2 == 0.3` is false.",
        min_words=30,
        max_words=200,
        notes="Binary fractions: one tenth has no finite one.",
    ),
    QuestionIn(
        type="file",
        stem="Hand in a program that prints the first twenty prime numbers.",
        max_files=1,
        accept=["txt", "pdf"],
    ),
)

COURSE = DemoCourse(
    slug="reading-python",
    title="Reading Python",
    summary="Short programs: what they print, and why. With code, tables and formulas.",
    description=DESCRIPTION,
    quizzes=(
        DemoQuiz(
            title="Reading code",
            description="Eight questions, one of each type that a live quiz can ask.",
            questions=READING,
            published=True,
        ),
        DemoQuiz(
            title="Homework: small programs",
            description="Gaps to fill in, a text to write, a file to hand in.",
            questions=HOMEWORK,
            published=False,
        ),
    ),
    modules=programming_lessons.MODULES,
)
