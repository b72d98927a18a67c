"""The list of steps in the editor, with a button for all that its keys do."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from incident_desk.domain import drafting
from incident_desk.domain.playbook import Step
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import plain_label, quiet_button
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.playbooks.languages import marks
from incident_desk.ui.playbooks.steps import StepRow, StepsList
from incident_desk.ui.theme import SPACE


class StepsPanel(QWidget):
    add_wanted = Signal()
    opened = Signal()

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = draft
        self.list = StepsList(context.theme, context.texts("pbedit.steps"))
        self._none = plain_label(context.texts("pbedit.no_steps"), "muted")
        verbs = QWidget()
        row = FlowLayout(SPACE // 2, verbs)
        for name, pressed in (
            ("add", self.add_wanted.emit),
            ("remove", self._remove),
            ("up", lambda: self._move(-1)),
            ("down", lambda: self._move(1)),
            ("deeper", lambda: self._indent(1)),
            ("higher", lambda: self._indent(-1)),
        ):
            row.addWidget(self._verb(name, pressed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(verbs)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(plain_label(context.texts("pbedit.keys"), "muted", "small"))
        self._connect()
        self.read()

    def read(self) -> None:
        texts, held = self._context.texts, self._draft.playbook
        told = marks(self._draft, texts)
        depths = drafting.levels(held.steps)
        self.list.steps.show(
            tuple(
                _row(number, step, depth, told.get(step.id, ""), texts)
                for number, (step, depth) in enumerate(zip(held.steps, depths, strict=True), 1)
            )
        )
        self._none.setVisible(not held.steps)
        self.list.choose(self._draft.place)

    def _connect(self) -> None:
        self.list.move_wanted.connect(self._move)
        self.list.indent_wanted.connect(self._indent)
        self.list.add_wanted.connect(self.add_wanted)
        self.list.remove_wanted.connect(self._remove)
        self.list.opened.connect(self.opened)
        self.list.dropped.connect(self._drop)
        self.list.chosen.connect(self._on_list_chosen)
        self._draft.changed.connect(self.read)
        self._draft.moved.connect(self.read)

    def _verb(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = quiet_button(self._context.texts(f"pbedit.step_{name}"), pressed)
        made.setObjectName(f"edit_{name}")
        return made

    def _put(self, steps: tuple[Step, ...], chosen: str | None = None) -> None:
        self._draft.change(replace(self._draft.playbook, steps=steps), step=chosen)

    def _remove(self) -> None:
        held, place = self._draft.playbook.steps, self._draft.place
        if place < 0:
            return
        gone = drafting.end(held, place) - place
        left = drafting.removed(held, place)
        chosen = left[min(place, len(left) - 1)].id if left else ""
        text = held[place].text
        self._put(left, chosen)
        self._context.notices.say(
            self._context.texts.count("pbedit.removed", gone, step=text or held[place].id)
        )

    def _move(self, by: int) -> None:
        if self._draft.place >= 0:
            steps, _place = drafting.moved(self._draft.playbook.steps, self._draft.place, by)
            self._put(steps)

    def _indent(self, by: int) -> None:
        if self._draft.place >= 0:
            self._put(drafting.indented(self._draft.playbook.steps, self._draft.place, by))

    def _drop(self, place: int, before: int) -> None:
        held = self._draft.playbook.steps
        if place < len(held):
            steps, _place = drafting.dropped(held, place, before)
            self._put(steps, held[place].id)

    def _on_list_chosen(self, place: int) -> None:
        self._draft.look_at(self._draft.playbook.steps[place].id)


def _row(number: int, step: Step, depth: int, mark: str, texts: Texts) -> StepRow:
    about = (
        texts("playbookspage.critical") if step.critical else "",
        texts("playbookspage.minutes", minutes=step.minutes) if step.minutes else "",
        texts(f"role.{step.role}") if step.role else "",
        texts("pbedit.has_conditions") if step.conditions else "",
    )
    return StepRow(
        id=step.id,
        words=f"{number}. {step.text or texts('pbedit.no_words')}",
        about=" · ".join(part for part in about if part),
        depth=depth,
        critical=step.critical,
        mark=mark,
    )
