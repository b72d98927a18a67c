"""The row of filters above the board."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from incident_desk.domain.board import Filter
from incident_desk.domain.lifecycle import OPEN_PHASES, PHASES
from incident_desk.ui.board.days import Days
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button
from incident_desk.ui.theme import SPACE

_SINCE = {"day": 1, "week": 7, "month": 30, "year": 365}
_DRILL = {"real": False, "drills": True}
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
        self.choose(chosen)

    def choose(self, name: str | None) -> None:
        """Also one that no incident bears any more: then nothing fits, which is true."""
        if name and self.findData(name) < 0:
            self.addItem(name[:60], name)
        self.setCurrentIndex(self.findData(name) if name else 0)

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
        self.days = Days(context)
        self.days.changed.connect(self._pause.start)
        self._clear = button(context.texts("filters.clear"), self.clear)
        self._fill()
        self.text.setMinimumWidth(220)
        row = FlowLayout(SPACE, self)
        for widget in (self.text, *self._named().values(), self.days, self._clear):
            row.addWidget(widget)
        self._clear.setVisible(False)
        self.days.setVisible(False)

    @property
    def wanted(self) -> Filter:
        severity, phase = self.severity.currentData(), self.phase.currentData()
        since, before = self._span()
        return Filter(
            text=self.text.text(),
            phases=OPEN_PHASES if phase == "open" else (phase,) if phase else (),
            severity=int(severity) if severity and severity != "none" else None,
            unassessed=severity == "none",
            service=self.service.currentData() or "",
            commander=self.commander.currentData() or "",
            drill=_DRILL.get(self.drill.currentData()),
            started_from=since,
            started_before=before,
        )

    @property
    def choices(self) -> dict[str, str]:
        """What is chosen, as it can be kept; `choose` takes it back."""
        held = {name: choice.currentData() for name, choice in self._named().items()}
        texts = {"text": self.text.text().strip()}
        if self.since.currentData() == "days":
            texts |= {"from": self.days.first.text().strip(), "to": self.days.last.text().strip()}
        return {name: value for name, value in (texts | held).items() if value}

    @property
    def narrowing(self) -> bool:
        return bool(self.choices)

    def choose(self, choices: Mapping[str, str]) -> None:
        """Hold these choices and no others; one that is not offered any more is left out."""
        with QSignalBlocker(self.text), QSignalBlocker(self.days):
            self.text.setText(choices.get("text", ""))
            self.days.first.setText(choices.get("from", ""))
            self.days.last.setText(choices.get("to", ""))
        for name, choice in self._named().items():
            if isinstance(choice, NamesChoice):
                choice.choose(choices.get(name))
            else:
                choice.setCurrentIndex(max(0, choice.findData(choices.get(name))))
        self.changed.emit()

    def show_for_table(self, table: bool) -> None:
        """The columns are phases already."""
        self.phase.setVisible(table)
        self.since.setVisible(table)
        if not table:
            self.phase.setCurrentIndex(0)
            self.since.setCurrentIndex(0)

    def show_narrowing(self) -> None:
        self._clear.setVisible(self.narrowing)
        self.days.setVisible(self.since.currentData() == "days")

    def clear(self) -> None:
        self.choose({})

    def _span(self) -> tuple[datetime | None, datetime | None]:
        since = self.since.currentData()
        if since == "days":
            return self.days.span
        days = _SINCE.get(since)
        return (self._context.now - timedelta(days=days) if days else None), None

    def _named(self) -> dict[str, QComboBox]:
        return {
            "phase": self.phase,
            "severity": self.severity,
            "service": self.service,
            "commander": self.commander,
            "since": self.since,
            "drill": self.drill,
        }

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
            self.severity.addItem(texts(f"severity.{level}"), str(level))
        self.severity.addItem(texts("severity.none"), "none")
        for since in (*_SINCE, "days"):
            self.since.addItem(texts(f"filters.since_{since}"), since)
        for drill in _DRILL:
            self.drill.addItem(texts(f"filters.{drill}"), drill)
