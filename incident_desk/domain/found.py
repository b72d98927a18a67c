"""What the search found: in what kind of entry, the words around it, and where it is looked at."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from incident_desk.domain import facts, situation
from incident_desk.domain.facts import Body, Fact, searched_text
from incident_desk.domain.plain import bare_in_place
from incident_desk.domain.playbook import Step

_WORD = re.compile(r"\w+")
_AROUND, _BEFORE = 140, 30  # characters of the text that are shown, and how many before the word


@dataclass(frozen=True, slots=True)
class Place:
    """A tab of an incident, and what to look at in it: a message, a field, a list and its step.

    `fact` is in the timeline whatever has become of the rest.
    """

    tab: str
    of: tuple[Any, ...]
    fact: UUID


@dataclass(frozen=True, slots=True)
class Found:
    """`kind` is a key of the catalogues (`found.<kind>`); of a field, `name` says which one."""

    kind: str
    at: datetime
    text: str
    place: Place
    name: str = ""


def found(fact: Fact, typed: str) -> Found:
    """What the words that were typed have found in a fact."""
    body, words = fact.body, _words(typed)
    kind, tab = _KINDS.get(type(body), ("entry", "timeline"))
    locate = _OF.get(type(body))
    text, of, name = searched_text(body), locate(body) if locate else (), ""
    if isinstance(body, facts.ChecklistAttached):
        step = _best(body.steps, words)
        text, of = (_told(step), (body.checklist, step.id)) if step else (body.title, of)
    elif isinstance(body, facts.SituationChanged):
        tab = "situation" if body.field in situation.KNOWN else "review"
        name = body.field
    return Found(kind, fact.happened_at, snippet(text, typed), Place(tab, of, fact.id), name)


def snippet(text: str, typed: str) -> str:
    """One line of the text around the first of the words that were typed."""
    line = " ".join(text.split())
    starts = [start for start in _starts(line, _words(typed)) if start is not None]
    first = min(starts, default=0)
    begin = 0
    if first > _BEFORE:
        begin = line.rfind(" ", 0, first - _BEFORE // 2) + 1
        begin = begin if begin >= first - _BEFORE else first
    cut = line[begin : begin + _AROUND]
    before, after = "…" if begin else "", "…" if begin + _AROUND < len(line) else ""
    return f"{before}{cut.rstrip()}{after}"


def _words(typed: str) -> list[str]:
    return _WORD.findall(bare_in_place(typed))


def _starts(text: str, words: Iterable[str]) -> list[int | None]:
    """Where a word that begins so stands first, for each of the words."""
    plain = bare_in_place(text)
    matches = (re.search(rf"(?<!\w){re.escape(word)}", plain) for word in words)
    return [match.start() if match else None for match in matches]


def _best(steps: Iterable[Step], words: list[str]) -> Step | None:
    """The step that holds most of the words; None where none holds any."""

    def held(step: Step) -> int:
        return sum(start is not None for start in _starts(_told(step), words))

    best = max(steps, key=held, default=None)
    return best if best and held(best) else None


def _told(step: Step) -> str:
    return f"{step.text} {step.detail}".strip()


_KINDS: Mapping[type[Body], tuple[str, str]] = {
    facts.IncidentDeclared: ("title", "timeline"),
    facts.Retitled: ("title", "timeline"),
    facts.NoteLogged: ("note", "timeline"),
    facts.UpdatePublished: ("update", "timeline"),
    facts.ActionTaken: ("action", "timeline"),
    facts.DecisionMade: ("decision", "timeline"),
    facts.HypothesisRaised: ("hypothesis", "timeline"),
    facts.HypothesisSettled: ("hypothesis", "timeline"),
    facts.OrderGiven: ("order", "timeline"),
    facts.OrderSettled: ("order", "timeline"),
    facts.HandOverOffered: ("hand_over", "timeline"),
    facts.MessageDrafted: ("draft", "messages"),
    facts.DraftEdited: ("draft", "messages"),
    facts.MessageApproved: ("message", "messages"),
    facts.ChecklistAttached: ("step", "checklists"),
    facts.StepAdded: ("step", "checklists"),
    facts.StepSetAside: ("step", "checklists"),
    facts.StepBlocked: ("step", "checklists"),
    facts.StepNoted: ("step", "checklists"),
    facts.PictureAttached: ("step", "checklists"),
    facts.SituationChanged: ("field", "situation"),
}
_OF: Mapping[type[Body], Callable[[Any], tuple[Any, ...]]] = {
    facts.MessageDrafted: lambda body: (body.message,),
    facts.DraftEdited: lambda body: (body.message,),
    facts.MessageApproved: lambda body: (body.message,),
    facts.ChecklistAttached: lambda body: (body.checklist, ""),
    facts.StepAdded: lambda body: (body.checklist, body.step.id),
    facts.StepSetAside: lambda body: (body.checklist, body.step),
    facts.StepBlocked: lambda body: (body.checklist, body.step),
    facts.StepNoted: lambda body: (body.checklist, body.step),
    facts.PictureAttached: lambda body: (body.checklist, body.step),
    facts.SituationChanged: lambda body: (body.field,),
}
