"""What a commander changes in an account: what a block becomes, and where it begins and ends."""

from collections.abc import Mapping
from dataclasses import replace

from incident_desk.errors import InputError
from incident_desk.playbooks.importing import actions
from incident_desk.playbooks.importing.account import (
    ABOUT,
    DETAIL,
    OUT,
    STEP,
    Account,
    Changes,
    Entry,
    Fate,
    changed,
)

PART = "part"  # a step that is a part of the step above it
CHOICES = (STEP, PART, DETAIL, ABOUT, OUT)
_WHOLE = ("code", "table", "html", "head", "heading")  # what has no sentences to part at


def step_above(account: Account, number: int) -> int:
    """The number of the nearest step before this block; 0 when there is none."""
    found = 0
    for entry in account.entries:
        if entry.block.number == number:
            break
        if entry.fate.what == STEP:
            found = entry.block.number
    return found


def become(account: Account, number: int, what: str) -> Account:
    """The account where a block is one of CHOICES.

    What belonged to a step that becomes a detail goes to the step above, too. Raises InputError
    where there is no step above to belong to.
    """
    above = step_above(account, number)
    if what in (PART, DETAIL) and not above:
        raise InputError("pbimport.no_step_above")
    fates: dict[int, Fate] = {number: _fate(what, above)}
    if what == DETAIL:
        for entry in account.entries:
            if entry.fate.of == number:
                fates[entry.block.number] = replace(entry.fate, of=above)
    return changed(account, Changes(fates))


def split(account: Account, number: int) -> Account:
    """The account with a block for each paragraph, item or sentence of this one, all of its fate.

    Raises InputError when it is one already.
    """
    block = account.entry(number).block
    parts = [] if block.kind in _WHOLE else _parts(block.text)
    if len(parts) < 2:
        raise InputError("pbimport.cannot_split")
    entries: list[Entry] = []
    for entry in account.entries:
        told = parts if entry.block.number == number else [entry.block.text]
        for place, text in enumerate(told):
            kind = "item" if len(told) > 1 else entry.block.kind
            # The first keeps its number, so that what belongs to it still does.
            made = replace(entry.block, text=text, kind=kind, number=-1 if place else number)
            entries.append(replace(entry, block=made) if len(told) > 1 else entry)
    return _renumbered(account, entries)


def joined(account: Account, number: int) -> Account:
    """The account where a block goes on the one before it that is not left out.

    Raises InputError when there is none.
    """
    before = None
    for entry in account.entries:
        if entry.block.number == number:
            break
        if entry.fate.what != OUT:
            before = entry
    if before is None:
        raise InputError("pbimport.cannot_join")
    block = account.entry(number).block
    text = f"{before.block.text}{' ' if _is_prose(before, block.kind) else chr(10) * 2}{block.text}"
    whole = replace(before.block, text=text, last=max(block.last, before.block.last))
    holder = before.block.number if before.fate.what == STEP else before.fate.of
    entries = []
    for entry in account.entries:
        if entry.block.number == number:
            continue
        one = replace(entry, block=whole) if entry is before else entry
        if one.fate.of == number:
            one = replace(one, fate=_rehomed(one.fate, holder))
        entries.append(one)
    return _renumbered(account, entries)


def _fate(what: str, above: int) -> Fate:
    if what == PART:
        return Fate(STEP, of=above)
    if what == DETAIL:
        return Fate(DETAIL, of=above)
    return Fate(what, why="import.out.chosen" if what == OUT else "")


def _rehomed(fate: Fate, holder: int) -> Fate:
    if holder or fate.what == STEP:
        return replace(fate, of=holder)
    return Fate(OUT, why="import.out.with_step")


def _is_prose(before: Entry, kind: str) -> bool:
    prose = ("item", "text")
    return before.block.kind in prose and kind in prose and "\n" not in before.block.text


def _parts(text: str) -> list[str]:
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    if len(paragraphs) > 1:
        return paragraphs
    lines = text.split("\n")
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return [line[2:] for line in lines]
    return actions.sentences(text)


def _renumbered(account: Account, entries: list[Entry]) -> Account:
    """Blocks are numbered in their order, for a detail stands before or behind its step by it."""
    new: Mapping[int, int] = {one.block.number: place for place, one in enumerate(entries, 1)}
    made = tuple(
        Entry(
            replace(one.block, number=place),
            replace(one.fate, of=new.get(one.fate.of, 0) if one.fate.of else 0),
        )
        for place, one in enumerate(entries, 1)
    )
    return changed(replace(account, entries=made), Changes())
