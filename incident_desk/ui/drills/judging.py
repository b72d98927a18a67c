"""Each inject that came, what was written down until the next one, and the leader's tick."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.score_sheet import InjectLine, Sheet
from incident_desk.domain.score_words import after
from incident_desk.domain.spans import clock_time
from incident_desk.domain.timeline import said
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label
from incident_desk.ui.section import Section
from incident_desk.ui.theme import SPACE
from incident_desk.ui.tick_box import TickBox

_MOST = 8  # lines of one inject; the timeline has all of them
_LINE = 200  # characters


class InjectsJudged(Section):
    """Rows stay once they are there, so that the keyboard stays in them."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(context.texts("score.injects"), parent)
        self._context = context
        self._incident_id = incident_id
        self.rows: dict[UUID, InjectJudged] = {}
        self._hint = plain_label("", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2 * SPACE)
        self.column.addWidget(self._hint)
        self.column.addLayout(self._rows)

    def show_sheet(self, sheet: Sheet) -> None:
        texts, lines = self._context.texts, sheet.injects.lines
        self._hint.setText(texts("score.judge_hint" if lines else "score.none_came"))
        incident = self._context.desk.incident(self._incident_id)
        for line in lines:
            if line.id not in self.rows:
                made = InjectJudged(self._context, self._incident_id, line)
                self.rows[line.id] = made
                self._rows.addWidget(made)
            self.rows[line.id].show_line(line, incident, over=sheet.over)


class InjectJudged(QWidget):
    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        line: InjectLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._id = line.id
        inject = line.inject
        words = context.texts("score.tick", minute=inject.minute, who=inject.who, text=inject.text)
        self.tick = TickBox(words, f"answered_{inject.id}")
        self.tick.box.setToolTip(context.texts("score.answered_true"))
        self.tick.box.clicked.connect(self._on_box_clicked)
        self._answer = plain_label("", "muted")
        self._written = plain_label("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.tick)
        below = QVBoxLayout()
        below.setContentsMargins(4 * SPACE, 0, 0, 0)
        below.setSpacing(SPACE // 2)
        below.addWidget(self._answer)
        below.addWidget(self._written)
        column.addLayout(below)

    def show_line(self, line: InjectLine, incident: Incident, *, over: bool) -> None:
        """What a good answer does is told once the drill is over: until then it is the team's."""
        texts = self._context.texts
        self.tick.box.setChecked(line.answered)
        answer = line.inject.answer if over else ""
        self._answer.setText(texts("score.good_answer", answer=answer) if answer else "")
        self._answer.setVisible(bool(answer))
        self._written.setText("\n".join(self._lines(line, incident)))

    def _lines(self, line: InjectLine, incident: Incident) -> list[str]:
        context, texts = self._context, self._context.texts
        told = []
        if line.noted_after is not None:
            told.append(texts("score.was_noted", time=after(line.noted_after, texts)))
        for fact in line.written[:_MOST]:
            at = clock_time(fact.happened_at, context.now, context.zone, texts)
            words = " ".join(said(fact, incident, texts, context.zone)[:_LINE].split())
            told.append(f"{at}  {words}")
        if len(line.written) > _MOST:
            told.append(texts("score.more_written", number=len(line.written) - _MOST))
        return told or [texts("score.nothing_written")]

    def _on_box_clicked(self) -> None:
        desk, answered = self._context.desk, self.tick.ticked
        done = self._context.attempt(
            lambda: desk.judge_inject(self._incident_id, self._id, answered)
        )
        if not done:
            self.tick.box.setChecked(not answered)
