"""What a runbook's blocks have become, and the playbook that gives; both can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from incident_desk.errors import InputError

STEP, DETAIL, ABOUT, TITLE, OUT = "step", "detail", "about", "title", "out"
FATES = (STEP, DETAIL, ABOUT, TITLE, OUT)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the file: lines `line` to `last`, from 1, as it is understood (`text`, Markdown).

    `kind` is heading, item, text, list, code, quote, table, html, links, head or mark; `section` is
    the heading it stands under, `role` whom that heading is for, if it says so.
    """

    number: int
    line: int
    last: int
    kind: str
    text: str
    section: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What a block has become.

    STEP: a step, a part of the step of block `of` (0: of none). DETAIL: of the step of block `of`.
    ABOUT: what the playbook is for. OUT: nothing, because of `why`, a key of the catalogues.
    """

    what: str
    of: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    block: Block
    fate: Fate


@dataclass(frozen=True, slots=True)
class Account:
    """A proposed playbook, block by block. Every line of the file that says something is in one."""

    file: str
    id: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()

    def entry(self, number: int) -> Entry:
        """Raises InputError when there is no block of this number."""
        for found in self.entries:
            if found.block.number == number:
                return found
        raise InputError("import.no_such_block", number=number)


@dataclass(frozen=True, slots=True)
class Changes:
    """What the commander wants otherwise: fates by the number of a block, and the head."""

    fates: Mapping[int, Fate] = field(default_factory=dict)
    title: str = ""
    id: str = ""
    language: str = ""


def changed(account: Account, changes: Changes) -> Account:
    """The account with these changes; what a step takes with it when it goes is left out, too.

    Raises InputError for a block that is not there, or one that is put into what is no step.
    """
    fates = {entry.block.number: entry.fate for entry in account.entries}
    for number, fate in changes.fates.items():
        account.entry(number)
        if fate.what not in FATES:
            raise InputError("import.no_such_fate", number=number, fate=fate.what)
        fates[number] = fate
    for number in fates:
        fates[number] = _settled(number, fates, asked_for=number in changes.fates)
    entries = tuple(replace(one, fate=fates[one.block.number]) for one in account.entries)
    return replace(
        account,
        entries=entries,
        title=changes.title or account.title,
        id=changes.id or account.id,
        language=changes.language or account.language,
    )


def _settled(number: int, fates: Mapping[int, Fate], *, asked_for: bool) -> Fate:
    """The fate of a block whose step may have become something else."""
    fate = fates[number]
    if fate.what not in (STEP, DETAIL) or _leads_to_a_step(number, fates):
        return fate
    if asked_for and (fate.of or fate.what == DETAIL):
        raise InputError("import.no_such_step", number=number, step=fate.of)
    return Fate(STEP) if fate.what == STEP else Fate(OUT, why="import.out.with_step")


def _leads_to_a_step(number: int, fates: Mapping[int, Fate]) -> bool:
    """Whether a block stands in a step, which may stand in others, but never in itself."""
    seen = {number}
    fate = fates[number]
    if fate.what == STEP and not fate.of:
        return True
    while fate.of:
        above = fates.get(fate.of)
        if above is None or above.what != STEP or fate.of in seen:
            return False
        seen.add(fate.of)
        fate = above
    return fate.what == STEP and len(seen) > 1
