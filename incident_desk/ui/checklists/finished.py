"""A list that is finished says so, and can be used again."""

from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.spans import clock_time
from incident_desk.ui.checklists.look import Shown
from incident_desk.ui.checklists.words import line
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

_TEXT = 160  # characters of a step or a reason


class FinishedBar(QFrame):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._context = context
        self._incident_id = incident_id
        self._checklist_id: UUID | None = None
        self._told = plain_label("", "good")
        self._told.setObjectName("list_finished")
        self._left = plain_label("", "warning")
        self._left.setObjectName("list_left")
        self.again = button(context.texts("checklists.use_again"), self._reopen)
        self.again.setObjectName("use_again")
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self._told)
        words.addWidget(self._left)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.again)
        self.hide()

    def show_list(self, shown: Shown) -> None:
        finished, context = shown.checklist.finished, self._context
        self._checklist_id = shown.checklist.id
        self.setVisible(finished is not None)
        if finished is None:
            return
        when = clock_time(finished.at, context.now, context.zone, context.texts)
        self._told.setText(context.texts("checklists.finished", by=finished.by, when=when))
        left = [
            context.texts(
                "checklists.left_open",
                step=line(row.text, _TEXT),
                reason=line(finished.left[row.step.id], _TEXT),
            )
            for row in shown.rows
            if row.step.id in finished.left and not row.standing.is_settled
        ]
        self._left.setText("\n".join(left))
        self._left.setVisible(bool(left))

    def _reopen(self) -> None:
        checklist_id, desk = self._checklist_id, self._context.desk
        if checklist_id:
            self._context.attempt(lambda: desk.reopen_list(self._incident_id, checklist_id))
