"""The file of a demonstration: incidents and what was done in each, in minutes before now.

A minute of -90 is an hour and a half ago; a promise of 12 is due in twelve minutes.
"""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from incident_desk.errors import InputError

Past = Annotated[int, Meta(le=0)]
Words = Annotated[str, Meta(min_length=1)]


class Notice(Struct, frozen=True, forbid_unknown_fields=True):
    """A message in every language that the story is told in.

    It stays a draft without `channels`.
    """

    stage: Words
    audience: Words = "customers"
    channels: tuple[Words, ...] = ()
    promise: int | None = None


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What one person did at one time. `tick` and `aside` are of the checklist attached last.

    `note` is a line of the log, with its marks.
    """

    at: Past
    by: Words
    role: dict[Words, Words] = {}
    situation: dict[Words, Words] = {}
    answers: dict[Words, Words] = {}
    attach: str = ""
    tick: tuple[Words, ...] = ()
    aside: dict[Words, Words] = {}
    phase: str = ""
    message: Notice | None = None
    note: str = ""


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """One incident: when it `began`, and when and by whom it was declared."""

    title: Words
    began: Past
    declared: Past
    by: Words
    entry: tuple[Entry, ...] = ()
    services: tuple[Words, ...] = ()
    drill: bool = False


class Story(Struct, frozen=True, forbid_unknown_fields=True):
    incident: tuple[Event, ...]


def read(path: Path) -> Story:
    """Raises InputError, naming the file and the entry."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Story)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError("demonstration.unreadable", file=path.name, reason=str(error)) from error
