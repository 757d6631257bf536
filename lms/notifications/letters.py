"""Mails as text and HTML, rendered from templates when they are sent or shown."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

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


@cache
def _templates() -> Environment:
    beside = {Path(inspect.getfile(letter)).with_name("templates") for letter in LETTERS.values()}
    return Environment(
        loader=FileSystemLoader([TEMPLATES, *beside - {TEMPLATES}]),
        autoescape=select_autoescape(["html"], default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _template(name: str, language: str, kind: str) -> Template:
    """The template in that language, or the English one."""
    return _templates().select_template([f"{name}.{language}.{kind}", f"{name}.{kind}"])


def write(mail: Mail) -> Rendered:
    """Render the mail; `mail.user` must be fetched.

    The name is used only if the address was verified: otherwise anybody could send text of their
    choice to strangers by registering their address.
    """
    user = mail.user
    language = language_of(user.locale if user else None)
    name = " ".join(user.full_name.split()) if user and user.email_verified_at else ""
    words = {
        **LETTERS[mail.template].model_validate(mail.data).words(),
        "name": name,
        "language": language,
        "site": settings().public_url,
        "host": urlsplit(settings().public_url).netloc,
    }
    plain = _template(mail.template, language, "txt")
    subject = " ".join("".join(plain.blocks["subject"](plain.new_context(words))).split())
    text = plain.render(words).strip() + "\n"
    html = _template(mail.template, language, "html").render(words, subject=subject)
    return Rendered(subject, text, html)


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
    made.set_content(letter.text)
    made.add_alternative(letter.html, subtype="html")
    return made
