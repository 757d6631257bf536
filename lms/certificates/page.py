"""A certificate as an HTML page of A4 landscape. Pure: all text is escaped, pictures are `data:`.

Sizes follow the length of what stands there, and each text has its own direction: WeasyPrint knows
no `dir="auto"`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

import segno

from lms.certificates import wording
from lms.certificates.lettering import direction, drawable, families, size

NAME_SIZES = ((16, 46), (24, 36), (32, 28), (44, 22), (64, 17), (100, 13))
SMALLEST_NAME = 9
TITLE_SIZES = ((30, 34), (60, 24), (100, 18), (140, 15))
SMALLEST_TITLE = 12
BODY_SIZES = ((200, 17), (350, 14), (600, 11))
SMALLEST_BODY = 8
LINE_COUNTS_AS = 60
"""Characters, of a short line of the body."""
# Not `overflow-wrap: anywhere`: in a flex box it takes seconds for long words.
STYLE = """
@page { size: A4 landscape; margin: 0; background: #fff }
* { box-sizing: border-box }
html { font-family: FONTS; color: #161f28; font-size: 13pt; line-height: 1.45 }
body { margin: 0; width: 297mm; height: 210mm; padding: 9mm; position: relative }
.frame { border: 1.2mm solid ACCENT; height: 192mm; padding: 1.6mm }
.inner { border: .3mm solid ACCENT; height: 186.4mm; position: relative; text-align: center;
  padding: 9mm 20mm 0 }
.main { height: 134mm; overflow: hidden; display: flex; flex-direction: column;
  justify-content: center }
.logo { height: 20mm; margin: 0 0 5mm } .logo img { max-height: 20mm; max-width: 90mm }
h1 { color: ACCENT; font-weight: 700; line-height: 1.2; margin: 0 0 9mm;
  overflow-wrap: break-word }
.text { margin: 0 auto; max-width: 215mm; overflow-wrap: break-word }
.name { font-weight: 700; line-height: 1.25; margin: 5mm auto 6mm; padding: 0 4mm 3mm;
  border-bottom: .4mm solid ACCENT; max-width: 220mm; overflow-wrap: break-word }
.foot { position: absolute; left: 14mm; right: 14mm; bottom: 9mm; height: 34mm }
.signs { position: absolute; left: 0; right: 66mm; bottom: 0; text-align: left }
.sign { display: inline-block; width: 54mm; margin-right: 6mm; vertical-align: bottom;
  font-size: 9pt; line-height: 1.3; overflow-wrap: break-word }
.sign img { display: block; max-height: 14mm; max-width: 50mm; margin-bottom: 1mm }
.sign .who { border-top: .3mm solid #5b6770; padding-top: 1.2mm; font-weight: 700 }
.sign .role { color: #46525c }
.proof { position: absolute; right: 0; bottom: 0; width: 62mm; text-align: right;
  font-size: 7.5pt; line-height: 1.35; color: #46525c }
.proof img { width: 24mm; height: 24mm; display: block; margin: 0 0 1mm auto }
.proof a { color: #46525c; text-decoration: none; overflow-wrap: break-word }
"""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs; `picture` is a `data:` address of their signature, or empty."""

    name: str
    role: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a template makes of a certificate; `logo` is a `data:` address, or empty.

    `letters` are those that the fonts have; None: nobody knows.
    """

    title: str
    body: str
    accent: str
    language: str
    zone: str
    letters: frozenset[int] | None = None
    logo: str = ""
    signatories: Sequence[Signatory] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is certified."""

    name: str
    course: str
    completed_at: datetime
    expires_at: datetime | None
    code: str
    verify_url: str


def _drawable(look: Look, facts: Facts) -> tuple[Look, Facts]:
    known = look.letters
    if known is None:
        return look, facts

    def shown(text: str) -> str:
        return drawable(text, known)

    people = [replace(one, name=shown(one.name), role=shown(one.role)) for one in look.signatories]
    look = replace(look, title=shown(look.title), body=shown(look.body), signatories=people)
    return look, replace(facts, name=shown(facts.name), course=shown(facts.course))


def page(look: Look, facts: Facts) -> str:
    """The whole page."""
    look, facts = _drawable(look, facts)
    labels = wording.LABELS[wording.family(look.language)]
    said = {
        "name": facts.name,
        "course": facts.course,
        "date": wording.day(facts.completed_at, look.language, look.zone).replace(" ", "\u00a0"),
    }
    before, after = _around_name(look.body)
    lines = "x" * LINE_COUNTS_AS * len(look.body.splitlines())
    longest = max(look.body + facts.course, lines, key=len)
    points = size(longest, BODY_SIZES, SMALLEST_BODY)
    parts = [
        _block("h1", "", look.title, size(look.title, TITLE_SIZES, SMALLEST_TITLE)),
        *_paragraphs(wording.filled(before, said), points),
        _block("div", "name", facts.name, size(facts.name, NAME_SIZES, SMALLEST_NAME)),
        *_paragraphs(wording.filled(after, said), points),
    ]
    logo = f'<div class="logo"><img src="{escape(look.logo)}" alt=""></div>' if look.logo else ""
    signed = [text for one in look.signatories for text in (one.name, one.role)]
    text = "".join([look.title, look.body, facts.name, facts.course, *signed])
    fonts = families(look.language, facts.name, text)
    style = STYLE.replace("ACCENT", look.accent).replace("FONTS", fonts)
    head = (
        f'<meta charset="utf-8"><title>{escape(f"{look.title}: {facts.name}")}</title>'
        f'<meta name="keywords" content="{escape(facts.code)}"><style>{style}</style>'
    )
    return (
        f'<!doctype html><html lang="{escape(look.language)}"><head>{head}</head><body>'
        f'<div class="frame"><div class="inner"><div class="main">{logo}{"".join(parts)}</div>'
        f'<div class="foot">{_signs(look.signatories)}{_proof(facts, labels, look)}</div>'
        "</div></div></body></html>"
    )


def _around_name(body: str) -> tuple[str, str]:
    """What stands before and after the first name; the name is shown large between the two."""
    before, found, after = body.partition("{name}")
    return (before, after) if found else ("", body)


def _block(tag: str, kind: str, text: str, points: int) -> str:
    named = f' class="{kind}"' if kind else ""
    return (
        f'<{tag}{named} dir="{direction(text)}" style="font-size:{points}pt">{escape(text)}</{tag}>'
    )


def _paragraphs(text: str, points: int) -> list[str]:
    lines = [line.strip() for line in text.splitlines()]
    return [_block("div", "text", line, points) for line in lines if line]


def _signs(people: Sequence[Signatory]) -> str:
    found = []
    for one in people:
        picture = f'<img src="{escape(one.picture)}" alt="">' if one.picture else ""
        found.append(
            f'<div class="sign">{picture}'
            f'<div class="who" dir="{direction(one.name)}">{escape(one.name)}</div>'
            f'<div class="role" dir="{direction(one.role)}">{escape(one.role)}</div></div>'
        )
    return f'<div class="signs">{"".join(found)}</div>'


def _proof(facts: Facts, labels: dict[str, str], look: Look) -> str:
    qr = segno.make(facts.verify_url, error="m", micro=False).svg_data_uri(border=2)
    until = ""
    if facts.expires_at is not None:
        end = wording.day(facts.expires_at, look.language, look.zone)
        until = f"<div>{escape(labels['until'].format(date=end))}</div>"
    address = escape(facts.verify_url)
    return (
        f'<div class="proof"><img src="{escape(qr)}" alt="{escape(labels["qr"])}">{until}'
        f"<div>{escape(labels['code'])}: {escape(facts.code)}</div>"
        f'<div>{escape(labels["verify"])} <a href="{address}">{address}</a></div></div>'
    )
