"""The parts of Insights: how many, how long, and which services come back."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.board import Filter
from incident_desk.domain.lifecycle import OPEN_PHASES
from incident_desk.domain.spans import elapsed
from incident_desk.ui.context import Context
from incident_desk.ui.insights.chart import Bar, BarChart
from incident_desk.ui.parts import line_label, plain_label
from incident_desk.ui.rows import Column, Row, RowsModel, RowsTable
from incident_desk.ui.section import Section
from incident_desk.ui.theme import SPACE

_MOST = 10  # services


class Counts(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._numbers = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5 * SPACE)
        for name in ("open", "all", "drills"):
            number = line_label("", size="title")
            number.setObjectName(f"insights_{name}")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(line_label(context.texts(f"insights.{name}"), "muted"))
            row.addLayout(column)
            self._numbers[name] = number
        row.addStretch(1)

    def read(self) -> int:
        """How many incidents there are that are no drills. Raises StoreError."""
        count = self._context.desk.count
        real = count(Filter(drill=False))
        self._numbers["open"].setText(str(count(Filter(phases=OPEN_PHASES, drill=False))))
        self._numbers["all"].setText(str(real))
        self._numbers["drills"].setText(str(count(Filter(drill=True))))
        return real


class Durations(Section):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts = context.texts
        super().__init__(texts("insights.lasted"), parent)
        self._context = context
        self._none = plain_label(texts("insights.none_ended"), "muted")
        self.chart = BarChart()
        self.chart.setObjectName("insights_chart")
        self.rows = RowsModel(
            (
                Column(texts("insights.severity")),
                Column(texts("insights.count"), 13, number=True),
                Column(texts("insights.mean"), 20, number=True),
            )
        )
        self.table = RowsTable(self.rows, texts("insights.lasted"))
        self.table.setObjectName("insights_durations")
        self.add(plain_label(texts("insights.lasted_why"), "muted"))
        self.add(self._none, self.chart, self.table)

    def read(self) -> None:
        """Raises StoreError."""
        texts = self._context.texts
        found = [
            (texts(f"severity.{severity or 'none'}"), severity, count, minutes)
            for severity, count, minutes in self._context.desk.durations()
        ]
        bars = tuple(
            Bar(name, minutes, elapsed(minutes * 60, texts), self._context.theme.severity(level)[0])
            for name, level, _count, minutes in found
        )
        told = (texts("insights.bar", severity=bar.label, mean=bar.told) for bar in bars)
        self.chart.show_bars(bars, "; ".join(told))
        self.rows.show(
            [
                Row((name, str(count), elapsed(minutes * 60, texts)))
                for name, _level, count, minutes in found
            ]
        )
        self.table.fit(len(found))
        self._none.setVisible(not found)
        self.chart.setVisible(bool(found))
        self.table.setVisible(bool(found))


class ServicesThatReturn(Section):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts = context.texts
        super().__init__(texts("insights.services"), parent)
        self._context = context
        self._none = plain_label(texts("insights.no_services"), "muted")
        self.rows = RowsModel(
            (Column(texts("insights.service")), Column(texts("insights.count"), 13, number=True))
        )
        self.table = RowsTable(self.rows, texts("insights.services"))
        self.table.setObjectName("insights_services")
        self.add(plain_label(texts("insights.services_why"), "muted"))
        self.add(self._none, self.table)

    def read(self) -> None:
        """Raises StoreError."""
        often = self._context.desk.services_that_return(_MOST)
        self.rows.show([Row((name, str(number))) for name, number in often])
        self.table.fit(_MOST)
        self._none.setVisible(not often)
        self.table.setVisible(bool(often))
