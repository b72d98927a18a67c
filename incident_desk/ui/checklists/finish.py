"""Finishing a list: each critical step that is open is asked about, here and not in a dialog."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain import conditions, finishing
from incident_desk.domain.checklist import DONE
from incident_desk.domain.finishing import CHOICES, Answer
from incident_desk.ui.checklists.look import Row, Shown
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, empty, panel, plain_label, tab_through
from incident_desk.ui.theme import SPACE

_UNDECIDED = ""


class FinishPage(QWidget):
    finished = Signal()
    left = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._checklist_id: UUID | None = None
        self._questions: dict[str, CriticalStep] = {}
        self._title = plain_label("", size="title")
        self._others = plain_label("", "muted")
        self._others.setObjectName("finish_others")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE)
        self.finish = button(context.texts("checklists.head_finish"), self._finish, first=True)
        self.finish.setObjectName("finish_list")
        self.back = button(context.texts("checklists.back"), self.left.emit)
        self.back.setObjectName("finish_back")
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.finish)
        foot.addWidget(self.back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(plain_label(context.texts("checklists.finish_asks"), "warning"))
        column.addLayout(self._column)
        column.addWidget(self._others)
        column.addLayout(foot)
        column.addStretch(1)

    def ask(self, shown: Shown) -> bool:
        """Ask about this list; False where nothing is to be asked."""
        rows = [row for row in shown.rows if row.standing.is_critical_and_open]
        self._checklist_id = shown.checklist.id
        self._title.setText(
            self._context.texts("checklists.finish_title", title=shown.checklist.title)
        )
        self._keep()
        empty(self._column)
        self._questions = {}
        for row in rows:
            made = CriticalStep(self._context, shown.checklist.id, row)
            self._questions[row.step.id] = made
            self._column.addWidget(made)
        stops = (stop for one in self._questions.values() for stop in one.stops)
        tab_through((*stops, self.finish, self.back))
        others = shown.total - shown.settled - len(rows)
        told = self._context.texts.count("checklists.finish_others", others) if others else ""
        self._others.setText(told)
        self._others.setVisible(bool(told))
        return bool(rows)

    def focus_first(self) -> None:
        for question in self._questions.values():
            question.choice.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def read(self) -> None:
        """What others have settled meanwhile is not asked any more."""
        incident = self._context.desk.incident(self._incident_id)
        checklist = incident.checklist(self._checklist_id) if self._checklist_id else None
        if checklist is None:
            return
        asked = finishing.asked(checklist, conditions.given(incident))
        wanted = {one.step.id for one in asked}
        for step_id, question in self._questions.items():
            question.setVisible(step_id in wanted)

    def _finish(self) -> None:
        checklist_id, desk = self._checklist_id, self._context.desk
        if checklist_id is None:
            return
        answers = {step_id: one.answer for step_id, one in self._questions.items()}
        if self._context.attempt(
            lambda: desk.finish_list(self._incident_id, checklist_id, answers)
        ):
            for question in self._questions.values():
                question.kept.let_go()
            self._questions = {}
            self.finished.emit()

    def _keep(self) -> None:
        for question in self._questions.values():
            question.kept.keep()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CriticalStep(QWidget):
    """Done, does not apply, or left open; the last two with a reason."""

    def __init__(
        self, context: Context, checklist_id: UUID, row: Row, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        texts, step = context.texts, row.step
        options = {name: texts(f"checklists.answer_{name}") for name in CHOICES}
        self.choice = Choice(options, _UNDECIDED, row.text[:120])
        self.choice.setObjectName(f"answer_{step.id}")
        self.choice.chosen.connect(self._on_choice_chosen)
        self.reason = QLineEdit()
        self.reason.setObjectName(f"answer_reason_{step.id}")
        self.reason.setPlaceholderText(texts("checklists.answer_why"))
        self.reason.setAccessibleName(f"{texts('checklists.answer_why')}: {row.text[:120]}")
        self.kept = KeptText(self.reason, f"finish:{checklist_id}:{step.id}", context)
        self.reason.setVisible(bool(self.reason.text()))
        frame, inside = panel()
        inside.addWidget(plain_label(row.text, size="heading"))
        if row.standing.mark and row.standing.mark.reason:
            inside.addWidget(plain_label(row.standing.mark.reason, "danger"))
        inside.addWidget(self.choice)
        inside.addWidget(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return (*(self.choice.button(name) for name in CHOICES), self.reason)

    @property
    def answer(self) -> Answer:
        return Answer(self.choice.decided, self.reason.text())

    def _on_choice_chosen(self, name: str) -> None:
        self.reason.setVisible(name != DONE)
        if name != DONE:
            self.reason.setFocus()
