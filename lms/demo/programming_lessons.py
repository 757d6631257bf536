"""The lessons of the demo's second course."""

from __future__ import annotations

from lms.demo.lessons import DemoLesson, DemoModule

MODULES = (
    DemoModule(
        title="Values and names",
        lessons=(
            DemoLesson(
                title="A name is a label",
                preview=True,
                markdown="""\
```python
week = 1
week = week + 1
print(week)
```

The second line reads from right to left: take what is called `week`, add one, and call the \
result `week`. It prints `2`.

**Read it aloud:** "week *becomes* week plus one", never "week *is* week plus one".
""",
            ),
            DemoLesson(
                title="Text and numbers",
                minutes=4,
                after=("A name is a label",),
                markdown="""\
`"2" + "3"` is `"23"`, and `2 + 3` is `5`. What stands between quotes is text, also when it looks \
like a number.
""",
            ),
        ),
    ),
    DemoModule(
        title="Lists and loops",
        sequential=True,
        lessons=(
            DemoLesson(
                title="Once for each",
                markdown="""\
```python
for name in ["Ada", "Alan", "Grace"]:
    print("Hello", name)
```

The indented line runs three times, and `name` is another one each time.
""",
            ),
            DemoLesson(
                title="Play: reading code",
                kind="live",
                quiz="Reading code",
                minutes=8,
                markdown="Eight short programs, played together: what do they print?",
            ),
        ),
    ),
    DemoModule(
        title="On your own",
        after_days=14,
        lessons=(
            DemoLesson(
                title="Homework: a small program",
                kind="assignment",
                published=False,
                minutes=30,
                markdown="Write a program of at most ten lines that counts the vowels of a word.",
            ),
            DemoLesson(
                title="Where to go from here",
                required=False,
                minutes=2,
                markdown="Read one short program a day. Say what it prints before you run it.",
            ),
        ),
    ),
)
