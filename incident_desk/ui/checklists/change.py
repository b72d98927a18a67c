"""The playbook of a list has changed since: what is different, and what of it is taken over."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.domain.checklist import Checklist
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.playbook_change import Change, change
from incident_desk.ui.checklists.words import about, line
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, empty, plain_label, tab_through
from incident_desk.ui.theme import SPACE
from incident_desk.ui.tick_box import TickBox

_TEXT = 300  # characters


class ChangeBar(QFrame):
    """One quiet line. Nothing changes by itself."""

    look = Signal()
    keep = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._texts = context.texts
        self.told = plain_label("")
        self.told.setObjectName("playbook_changed")
        row = FlowLayout(SPACE)
        for name, signal in (("look", self.look), ("keep", self.keep)):
            made = button(context.texts(f"checklists.change_{name}"), signal.emit)
            made.setObjectName(f"change_{name}")
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.told)
        column.addLayout(row)
        self.hide()

    def show_change(self, found: Change | None) -> None:
        self.setVisible(found is not None)
        if found:
            parts = (
                self._texts.count(f"checklists.change_{name}", len(steps))
                for name, steps in (
                    ("new", found.new),
                    ("changed", found.changed),
                    ("gone", found.gone),
                )
                if steps
            )
            version, what = found.version, ", ".join(parts)
            self.told.setText(self._texts("checklists.change_told", version=version, what=what))


class ChangePage(QWidget):
    """What is new and changed with a box for each, and what is gone."""

    taken = Signal()
    left = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._of: tuple[Checklist, Playbook] | None = None
        self._boxes: dict[str, TickBox] = {}
        texts = context.texts
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        self.take = button(texts("checklists.change_take"), self._take, first=True)
        self.take.setObjectName("change_take")
        self._back = button(texts("checklists.back"), self.left.emit)
        self._back.setObjectName("change_back")
        foot = FlowLayout(SPACE)
        for made in (self.take, self._back):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(plain_label(texts("checklists.change_title"), size="title"))
        column.addWidget(plain_label(texts("checklists.change_text"), "muted"))
        column.addLayout(self._column)
        column.addLayout(foot)
        column.addStretch(1)

    def ask(self, checklist: Checklist, playbook: Playbook, found: Change) -> None:
        self._of = checklist, playbook
        self._boxes = {}
        empty(self._column)
        settled = checklist.marks
        self._add("new", [one.step for one in found.new], ticked=True)
        fresh = [pair for pair in found.changed if pair[1].id not in settled]
        self._add("changed", *_apart(fresh), ticked=True)
        self._add("changed_done", *_apart(pair for pair in found.changed if pair not in fresh))
        tab_through((*(made.box for made in self._boxes.values()), self.take, self._back))
        if found.gone:
            self._heading("gone")
        for step in found.gone:
            self._column.addWidget(plain_label(line(step.text, _TEXT), "muted"))

    def focus_first(self) -> None:
        first = next((made.box for made in self._boxes.values()), self.take)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keep_as_it_is(self, checklist: Checklist, playbook: Playbook) -> None:
        """Take nothing over: the same change is not offered again."""
        desk = self._context.desk
        self._context.attempt(lambda: desk.take_over(self._incident_id, checklist.id, playbook, ()))

    def _add(
        self,
        name: str,
        steps: Sequence[Step],
        before: Sequence[Step] = (),
        *,
        ticked: bool = False,
    ) -> None:
        if steps:
            self._heading(name)
        for step, old in zip_longest(steps, before):
            made = TickBox(self._told(step, old), f"take_{step.id}")
            made.box.setChecked(ticked)
            self._boxes[step.id] = made
            self._column.addWidget(made)

    def _told(self, step: Step, old: Step | None) -> str:
        """A step, and on a line of its own how it was told before."""
        texts = self._context.texts
        told = about(step, texts)
        words = line(step.text, _TEXT) + (f" ({told})" if told else "")
        if old is None:
            return words
        same = old.text == step.text
        was = texts("checklists.change_more") if same else line(old.text, _TEXT)
        return f"{words}\n{was if same else texts('checklists.change_was', text=was)}"

    def _heading(self, name: str) -> None:
        words = self._context.texts(f"checklists.changes_{name}")
        self._column.addWidget(plain_label(words, size="heading"))

    def _take(self) -> None:
        if self._of is None:
            return
        (checklist, playbook), desk = self._of, self._context.desk
        chosen = [step_id for step_id, made in self._boxes.items() if made.ticked]
        if self._context.attempt(
            lambda: desk.take_over(self._incident_id, checklist.id, playbook, chosen)
        ):
            self.taken.emit()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _apart(pairs: Iterable[tuple[Step, Step]]) -> tuple[list[Step], list[Step]]:
    """The steps as they are, and as they were."""
    found = list(pairs)
    return [new for _, new in found], [old for old, _ in found]


def found_change(context: Context, checklist: Checklist) -> tuple[Playbook, Change] | None:
    """How the playbook in force differs from a list in use; None where it does not."""
    playbook = None if checklist.finished else context.desk.in_force(checklist)
    found = change(checklist, playbook) if playbook else None
    return (playbook, found) if playbook and found else None
