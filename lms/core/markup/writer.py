"""Writes HTML from what the parser tells, part by part: what isn't named here doesn't get out."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from lms.core.markup import addresses, code, formulas

MAX_DEPTH = 24
"""Lists in quotes in lists: below, the text goes on without them. nh3 takes a square of it."""
MAX_MATHML_IN_ALL = 200_000
"""Characters of MathML in all, of which a text of formulas makes twenty times its own."""
ALIGNMENTS = {"Left": ' class="al"', "Center": ' class="ac"', "Right": ' class="ar"'}
PLAIN_TAGS = {
    "Item": "li",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "Paragraph": "p",
    "HtmlBlock": "p",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a text holds that isn't shown as meant: for who writes it."""

    code: str
    message: str


class Writer:
    """Writes HTML from what the parser tells, part by part."""

    def __init__(self, label: bool) -> None:
        self.made: list[str] = []
        self.faults: list[Fault] = []
        self.formulas: list[str] = []
        self._label = label
        self._ends: list[tuple[str, int]] = []
        """What to write at the end of each part that has begun, and how deep it has led."""
        self._deep = 0
        self._aligned: list[str] = []
        self._column = 0
        self._cell = "td"
        self._code: str | None = None
        self._picture: tuple[str, str] | None = None
        self._pictures = 0
        self._alt: list[str] = []
        self._clock = code.Clock()
        self._room = MAX_MATHML_IN_ALL

    def take(self, event: Any) -> None:
        if isinstance(event, str):
            self._mark(event)
            return
        [(kind, value)] = event.items()
        if kind == "Start":
            self._start(value)
        elif kind == "End":
            self._end(value)
        elif self._pictures:
            self._alt.append(value)
        elif kind == "Code":
            self.made.append(f"<code>{escape(value, quote=False)}</code>")
        elif kind in ("InlineMath", "DisplayMath"):
            self._math(value, display=kind == "DisplayMath")
        elif kind == "Text" and self._code is not None:
            self.made.append(self._coloured(value, self._code))
        else:  # text, and HTML, which stays text
            self.made.append(escape(value, quote=False))

    def _mark(self, kind: str) -> None:
        if self._pictures:
            self._alt.append(" ")
        else:
            marks = {"SoftBreak": "\n", "HardBreak": "<br>", "Rule": "<hr>"}
            self.made.append(marks.get(kind, ""))

    # Parts that begin and end

    def _begin(self, tag: str, attributes: str = "") -> None:
        if self._deep < MAX_DEPTH:
            self._write(f"<{tag}{attributes}>", f"</{tag}>", 1)
        else:
            self._write()

    def _write(self, begin: str = "", end: str = "", deeper: int = 0) -> None:
        self.made.append(begin)
        self._ends.append((end, deeper))
        self._deep += deeper

    def _start(self, part: Any) -> None:
        kind: str
        data: Any = None
        if isinstance(part, str):
            kind = part
        else:
            [(kind, data)] = part.items()
        if kind == "Image":
            self._start_picture(data)
        elif self._pictures:
            self._write()
        elif kind in PLAIN_TAGS:
            self._begin(PLAIN_TAGS[kind])
        elif kind == "Heading":
            self._begin(f"h{min(6, int(data['level'][1]) + 1)}")  # the page's title is its h1
        elif kind == "BlockQuote":
            self._begin("blockquote")
        elif kind == "List":
            start = f' start="{data}"' if data not in (None, 1) else ""
            self._begin("ul" if data is None else "ol", start)
        elif kind == "CodeBlock":
            self._start_code(data)
        elif kind == "Link":
            self._start_link(data)
        else:
            self._start_table(kind, data)

    def _start_table(self, kind: str, data: Any) -> None:
        if kind == "Table":
            self._aligned = [ALIGNMENTS.get(one, "") for one in data]
            self._write('<div class="wide"><table>', "</tbody></table></div>")
        elif kind == "TableHead":
            self._cell, self._column = "th", 0
            self._write("<thead><tr>", "</tr></thead><tbody>")
        elif kind == "TableRow":
            self._cell, self._column = "td", 0
            self._write("<tr>", "</tr>")
        elif kind == "TableCell":
            aligned = self._aligned[self._column] if self._column < len(self._aligned) else ""
            self._column += 1
            self._write(f"<{self._cell}{aligned}>", f"</{self._cell}>")
        else:
            self._write()

    def _start_code(self, data: Any) -> None:
        fence = data.get("Fenced", "") if isinstance(data, dict) else ""
        name = code.language(fence)
        self._code = name or ""
        named = f' class="language-{name}"' if name else ""
        self._write(f"<pre><code{named}>", "</code></pre>")

    def _coloured(self, text: str, name: str) -> str:
        if not name:
            return escape(text, quote=False)
        return code.highlighted(text, name, self._clock)

    def _start_link(self, data: dict[str, Any]) -> None:
        url = ("mailto:" if data["link_type"] == "Email" else "") + data["dest_url"]
        to = addresses.link(url)
        if to is None:
            self._fault("link_dropped", "Links lead to http, https and mailto addresses.")
        if to is None or self._label:
            self._write()
            return
        title = f' title="{escape(data["title"])}"' if data["title"] else ""
        self._begin("a", f' href="{escape(to)}"{title} target="_blank"')

    def _start_picture(self, data: dict[str, Any]) -> None:
        self._pictures += 1
        self._write()
        if self._pictures == 1:
            self._alt = []
            address = addresses.picture(data["dest_url"])
            self._picture = (address, data["title"]) if address else None

    def _end(self, part: Any) -> None:
        if part == "Image":
            self._end_picture()
        if part == "CodeBlock":
            self._code = None
        end, deeper = self._ends.pop()
        self.made.append(end)
        self._deep -= deeper

    def _end_picture(self) -> None:
        self._pictures -= 1
        if self._pictures:
            return
        alt = " ".join("".join(self._alt).split())
        if self._picture is None:
            self._fault("image_dropped", "Images are files that were uploaded here.")
            self.made.append(escape(alt, quote=False))
            return
        if not alt:
            self._fault("image_without_text", "Say what the image shows, for who can't see it.")
        address, title = self._picture
        named = f' title="{escape(title)}"' if title else ""
        self.made.append(f'<img src="{address}" alt="{escape(alt)}"{named}>')

    # Formulas

    def _math(self, latex: str, *, display: bool) -> None:
        try:
            made = formulas.mathml(latex, display=display, room=self._room)
        except formulas.Unreadable as error:
            self._fault("formula_unreadable", f"{latex[:40]}: {error}"[:300])
            marks = "$$" if display else "$"
            self.made.append(f"<code>{escape(marks + latex + marks, quote=False)}</code>")
            return
        self._room -= len(made)
        kind = "formula formula-block" if display else "formula"
        self.made.append(f'<span class="formula">{len(self.formulas)}</span>')
        self.formulas.append(f'<span class="{kind}">{made}</span>')

    def _fault(self, code: str, message: str) -> None:
        if len(self.faults) < 20:
            self.faults.append(Fault(code, message))
