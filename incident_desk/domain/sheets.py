"""Sheets of paper to work on without the laptop: what they say, not how they look."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from incident_desk.domain.document import Column, Pair

Mark = Literal["done", "open", "na"]


def shortened(text: str, most: int) -> str:
    """One line, and of more than `most` characters their beginning."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a sheet. A field without a value is a line to write on.

    `drill` is empty for a real incident; `badge_level` is 1 (worst) to 5, or 0 for none.
    """

    kind: str
    title: str
    reference: str
    drill: str
    badge: str
    badge_level: int
    fields: tuple[Pair, ...]
    printed: str


@dataclass(frozen=True, slots=True)
class Call:
    """A number to phone, and whose it is."""

    number: str
    about: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step. `at` and `by` fill the columns that are else filled in by hand.

    `detail` is left out where it would cost a page; nothing else is.
    """

    number: int
    mark: Mark
    critical: bool
    part: bool
    text: str
    detail: str
    remarks: tuple[str, ...]
    calls: tuple[Call, ...]
    who: str
    within: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Strip:
    """To be torn off and kept: who is who, and numbers. Empty names are lines to write on."""

    title: str
    people: tuple[Pair, ...]
    calls: tuple[Call, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ChecklistWords:
    """What is printed around the steps, in the language of the steps."""

    step: str
    who: str
    time: str
    initials: str
    critical: str
    done: str
    open: str
    na: str
    phone: str
    notes: str
    cut: str
    people: str
    calls: str
    details_critical: str
    details_none: str


@dataclass(frozen=True, slots=True)
class ChecklistSheet:
    """`empty` is said in place of steps when there are none; `rest` after them if more are left."""

    language: str
    head: Head
    words: ChecklistWords
    steps: tuple[StepRow, ...]
    strip: Strip
    empty: str
    rest: str


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """How one incident stands, part by part; `notes` is said over the lines below."""

    language: str
    head: Head
    parts: tuple[Part, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class CoverRow:
    """`sheet` is the place of the incident's first sheet among all, or -1 without one."""

    cells: tuple[str, ...]
    sheet: int


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """A row for each incident; the page of its first sheet stands in a last column."""

    language: str
    head: Head
    columns: tuple[Column, ...]
    rows: tuple[CoverRow, ...]
    remarks: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class LinedSheet:
    """A table to go on by hand: what is known already, then empty rows to the foot of the page."""

    language: str
    head: Head
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


Sheet = ChecklistSheet | StatusSheet | CoverSheet | LinedSheet


@dataclass(frozen=True, slots=True)
class Papers:
    """Sheets that are printed together, each from a page of its own on."""

    title: str
    language: str
    document_date: datetime
    sheets: tuple[Sheet, ...]


def as_data(papers: Papers) -> dict[str, object]:
    """JSON-ready: every sheet tells its kind, and the date is in ISO 8601."""
    return {
        "title": papers.title,
        "language": papers.language,
        "document_date": papers.document_date.isoformat(),
        "sheets": [
            {"sheet": type(sheet).__name__.removesuffix("Sheet").lower(), **asdict(sheet)}
            for sheet in papers.sheets
        ],
    }
