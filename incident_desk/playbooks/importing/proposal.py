"""The playbook that an account gives."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError, RuleError
from incident_desk.i18n import texts
from incident_desk.playbooks import front, markdown
from incident_desk.playbooks.importing import actions, inline
from incident_desk.playbooks.importing.account import (
    ABOUT,
    DETAIL,
    STEP,
    Account,
    Block,
    Changes,
    changed,
)
from incident_desk.playbooks.importing.render import code
from incident_desk.playbooks.steps import MOST_DEEP, MOST_STEPS

_ASIDE = 160  # letters; a longer text of a step is cut after its first sentence
_CODE = re.compile(r"(`+).*?\1")
_LETTERS = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 6  # of an id


def playbook(account: Account, changes: Changes | None = None) -> Playbook:
    """The playbook of an account, with the commander's changes.

    Raises InputError for changes that cannot be (see `changed`), and when too many steps are left,
    or none.
    """
    account = changed(account, changes or Changes())
    where = {"file": account.file, "line": 1}
    if not front.is_id(account.id):
        raise InputError("playbooks.id_wrong", **where, detail="id", value=account.id[:60])
    count = sum(entry.fate.what == STEP for entry in account.entries)
    if not count:
        raise InputError("import.nothing_to_do", **where)
    if count > MOST_STEPS:
        raise InputError("import.too_many_steps", **where, steps=count, most=MOST_STEPS)
    about = [_in_words(one.block.text) for one in account.entries if one.fate.what == ABOUT]
    made = Playbook(
        id=account.id,
        title=account.title,
        version=1,
        language=account.language,
        steps=_steps(account),
        about="\n\n".join(about),
        sources=(account.file,),
        words=account.words,
    )
    return _writable(made)


def _in_words(text: str) -> str:
    """What a playbook is for is shown as plain words."""
    lines = (inline.plain(line.lstrip("> ")) for line in text.split("\n"))
    return " ".join(line for line in lines if line)


def slug(text: str, most: int = 60) -> str:
    """Text as an id: small letters and digits, with dashes between."""
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text))
    parts = _LETTERS.findall(plain.encode("ascii", "ignore").decode().lower())
    made = ""
    for part in parts:
        if len(made) + len(part) > most:
            break
        made += f"-{part}" if made else part
    return made


def headline(block: Block, language: str) -> tuple[str, str]:
    """What a step says, as plain words on one line, and the rest of its block, for the detail."""
    if block.kind == "heading":
        return _heading(block, language), _links(block.text)
    if block.kind == "code":
        first = next((line for line in block.text.split("\n")[1:] if line.strip("`~ ")), "")
        return f"`{first.strip()}`", block.text
    lines = block.text.split("\n\n")
    told, rest = lines[0], lines[1:]
    whole = inline.plain(told)
    if len(whole) > _ASIDE or "\n" in told:
        first, *more = actions.sentences(told)
        told, rest = first, [" ".join(more), *rest]
    text = inline.plain(actions.imperative(told)) or whole
    return text, "\n\n".join(part for part in (_links(told), *rest) if part)


def _heading(block: Block, language: str) -> str:
    """A heading that is nothing to do stands for reading what is below it."""
    told = actions.task(block.text)
    return told if actions.is_task(block.text) else texts(language)("import.read", section=told)


def _links(text: str) -> str:
    """The text of a step is plain, so its links go into the detail."""
    found = inline.linked(text)
    return found[0] if len(found) == 1 else "\n".join(f"- {link}" for link in found)


def _steps(account: Account) -> tuple[Step, ...]:
    """The steps with their details, which may stand before them; each part after its step."""
    made: dict[int, Step] = {}
    details: dict[int, list[Block]] = defaultdict(list)
    above: dict[int, int] = {}
    ids: set[str] = set()
    for entry in account.entries:
        if entry.fate.what == STEP:
            number = entry.block.number
            text, detail = headline(entry.block, account.language)
            text = text or entry.block.section or account.title
            named = " ".join(_CODE.sub(" ", text).split()[:_MOST_WORDS])
            step_id = _free(slug(named, 40) or "step", ids)
            made[number] = Step(step_id, text, detail, role=entry.block.role)
            above[number] = entry.fate.of
        elif entry.fate.what == DETAIL:
            details[entry.fate.of].append(entry.block)
    for number, step in made.items():
        before = [_as_detail(block) for block in details[number] if block.number < number]
        after = [_as_detail(block) for block in details[number] if block.number > number]
        made[number] = replace(step, detail=_joined((*before, step.detail, *after)))
    return tuple(_in_order(made, above, 0, 1, ""))


def _joined(parts: Iterable[str]) -> str:
    """Items that follow each other are one list."""
    text, last = "", ""
    for part in filter(None, parts):
        near = part.startswith("- ") and last.startswith("- ")
        text += f"\n{part}" if near else f"\n\n{part}" if text else part
        last = part
    return text


def _as_detail(block: Block) -> str:
    if block.kind == "heading":
        return f"> {inline.plain(block.text)}"
    return f"- {block.text}".replace("\n", "\n  ") if block.kind == "item" else block.text


def _in_order(
    made: dict[int, Step], above: dict[int, int], of: int, depth: int, under: str
) -> Iterable[Step]:
    for number, step in made.items():
        if above[number] == of:
            yield replace(step, under=under)
            # What is deeper than a playbook can be stands beside what it is a part of.
            deeper = step.id if depth < MOST_DEEP else under
            yield from _in_order(made, above, number, depth + 1, deeper)


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


def _writable(made: Playbook) -> Playbook:
    """Whatever a detail would read as in a file, it is kept; as code if it must be."""
    try:
        markdown.write(made)
    except RuleError:
        return replace(made, steps=tuple(_plain(step) for step in made.steps))
    return made


def _plain(step: Step) -> Step:
    alone = Playbook(
        "a", "a", 1, "en", (replace(step, under=""), Step(f"{step.id}-", "Part", under=step.id))
    )
    try:
        markdown.write(alone)
    except RuleError:
        text = " ".join(step.text.split()) or step.id
        return replace(step, text=text, detail=code(step.detail) if step.detail else "")
    return step
