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
        self.show(self.asked(wanted, sort))

    def asked(self, wanted: Filter, sort: Sort) -> list[int]:
        """The numbers that fit now."""
        return self._desk.numbers(wanted, sort)

    def show(self, numbers: list[int]) -> None:
        """Their cards are read again when they are looked at."""
        self.numbers = numbers
        self._pages.clear()

    def number(self, row: int) -> int | None:
        return self.numbers[row] if 0 <= row < len(self.numbers) else None

    def row(self, number: int | None) -> int | None:
        """Where the incident of this number stands; None where it does not."""
        if number is None:
            return None
        try:
            return self.numbers.index(number)
        except ValueError:
            return None

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
