"""A printed paper as plain data: what stands on it and in which order, not how it looks."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the width beside the other columns, not a length."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class StepLine:
    mark: Literal["done", "open", "na", "blocked"]
    text: str
    detail: str
    note: str
    critical: bool


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of short texts."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    rows: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Each row has one cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A message as it was sent, with its title and what is known of its sending."""

    title: str
    meta: str
    text: str


@dataclass(frozen=True, slots=True)
class Steps:
    lines: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A level held from `start` to `end`, both from 0 to 1 of the whole time drawn."""

    level: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Levels:
    """The severity drawn as steps over time; `names` from SEV1 on, `alt` says it in words."""

    stretches: tuple[Stretch, ...]
    names: tuple[str, ...]
    begun: str
    ended: str
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of these bytes, `form` png or jpeg, sides in pixels; `caption` says what it is."""

    data: bytes
    form: str
    width: int
    height: int
    caption: str


Block = Text | Lines | Pairs | Table | Card | Steps | Figure | Levels


@dataclass(frozen=True, slots=True)
class Section:
    """`empty` is what is said in place of blocks when there are none."""

    title: str
    blocks: tuple[Block, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`drill` is empty for a real incident; `badge_level` is 1 (worst) to 5, or 0 for none.

    A `compact` one is set smaller, to stand on one page.
    """

    title: str
    language: str
    reference: str
    kind: str
    dated_at_text: str
    document_date: datetime
    drill: str
    badge: str
    badge_level: int
    facts: tuple[Pair, ...]
    sections: tuple[Section, ...]
    footer: str
    compact: bool = False


def as_data(document: Document) -> dict[str, object]:
    """JSON-ready: every block tells its kind, and the date is in ISO 8601.

    A picture's bytes are left out; `figures` gives them, in the order in which they stand.
    """
    return {
        **asdict(document),
        "document_date": document.document_date.isoformat(),
        "sections": [_section(section) for section in document.sections],
    }


def figures(document: Document) -> tuple[Figure, ...]:
    """All pictures of a document, in their order."""
    blocks = (block for section in document.sections for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Figure))


def _section(section: Section) -> dict[str, object]:
    return {
        "title": section.title,
        "empty": section.empty,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    told = asdict(block)
    told.pop("data", None)
    return {"block": type(block).__name__.lower(), **told}
