"""A message as an e-mail draft (.eml) that opens in a mail program, ready to be sent.

RFC 5322 and MIME by Python's own email package; X-Unsent has Outlook open it for editing.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.policy import SMTP

from incident_desk.errors import InputError
from incident_desk.export import page
from incident_desk.export.characters import one_line
from incident_desk.export.letter import Letter

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*", re.ASCII)
_PARTS = re.compile(r"[()<>\[\]:;@\\,\"]|=\?")
_DOTS = re.compile(r"^\.|\.\.|\.@")


@dataclass(frozen=True, slots=True)
class Person:
    address: str
    name: str = ""


def eml(
    letter: Letter, to: Sequence[Person] = (), group: str = "", sender: Person | None = None
) -> bytes:
    """The draft, with CRLF line ends; `group` is a name for all of `to`.

    A line break in a subject becomes a blank, and in a name whatever parts addresses does too: no
    text can add a header or a recipient. Raises InputError for an address that no mail could go to.
    """
    subject, going = one_line(letter.text.subject), letter.going
    mail = EmailMessage(policy=SMTP)
    if sender:
        mail["From"] = _address(sender)
    people = [_address(person) for person in to]
    if people:
        mail["To"] = [Group(_name(group), people)] if _name(group) else people
    mail["Subject"] = subject
    mail["Date"] = letter.at
    digest = _digest(letter, mail)
    mail["Message-ID"] = f"<{digest[:32]}@incident-desk.invalid>"
    mail["X-Unsent"] = "1"
    mail.set_content(going.content, charset="utf-8", cte="quoted-printable")
    html = page.document(subject, going.html, letter.language).decode()
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    mail["Content-Language"] = letter.language  # the call above takes such headers away
    mail.set_boundary(f"=_{digest[32:56]}")  # which quoted-printable never writes
    return mail.as_bytes()


def _address(person: Person) -> Address:
    address = person.address.strip()
    if not _ADDRESS.fullmatch(address) or _DOTS.search(address):
        raise InputError("letter.address", address=one_line(person.address))
    return Address(_name(person.name), addr_spec=address)


def _name(text: str) -> str:
    """Python's email package quotes such characters, and loses the quotes in folding the line."""
    return one_line(_PARTS.sub(" ", text))


def _digest(letter: Letter, mail: EmailMessage) -> str:
    """Another one for every other mail, and the same for the same."""
    parts = (letter.language, letter.going.exact, *(f"{name}: {mail[name]}" for name in mail))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
