"""The incidents of one service, newest first, fetched as they come into sight."""

from PySide6.QtCore import QObject

from incident_desk.domain.board import Filter, Sort
from incident_desk.domain.spans import clock_time
from incident_desk.ui.board.pages import CardPages
from incident_desk.ui.context import Context
from incident_desk.ui.rows import NOWHERE, Column, ColumnsModel, Index, Row


class ServiceIncidents(ColumnsModel):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        texts = context.texts
        columns = (
            Column(texts("services.incident")),
            Column(texts("services.severity"), 14),
            Column(texts("services.phase"), 15),
            Column(texts("services.started"), 17),
        )
        super().__init__(columns, parent)
        self._context = context
        self._pages = CardPages(context.desk)

    def read(self, service: str) -> None:
        """Raises StoreError."""
        self.beginResetModel()
        try:
            self._pages.read(Filter(service=service), Sort())
        finally:
            self.endResetModel()

    def row(self, number: int) -> Row | None:
        card = self._pages.card(number)
        if card is None:
            return None
        texts = self._context.texts
        title = texts("services.drill", title=card.title) if card.drill else card.title
        cells = (
            title[:300],
            texts(f"severity.{card.severity or 'none'}"),
            texts(f"phase.{card.phase}"),
            clock_time(card.started_at, self._context.now, self._context.zone, texts),
        )
        return Row(cells, card.id)

    # Qt overrides

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pages.numbers)
