"""Cards of a long list, fetched a page at a time as they come into sight."""

from collections import OrderedDict

from incident_desk.desk import Desk
from incident_desk.domain.board import Card, Filter, Sort

_PAGE = 64  # cards
_KEPT = 24  # pages


class CardPages:
    """The numbers of all incidents that fit, and the cards of those that were looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: OrderedDict[int, list[Card]] = OrderedDict()
        self.numbers: list[int] = []

    def read(self, wanted: Filter, sort: Sort) -> None:
        self.numbers = self._desk.numbers(wanted, sort)
        self._pages.clear()

    def card(self, row: int) -> Card | None:
        """The card at `row`; None for one that was taken away meanwhile."""
        page, place = divmod(row, _PAGE)
        if page not in self._pages:
            first = page * _PAGE
            self._pages[page] = self._desk.cards(self.numbers[first : first + _PAGE])
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        cards = self._pages[page]
        return cards[place] if place < len(cards) else None
