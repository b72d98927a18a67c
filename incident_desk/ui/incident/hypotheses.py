"""Hypotheses: those that are open, what was confirmed, and folded away what was ruled out."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain import hypotheses
from incident_desk.domain.hypotheses import CONFIRMED, ELIMINATED, OPEN, Hypothesis
from incident_desk.domain.incident import Incident
from incident_desk.domain.situation import Known
from incident_desk.ui.context import Context
from incident_desk.ui.incident.asked import AskedRow
from incident_desk.ui.incident.earlier import told
from incident_desk.ui.keyed import keep_rows
from incident_desk.ui.parts import plain_label, quiet_button, set_property
from incident_desk.ui.theme import SPACE


class HypothesisRow(AskedRow):
    def __init__(
        self, context: Context, incident_id: UUID, one: Hypothesis, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._incident_id = incident_id
        self._one = one
        texts = context.texts
        if one.state == OPEN:
            confirm, eliminate = texts("hypothesis.confirm"), texts("hypothesis.eliminate")
            self.add_verb(confirm, "hypothesis_confirm", lambda: self._settle(CONFIRMED))
            self.add_verb(eliminate, "hypothesis_eliminate", self._on_eliminate_clicked)
        else:
            reopen = texts("hypothesis.reopen")
            self.add_verb(reopen, "hypothesis_reopen", lambda: self._settle(OPEN))
        self.show_hypothesis(one)

    def show_hypothesis(self, one: Hypothesis) -> None:
        self._one = one
        texts = self._context.texts
        reason = f" ({one.reason})" if one.reason else ""
        state = "" if one.state == OPEN else f"{texts(f'brief.hypothesis_{one.state}')}: "
        self.text.setText(f"{state}{one.text}{reason}")
        set_property(self.text, "tone", "muted" if one.state == ELIMINATED else "")
        self.told.setText(told(Known("", one.raised_by, one.raised_at), self._context))
        self.name_verbs(one.text)

    def _settle(self, state: str, reason: str = "") -> bool:
        settle, one = self._context.desk.settle_hypothesis, self._one.id
        return self._context.attempt(lambda: settle(self._incident_id, one, state, reason))

    def _on_eliminate_clicked(self) -> None:
        verb = self._context.texts("hypothesis.eliminate")
        self.ask_why(
            verb, f"eliminate:{self._one.id}", lambda reason: self._settle(ELIMINATED, reason)
        )


class _Rows(QVBoxLayout):
    """The rows of some states; a row is made anew when its hypothesis changes state."""

    def __init__(self, context: Context, incident_id: UUID, owner: QWidget, after: QWidget) -> None:
        super().__init__()
        self.setSpacing(SPACE)
        self._context = context
        self._incident_id = incident_id
        self._owner = owner
        self._after = after
        self.rows: dict[UUID, HypothesisRow] = {}

    def show_all(self, found: list[Hypothesis]) -> None:
        by_id = {one.id: one for one in found}
        keep_rows(self, self.rows, tuple(by_id), lambda one: self._row(by_id[one]), self._after)
        for one, row in self.rows.items():
            row.show_hypothesis(by_id[one])

    def _row(self, one: Hypothesis) -> HypothesisRow:
        return HypothesisRow(self._context, self._incident_id, one, self._owner)


class HypothesesList(QWidget):
    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = plain_label(context.texts("hypothesis.title"), size="heading")
        self._hint = plain_label(context.texts("hypothesis.hint"), "muted", "small")
        self.fold = quiet_button("", self._show_folded)
        self.fold.setObjectName("hypothesis_ruled_out")
        self.fold.setCheckable(True)
        self.fold.setProperty("flush", True)
        folded = self._folded = QWidget()
        self._by_state = {
            OPEN: _Rows(context, incident_id, self, self._title),
            CONFIRMED: _Rows(context, incident_id, self, self._hint),
            ELIMINATED: _Rows(context, incident_id, folded, self.fold),
        }
        self._by_state[ELIMINATED].setContentsMargins(0, 0, 0, 0)
        folded.setLayout(self._by_state[ELIMINATED])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addLayout(self._by_state[OPEN])
        column.addLayout(self._by_state[CONFIRMED])
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(folded)
        column.addWidget(self._hint)

    def rows(self, state: str) -> dict[UUID, HypothesisRow]:
        return self._by_state[state].rows

    def read(self, incident: Incident) -> None:
        found = sorted(incident.hypotheses.values(), key=lambda one: one.raised_at)
        for state in hypotheses.STATES:
            self._by_state[state].show_all([one for one in found if one.state == state])
        ruled_out = len(self.rows(ELIMINATED))
        self.fold.setText(self._context.texts.count("hypothesis.ruled_out", ruled_out))
        self.fold.setVisible(bool(ruled_out))
        self._title.setVisible(bool(found))
        self._hint.setVisible(not found)
        self._show_folded()

    def _show_folded(self) -> None:
        self._folded.setVisible(self.fold.isChecked() and bool(self.rows(ELIMINATED)))
