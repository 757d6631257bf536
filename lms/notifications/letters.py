"""Mails as text and HTML, rendered from templates when they are sent or shown."""

from __future__ import annotations

import inspect
import tomllib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from lms.notifications import unsubscribing
from lms.notifications.kinds import LETTERS
from lms.notifications.models import Mail
from lms.notifications.rules import language_of
from lms.settings import settings
from lms.users.rules import on_the_wire

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered mail."""

    subject: str
    text: str
    html: str
    one_click: str | None
    """The address at which mail programs unsubscribe (RFC 8058)."""


@cache
def _folders() -> list[Path]:
    beside = {Path(inspect.getfile(letter)).with_name("templates") for letter in LETTERS.values()}
    return [TEMPLATES, *sorted(beside - {TEMPLATES})]


def translations(language: str) -> dict[str, str]:
    """The words of all letters in that language by the English ones; English needs none."""
    found: dict[str, str] = {}
    for folder in _folders():
        file = folder / f"{language}.toml"
        if file.exists():
            found |= tomllib.loads(file.read_text("utf-8"))
    return found


@cache
def templates(language: str) -> Environment:
    """The templates of all letters, which speak that language."""
    made = Environment(
        loader=FileSystemLoader(_folders()),
        autoescape=select_autoescape(["html"], default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    words = translations(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: words.get(text, text), _no_plurals, newstyle=True
    )
    return made


def _no_plurals(one: str, many: str, count: int) -> str:
    raise NotImplementedError("No letter counts")


def write(mail: Mail) -> Rendered:
    """Render the mail; `mail.user` must be fetched.

    The name is used only if the address was verified: otherwise anybody could send text of their
    choice to strangers by registering their address.
    """
    user = mail.user
    language = language_of(user.locale if user else None)
    name = " ".join(user.full_name.split()) if user and user.email_verified_at else ""
    letter = LETTERS[mail.template].model_validate(mail.data)
    words = {
        **letter.words(),
        "name": name,
        "language": language,
        "zone": (user.timezone if user else None) or "UTC",
        "site": settings().public_url,
        "host": urlsplit(settings().public_url).netloc,
    }
    topic = letter.topic()
    words["stop"] = unsubscribing.page(user.id, topic) if user and topic else ""
    plain = templates(language).get_template(f"{mail.template}.txt")
    subject = " ".join("".join(plain.blocks["subject"](plain.new_context(words))).split())
    text = plain.render(words).strip() + "\n"
    made = templates(language).get_template(f"{mail.template}.html")
    html = made.render(words, subject=subject)
    one_click = unsubscribing.one_click(user.id, topic) if user and topic else None
    return Rendered(subject, text, html, one_click)


def message(mail: Mail) -> EmailMessage:
    """The message for a mail server; rendering it again gives the same Message-ID."""
    letter = write(mail)
    local, _, domain = on_the_wire(mail.to).rpartition("@")
    made = EmailMessage(policy=SMTP)
    made["Subject"] = letter.subject
    made["From"] = settings().mail_from
    made["To"] = Address(username=local, domain=domain)
    made["Date"] = format_datetime(mail.created_at)
    made["Message-ID"] = f"<{mail.id.hex}@{urlsplit(settings().public_url).hostname}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.one_click:
        made["List-Unsubscribe"] = f"<{letter.one_click}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(letter.text)
    made.add_alternative(letter.html, subtype="html")
    return made
