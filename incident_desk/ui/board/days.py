"""From which day to which: two lines that understand days as people write them."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from incident_desk.domain.moments import whole_day
from incident_desk.errors import InputError
from incident_desk.ui.context import Context
from incident_desk.ui.parts import line_label
from incident_desk.ui.theme import SPACE


class Days(QWidget):
    """A line that is empty or cannot be read does not narrow; the latter is said beside it."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.first = self._line("from")
        self.last = self._line("to")
        self._said = line_label("", "danger", "small")
        self._said.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for shown in (self.first, self.last, self._said):
            row.addWidget(shown)

    @property
    def span(self) -> tuple[datetime | None, datetime | None]:
        """When the first day begins, and when the day after the last one does."""
        first, last = self._day(self.first), self._day(self.last)
        return (first[0] if first else None), (last[1] if last else None)

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"filter_{name}")
        made.setPlaceholderText(self._context.texts(f"filters.{name}"))
        made.setAccessibleName(self._context.texts(f"filters.{name}"))
        made.setFixedWidth(made.fontMetrics().averageCharWidth() * 22)
        made.textChanged.connect(self._on_text_changed)
        return made

    def _day(self, line: QLineEdit) -> tuple[datetime, datetime] | None:
        try:
            return self._read(line)
        except InputError:
            return None

    def _read(self, line: QLineEdit) -> tuple[datetime, datetime] | None:
        text = line.text().strip()
        return whole_day(text, self._context.now, self._context.zone) if text else None

    def _on_text_changed(self) -> None:
        said = ""
        for line in (self.first, self.last):
            try:
                self._read(line)
            except InputError as error:
                said = said or error.told(self._context.texts)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.updateGeometry()
        self.changed.emit()
