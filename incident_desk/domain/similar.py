"""Which past incidents resemble a new one, and what fixed them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from incident_desk.domain.board import Card
from incident_desk.domain.facts import (
    ActionTaken,
    Body,
    Fact,
    NoteLogged,
    PhaseChanged,
    UpdatePublished,
)
from incident_desk.domain.incident import Incident
from incident_desk.domain.lifecycle import OPEN_PHASES

_WORD = re.compile(r"\w{4,}")  # shorter ones mostly say nothing
_SAME_SERVICE = 3  # a service in common counts as much as this many words
# Where a commander writes what fixed it, the surest first.
_FIXES = ("verified", "root_cause", "cause", "workaround")


def telling_words(text: str) -> frozenset[str]:
    """The words that tell one incident from another, without case or accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def alike(cards: Iterable[Card], words: frozenset[str], services: Iterable[str]) -> list[Card]:
    """The cards that share most, most first; drills and those that share nothing are left out."""
    named = {service.casefold() for service in services}

    def shared(card: Card) -> int:
        same = named & {service.casefold() for service in card.services}
        return len(words & telling_words(card.title)) + _SAME_SERVICE * len(same)

    found = [(shared(card), card.ended_at is not None, card.started_at, card) for card in cards]
    kept = [row for row in found if row[0] and not row[3].drill]
    return [row[3] for row in sorted(kept, key=lambda row: row[:3], reverse=True)]


def what_fixed(incident: Incident, facts: Sequence[Fact]) -> str:
    """What the commander wrote of it, or else what was said last before it ended; may be empty."""
    for name in _FIXES:
        if known := incident.known(name):
            return known
    said = ""
    for fact in facts:
        if _ends(fact.body):
            break
        if isinstance(fact.body, NoteLogged | ActionTaken | UpdatePublished):
            said = fact.body.text
    return said


def _ends(body: Body) -> bool:
    return isinstance(body, PhaseChanged) and body.phase not in OPEN_PHASES
