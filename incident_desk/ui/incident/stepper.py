"""The phases of an incident in a row; pressing one changes to it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from incident_desk.domain.lifecycle import CLOSED, STEPPER
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button


class PhaseStepper(QObject):
    """Its buttons are laid out by whoever shows them.

    `before_closing` is asked before the incident is closed: True says that it must wait.
    """

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before_closing: Callable[[], bool] = lambda: False
        self._context = context
        self._incident_id = incident_id
        self._phase = ""
        self._group = QButtonGroup(self)
        self.buttons = {phase: self._button(phase) for phase in STEPPER}

    def show_phase(self, phase: str) -> None:
        """A phase beside the row (cancelled) leaves every button unpressed."""
        self._phase = phase
        self._group.setExclusive(False)
        for name, made in self.buttons.items():
            made.setChecked(name == phase)
            mark = "● " if name == phase else ""
            made.setText(mark + self._context.texts(f"phase.{name}"))
        self._group.setExclusive(phase in self.buttons)

    def _button(self, phase: str) -> QPushButton:
        made = button(self._context.texts(f"phase.{phase}"), lambda: self.change(phase))
        made.setObjectName(f"phase_{phase}")
        made.setCheckable(True)
        self._group.addButton(made)
        return made

    def change(self, phase: str) -> None:
        desk = self._context.desk
        waits = phase == CLOSED and phase != self._phase and self.before_closing()
        if waits or not self._context.attempt(lambda: desk.change_phase(self._incident_id, phase)):
            self.show_phase(self._phase)


class PhaseMenu(QPushButton):
    """The phases as a menu, where there is no room for a row of buttons."""

    def __init__(self, context: Context, stepper: PhaseStepper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("phase_menu")
        self._context = context
        menu = QMenu(self)
        for phase in STEPPER:
            action = menu.addAction(context.texts(f"phase.{phase}"))
            action.triggered.connect(_changing(stepper, phase))
        self.setMenu(menu)

    def show_phase(self, phase: str) -> None:
        self.setText(self._context.texts(f"phase.{phase}"))


def _changing(stepper: PhaseStepper, phase: str) -> Callable[[bool], None]:
    return lambda _checked: stepper.change(phase)
