"""Where a text speaks of the organisation itself: its names, its addresses, its contact block."""

import re

from incident_desk.domain.readiness.draft import Draft
from incident_desk.domain.readiness.phrases import fold
from incident_desk.domain.readiness.rules import Allowed

_LABEL = re.compile(r"\[[^\[\]\n]{1,200}\]\(")


def own_places(draft: Draft, allowed: Allowed) -> list[tuple[int, int]]:
    """In order, and none within another."""
    places = [(match.start, match.end) for match in draft.matches("own_products")]
    folded = fold(draft.text)
    for domain in allowed.domains:
        # The whole address: 'https://status.example.com/now', 'help@example.com'.
        name = re.escape(domain)
        address = (
            rf"(?<![\w.@/:-])(?:[a-z]{{2,8}}://)?(?:[\w+-]{{1,63}}[.@]){{0,8}}{name}(?![\w-])\S*"
        )
        places += [match.span() for match in re.finditer(address, folded)]
    # What is said of an address of one's own: '[INC-48211](https://status.example.com/48211)'.
    own = dict(places)
    places += [
        (link.start(), own[link.end()]) for link in _LABEL.finditer(folded) if link.end() in own
    ]
    for block in allowed.contact:
        wanted = fold(block)
        at = folded.find(wanted)
        while at >= 0:
            places.append((at, at + len(wanted)))
            at = folded.find(wanted, at + len(wanted))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if not merged or end > merged[-1][1]:
            merged.append((start, end))
    return merged
