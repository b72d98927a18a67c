"""A commander's hands on the Checklists tab: what is seen in it, and what is pressed."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from incident_desk.domain.checklist import Checklist
from incident_desk.ui.checklists.panel import ChecklistsPanel
from incident_desk.ui.context import Context

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hand:
    def __init__(self, qtbot: Any, host: QWidget, context: Context, incident_id: UUID) -> None:
        self._qtbot = qtbot
        self.context = context
        self.incident_id = incident_id
        self.panel = ChecklistsPanel(context, incident_id, host)
        self.panel.resize(1100, 640)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        self.panel.steps.setFocus()

    @property
    def checklist(self) -> Checklist:
        """The first list, as it is on disk."""
        return self.context.desk.incident(self.incident_id).checklists[0]

    @property
    def steps(self) -> Any:
        return self.panel.steps

    @property
    def rows(self) -> list[str]:
        """The ids of the steps that are shown."""
        model = self.panel.model
        found = (model.row(model.index(row, 0)) for row in range(model.rowCount()))
        return [row.step.id for row in found if row]

    def choose(self, step_id: str) -> None:
        self.steps.choose(self.panel.model.row_of(step_id))
        self.steps.setFocus()

    def press(self, key: str, modifier: Any = NONE) -> None:
        """A key, where the keyboard is."""
        self._qtbot.keyClick(self._keyboard(), Qt.Key[f"Key_{key}"], modifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self._keyboard(), text)

    def click(self, name: str) -> None:
        self._qtbot.mouseClick(self.sees(name), LEFT)

    def sees(self, name: str) -> Any:
        """The first thing of this name that is to be seen."""
        self._qtbot.waitUntil(lambda: bool(self._shown(name)))
        return self._shown(name)[0]

    def sees_not(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: not self._shown(name))

    def told(self, name: str) -> str:
        """The words of a label or a button; nothing where it is not to be seen."""
        found = self._shown(name)
        return found[0].text() if found else ""

    @property
    def line(self) -> QLineEdit:
        """The line that asks for something."""
        found: QLineEdit = self.sees("step_reason")
        return found

    def waits_for(self, condition: Any) -> None:
        self._qtbot.waitUntil(condition)

    def _shown(self, name: str) -> list[Any]:
        return [one for one in self.panel.findChildren(QWidget, name) if one.isVisible()]

    def _keyboard(self) -> QWidget:
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found
