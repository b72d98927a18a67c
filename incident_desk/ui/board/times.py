"""Which cards in sight tell another time than a second ago: only these are painted."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from incident_desk.domain.board import Card
from incident_desk.ui.board.words import ended_or_elapsed

Shown = tuple[int, int | None]


class Times:
    def __init__(self) -> None:
        self._shown: dict[int, Shown] = {}

    def forget(self) -> None:
        """Other cards stand in the rows, and were painted anew."""
        self._shown.clear()

    def moved(
        self, rows: Iterable[int], card: Callable[[int], Card | None], now: datetime
    ) -> Iterator[tuple[int, Card]]:
        """The rows, of those in sight, whose time reads otherwise than at the last look."""
        before, self._shown = self._shown, {}
        for row in rows:
            if found := card(row):
                self._shown[row] = shown = _shown(found, now)
                if before.get(row) != shown:
                    yield row, found


def _shown(card: Card, now: datetime) -> Shown:
    """Changes when what is told of the card's time does: a number for each of its two times."""
    lasted = _step(ended_or_elapsed(card, now))
    if card.next_update_at is None:
        return lasted, None
    left = (card.next_update_at - now).total_seconds()
    return lasted, int(left) if 0 <= left < 3600 else _step(left)


def _step(seconds: float) -> int:
    """Seconds in the first minute, then minutes; less than nothing is late.

    From a day on hours are told, so that a card is painted now and then for nothing.
    """
    whole = int(abs(seconds))
    step = whole if whole < 60 else 60 + whole // 60
    return step if seconds >= 0 else -step - 1
