"""What the board tells of an incident's time, in words."""

from datetime import datetime

from incident_desk.domain.board import Card
from incident_desk.domain.spans import countdown, elapsed
from incident_desk.i18n import Texts


def ended_or_elapsed(card: Card, now: datetime) -> float:
    """Seconds from the start to its end, or to now while it is open."""
    return ((card.ended_at or now) - card.started_at).total_seconds()


def promise(card: Card, now: datetime, texts: Texts) -> str:
    """The countdown to the next update; empty when none is promised."""
    if card.next_update_at is None:
        return ""
    return countdown((card.next_update_at - now).total_seconds(), texts)


def card_in_words(card: Card, now: datetime, texts: Texts) -> str:
    """Everything on the card, for a screen reader."""
    parts = [
        texts("board.drill") if card.drill else "",
        texts(f"severity.{card.severity or 'none'}"),
        card.reference,
        card.title[:300],
        elapsed(ended_or_elapsed(card, now), texts),
        texts("board.next_update", time=promise(card, now, texts)) if card.next_update_at else "",
        card.commander,
        texts("board.steps", done=card.steps_settled, total=card.steps_total)
        if card.steps_total
        else "",
        texts.count("board.drafts", card.drafts_waiting) if card.drafts_waiting else "",
    ]
    return ", ".join(part for part in parts if part)
