"""Which past incidents resemble a new one, and what fixed them."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

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
from incident_desk.domain.plain import bare

_WORD = re.compile(r"[^\W_]{2,}")
# Little words of both languages, and those for failing itself: rare in short titles, and yet they
# do not tell one incident from another.
_LITTLE = frozenset(
    "a al an and are as at be been but by can cannot con de del do does el en es esta for from fue"  # noqa: SIM905
    " ha has hay in is it la las le lo los me more muy new no nobody not of off on or our out para"
    " pero por que se ser si sin sobre son su the their there this to too un una unos up was we"
    " when which with without y ya you"
    " averia caida caidas caido caidos down error errores errors fail failed fails failure falla"
    " fallan fallo fallos incident incidente interrupcion offline outage outages problem problema"
    " problemas problems unavailable unreachable".split()
)
# Planned work: of little help to whom something has failed, unless it is named.
_PLANNED = (
    "brownout maintenance mantenimiento migración migration planned programado removal scheduled"
    " update actualización upgrade"
)
_ENDINGS = ("ing", "ed", "s")  # of verbs and plurals; a vowel at the end goes as well
# What shared things weigh, found by judging titles on the history of a real status page.
_SERVICE = 0.5  # the same service: half of all that is told
_IN_SERVICES = 0.5  # a word among the services of the other: half of one in its title
_PLANNED_WORK = 0.7
_ANOTHER_WORD = 0.04  # what each word of the other takes away that was not told
_LEAST = 0.2  # the share of what is told that must be found again
# Where a commander writes what fixed it, the surest first.
_FIXES = ("verified", "root_cause", "cause", "workaround")


def telling_words(text: str) -> frozenset[str]:
    """The beginnings of the words that tell one incident from another.

    Without case, accents and endings, so that 'certificates expired' meets 'expiring certificate'.
    """
    words = _WORD.findall(bare(text))
    return frozenset(_stem(word) for word in words if word not in _LITTLE)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if word.endswith(("a", "e", "o")) and len(word) > 3 else word


class Likeness:
    """How much a past incident resembles what is being declared.

    A rare word says more than a common one (inverse document frequency): `counts` tells in how many
    of `total` incidents each of the telling words stands. One that stands in none says nothing.
    """

    def __init__(
        self, title: str, services: Iterable[str], counts: Mapping[str, int], total: int
    ) -> None:
        told = telling_words(" ".join((title, *services)))
        self._weigh = {word: math.log(1 + total / counts[word]) for word in told if counts[word]}
        self._words = frozenset(self._weigh)
        self._told = sum(self._weigh.values())
        self._planned = told & telling_words(_PLANNED)

    def of(self, card: Card) -> float:
        """From 0 on; what shares next to nothing has none."""
        title, services = telling_words(card.title), telling_words(" ".join(card.services))
        score = self._sum(title)
        # Of an incident that touched half the house, a service tells little.
        wide = math.sqrt(max(1, len(card.services)))
        score += _IN_SERVICES * self._sum(services - title) / wide
        if any(telling_words(service) <= self._words for service in card.services):
            score += _SERVICE * self._told / wide
        if score < _LEAST * self._told:
            return 0
        if not self._planned and title & telling_words(_PLANNED):
            score *= _PLANNED_WORK
        return score / (1 + _ANOTHER_WORD * len(title - self._words))

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self._weigh[word] for word in self._words & words)


def in_titles(counts: Mapping[str, int], cards: Iterable[Card], most: int) -> dict[str, int]:
    """Of words that few incidents mention at all, in how many titles they stand, if in any.

    A service that many incidents touch is seldom named in a title; then its name tells a lot. What
    `most` incidents or more mention is left as counted: not all of these are among `cards`.
    """
    titles = [telling_words(card.title) for card in cards]
    seldom = {word: sum(word in title for title in titles) for word in counts}
    return {
        word: count if count >= most else seldom[word] or count for word, count in counts.items()
    }


def alike(cards: Iterable[Card], likeness: Likeness) -> list[Card]:
    """The most alike first, each title once; drills are left out, and what is not alike at all."""
    found = [
        (likeness.of(card), card.ended_at is not None, card.started_at, card)
        for card in cards
        if not card.drill
    ]
    best = sorted((row for row in found if row[0]), key=lambda row: row[:3])
    # The last of each title is the best of them.
    return list({row[3].title: row[3] for row in best}.values())[::-1]


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
