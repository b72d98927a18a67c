"""The live result: severity, confidence, why, and what to find out next."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.assessment import (
    Assessment,
    arithmetic_in_words,
    ask_next_in_words,
    range_in_words,
    reasons_in_words,
)
from incident_desk.domain.severity import Model
from incident_desk.ui.context import Context
from incident_desk.ui.incident.badge import SeverityBadge
from incident_desk.ui.parts import panel, plain_label
from incident_desk.ui.theme import SPACE


class ResultPanel(QWidget):
    def __init__(self, context: Context, model: Model, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self.badge = SeverityBadge(context, pressable=False)
        self.badge.setObjectName("wizard_severity")
        self._meaning = plain_label("")
        self._confidence = plain_label("", "muted")
        self._next = plain_label("", "warning")
        self._reasons = plain_label("")
        self._arithmetic = plain_label("", "muted", "small")
        frame, column = panel()
        column.addWidget(plain_label(context.texts("wizard.result"), size="heading"))
        column.addWidget(self.badge)
        for label in (self._meaning, self._confidence, self._next):
            column.addWidget(label)
        column.addSpacing(SPACE)
        column.addWidget(plain_label(context.texts("wizard.why"), size="heading"))
        column.addWidget(self._reasons)
        column.addWidget(self._arithmetic)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)

    @property
    def reasons(self) -> str:
        return self._reasons.text()

    def show_result(self, result: Assessment) -> None:
        texts = self._context.texts
        self.badge.show_severity(result.severity)
        self._meaning.setText(self._model.level(result.severity).meaning[texts.language])
        confidence = texts(f"severity.confidence.{result.confidence}")
        self._confidence.setText(f"{confidence}. {range_in_words(result, texts)}")
        self._next.setText(ask_next_in_words(self._model, result, texts))
        self._next.setVisible(bool(result.ask_next))
        reasons = reasons_in_words(self._model, result, texts)
        self._reasons.setText("\n".join(f"• {reason}" for reason in reasons))
        self._arithmetic.setText(arithmetic_in_words(self._model, result, texts))
