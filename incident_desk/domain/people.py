"""The people of an incident: who holds a role, was asked for something or wrote in its log."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident


def people(incident: Incident, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Each name once: roles first, then those who were asked last, then those who wrote last."""
    once: dict[str, str] = {}
    for name in _named(incident, facts):
        once.setdefault(folded(name), name)
    once.pop("", None)
    return tuple(once.values())


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """As a tired hand may type it: without accents, capitals and needless spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())


def _named(incident: Incident, facts: Sequence[Fact]) -> Iterator[str]:
    yield from (known.value for known in incident.roles.values())
    yield from (order.person for order in reversed(list(incident.orders.values())))
    yield from (taken.person for one in incident.checklists for taken in one.people.values())
    yield from (offer.person for offer in incident.hand_overs.values())
    yield from _once(fact.actor for fact in reversed(facts))


def _once(names: Iterable[str]) -> Iterable[str]:
    """A long log has few authors: folding each name once is what keeps this quick."""
    return dict.fromkeys(names)
