"""The row of filters above the board."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from incident_desk.domain.board import Filter
from incident_desk.domain.lifecycle import OPEN_PHASES, PHASES
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button
from incident_desk.ui.theme import SPACE

_SINCE = {"day": 1, "week": 7, "month": 30, "year": 365}
_AFTER = 120  # ms after the last key


class NamesChoice(QComboBox):
    """A choice among names that are read when it is opened, not before."""

    def __init__(self, names: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names

    def read(self) -> None:
        """The names there are now, keeping what is chosen."""
        chosen = self.currentData()
        while self.count() > 1:
            self.removeItem(1)
        for name in self._names():
            self.addItem(name[:60], name)
        self.setCurrentIndex(max(0, self.findData(chosen)) if chosen else 0)

    # Qt overrides

    def showPopup(self) -> None:
        self.read()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.count() <= 1:
            self.read()
        super().keyPressEvent(event)


class Filters(QWidget):
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.text = QLineEdit()
        self.text.setObjectName("filter_text")
        self.text.setPlaceholderText(context.texts("filters.text"))
        self.text.setAccessibleName(context.texts("filters.text"))
        self.text.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=_AFTER)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(self._pause.start)
        desk = context.desk
        self.phase = self._choice("phase", QComboBox())
        self.severity = self._choice("severity", QComboBox())
        self.service = self._choice("service", NamesChoice(lambda: desk.service_names(100)))
        self.commander = self._choice("commander", NamesChoice(lambda: desk.commanders(100)))
        self.since = self._choice("since", QComboBox())
        self.drill = self._choice("drill", QComboBox())
        self._clear = button(context.texts("filters.clear"), self.clear)
        self._fill()
        self.text.setMinimumWidth(220)
        row = FlowLayout(SPACE, self)
        for widget in (self.text, *self._choices(), self._clear):
            row.addWidget(widget)
        self._clear.setVisible(False)

    @property
    def wanted(self) -> Filter:
        severity = self.severity.currentData()
        days = _SINCE.get(self.since.currentData())
        phase = self.phase.currentData()
        return Filter(
            text=self.text.text(),
            phases=OPEN_PHASES if phase == "open" else (phase,) if phase else (),
            severity=severity if isinstance(severity, int) else None,
            unassessed=severity == "none",
            service=self.service.currentData() or "",
            commander=self.commander.currentData() or "",
            drill=self.drill.currentData(),
            started_from=self._context.now - timedelta(days=days) if days else None,
        )

    @property
    def narrowing(self) -> bool:
        return replace(self.wanted, started_from=None) != Filter() or bool(self.since.currentData())

    def show_for_table(self, table: bool) -> None:
        """The columns are phases already."""
        self.phase.setVisible(table)
        self.since.setVisible(table)
        if not table:
            self.phase.setCurrentIndex(0)
            self.since.setCurrentIndex(0)

    def show_narrowing(self) -> None:
        self._clear.setVisible(self.narrowing)

    def clear(self) -> None:
        self.text.clear()
        for choice in self._choices():
            choice.setCurrentIndex(0)
        self.changed.emit()

    def _choices(self) -> tuple[QComboBox, ...]:
        return (
            self.phase,
            self.severity,
            self.service,
            self.commander,
            self.since,
            self.drill,
        )

    def _choice(self, name: str, made: QComboBox) -> QComboBox:
        made.setObjectName(f"filter_{name}")
        made.setAccessibleName(self._context.texts(f"filters.{name}"))
        made.addItem(self._context.texts(f"filters.{name}"), None)
        made.activated.connect(self.changed)
        return made

    def _fill(self) -> None:
        texts = self._context.texts
        self.phase.addItem(texts("filters.open"), "open")
        for phase in PHASES:
            self.phase.addItem(texts(f"phase.{phase}"), phase)
        for level in range(1, 6):
            self.severity.addItem(texts(f"severity.{level}"), level)
        self.severity.addItem(texts("severity.none"), "none")
        for since in _SINCE:
            self.since.addItem(texts(f"filters.since_{since}"), since)
        self.drill.addItem(texts("filters.real"), False)
        self.drill.addItem(texts("filters.drills"), True)
