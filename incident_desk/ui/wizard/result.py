"""The live result: severity, confidence, why, and what to find out next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.assessment import Assessment
from incident_desk.domain.assessment_words import (
    arithmetic_in_words,
    range_in_words,
    reasons_in_words,
)
from incident_desk.domain.severity import Model
from incident_desk.domain.spans import period
from incident_desk.ui.context import Context
from incident_desk.ui.incident.badge import SeverityBadge
from incident_desk.ui.parts import button, empty, panel, plain_label
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_LEAST = 300  # pixels for a question and its button side by side


class ResultPanel(QWidget):
    wanted = Signal(str)  # a question to be found out, for the checklist

    def __init__(self, context: Context, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self.badge = SeverityBadge(context, pressable=False)
        self.badge.setObjectName("wizard_severity")
        self._meaning = plain_label("")
        self._confidence = plain_label("", "muted")
        self._told = plain_label("", "muted")
        self._next_title = plain_label(context.texts("wizard.find_out"), "warning")
        self._next = QVBoxLayout()
        self._next.setSpacing(SPACE)
        self._reasons = plain_label("")
        self._arithmetic = plain_label("", "muted", "small")
        self._lay_out()

    @property
    def reasons(self) -> str:
        return self._reasons.text()

    def show_result(
        self, result: Assessment, touched: tuple[str, ...], listed: frozenset[str]
    ) -> None:
        """`touched`: the consequences; `listed`: the questions that are on a checklist already."""
        texts, model = self._context.texts, self._model
        self.badge.show_severity(result.severity)
        self._meaning.setText(model.level(result.severity).meaning[texts.language])
        confidence = texts(f"severity.confidence.{result.confidence}")
        self._confidence.setText(f"{confidence}. {range_in_words(result, texts)}")
        who = ", ".join(texts(f"audience.{one}") for one in model.told(result.severity, touched))
        time = period(model.update_minutes(result.severity, touched), texts)
        self._told.setText(texts("wizard.told", who=who, time=time))
        self._told.setVisible(bool(who))
        self._show_next(result, listed)
        reasons = reasons_in_words(model, result, texts)
        self._reasons.setText("\n".join(f"• {reason}" for reason in reasons))
        self._arithmetic.setText(arithmetic_in_words(model, result, texts))

    def _show_next(self, result: Assessment, listed: frozenset[str]) -> None:
        empty(self._next)
        self._next_title.setVisible(bool(result.ask_next))
        for asked in result.ask_next:
            words = self._model.question(asked).find_out[self._context.texts.language]
            told = plain_label(words[:1].upper() + words[1:])
            self._next.addWidget(Sides(((told, 1), (self._add(asked, asked in listed), 0)), _LEAST))

    def _add(self, asked: str, listed: bool) -> QPushButton:
        key = "wizard.find_out_added" if listed else "wizard.find_out_add"
        made = button(self._context.texts(key), lambda: self.wanted.emit(asked))
        made.setObjectName(f"find_out_{asked}")
        made.setAutoDefault(False)
        made.setEnabled(not listed)
        return made

    def _lay_out(self) -> None:
        frame, column = panel()
        column.addWidget(plain_label(self._context.texts("wizard.result"), size="heading"))
        for shown in (self.badge, self._meaning, self._confidence, self._told, self._next_title):
            column.addWidget(shown)
        column.addLayout(self._next)
        column.addSpacing(SPACE)
        column.addWidget(plain_label(self._context.texts("wizard.why"), size="heading"))
        column.addWidget(self._reasons)
        column.addWidget(self._arithmetic)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
