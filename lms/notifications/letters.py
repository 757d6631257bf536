"""Mails as people read them: text and HTML from templates, at the moment they are needed."""

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

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from lms.notifications.kinds import LETTERS
from lms.notifications.models import Mail
from lms.settings import settings
from lms.users.rules import on_the_wire

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What stands in a mail."""

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


def write(mail: Mail) -> Rendered:
    """The mail's words; `mail.user` was fetched with it.

    A name is used only when its address was verified: else anybody could have us send words of
    their own to strangers, by registering them.
    """
    user = mail.user
    name = " ".join(user.full_name.split()) if user and user.email_verified_at else ""
    words = {
        **LETTERS[mail.template].model_validate(mail.data).words(),
        "name": name,
        "site": settings().public_url,
        "host": urlsplit(settings().public_url).netloc,
    }
    plain = _templates().get_template(f"{mail.template}.txt")
    [subject] = "".join(plain.blocks["subject"](plain.new_context(words))).strip().splitlines()
    text = plain.render(words).strip() + "\n"
    html = _templates().get_template(f"{mail.template}.html").render(words, subject=subject)
    return Rendered(subject, text, html)


def message(mail: Mail) -> EmailMessage:
    """The same for a mail server; made anew it is the same message, by its id."""
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
