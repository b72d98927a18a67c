"""The conditions of a step: chosen from the questions and their answers, in plain words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain import situation
from incident_desk.domain.conditions import SEVERITY
from incident_desk.domain.playbook import Condition
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, empty, plain_label, quiet_button
from incident_desk.ui.playbooks.asked import answer, in_words, subject
from incident_desk.ui.playbooks.fields import Ticks, combo
from incident_desk.ui.theme import SPACE


class ConditionField(QWidget):
    """Shows conditions with a way to take each away, and asks for one more below them."""

    changed = Signal(object)  # the conditions

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._held: tuple[Condition, ...] = ()
        texts = context.texts
        self._rows = QVBoxLayout()
        self._more = quiet_button(texts("pbedit.condition_more"), self._open)
        self._more.setObjectName("condition_more")
        self._more.setProperty("flush", True)
        self._about = combo("condition_about", texts("pbedit.condition_about"), self._subjects())
        self._about.currentIndexChanged.connect(self._on_about_changed)
        self._answers = QVBoxLayout()
        self._ticks: Ticks | None = None
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(SPACE)
        asking.addWidget(self._about)
        asking.addLayout(self._answers)
        asking.addLayout(self._verbs())
        self._asking.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(self._rows)
        column.addWidget(self._asking)
        row = QHBoxLayout()
        row.addWidget(self._more)
        row.addStretch(1)
        column.addLayout(row)

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        if conditions == self._held and self._rows.count():
            return
        self._held = conditions
        empty(self._rows)
        texts = self._context.texts
        for number, condition in enumerate(conditions):
            words = in_words(condition, self._context.desk.model, texts)
            row = QHBoxLayout()
            row.addWidget(plain_label(words), 1)
            remove = quiet_button(texts("pbedit.condition_remove"), self._removing(number))
            remove.setObjectName(f"condition_remove_{number}")
            remove.setAccessibleDescription(words)
            row.addWidget(remove)
            self._rows.addLayout(row)
        if not conditions:
            self._rows.addWidget(plain_label(texts("pbedit.condition_none"), "muted"))

    def close_asking(self) -> None:
        self._asking.hide()
        self._more.show()

    def _verbs(self) -> QHBoxLayout:
        texts = self._context.texts
        add = button(texts("pbedit.condition_add"), self._add)
        add.setObjectName("condition_add")
        leave = quiet_button(texts("pbedit.cancel"), self.close_asking)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def _subjects(self) -> dict[str, str]:
        model, texts = self._context.desk.model, self._context.texts
        asked = [question.id for question in model.questions]
        names = [*asked, SEVERITY, *situation.KNOWN]
        return {name: subject(name, model, texts) for name in names}

    def _open(self) -> None:
        self._more.hide()
        self._asking.show()
        self._on_about_changed()
        self._about.setFocus()

    def _on_about_changed(self) -> None:
        """The answers to what is asked; those of a condition that stands are ticked."""
        empty(self._answers)
        about = str(self._about.currentData())
        model, texts = self._context.desk.model, self._context.texts
        values = self._context.desk.vocabulary.get(about, ())
        told = {value: answer(about, value, model, texts) for value in values}
        self._ticks = Ticks(told, "condition", texts("pbedit.condition_answers"))
        held = (one.values for one in self._held if one.about == about)
        self._ticks.hold(next(held, ()))
        self._answers.addWidget(self._ticks)

    def _add(self) -> None:
        about = str(self._about.currentData())
        values = self._ticks.held if self._ticks else ()
        others = tuple(one for one in self._held if one.about != about)
        self.close_asking()
        self.changed.emit((*others, Condition(about, values)) if values else others)
        self._more.setFocus()

    def _removing(self, number: int) -> Callable[[], None]:
        def remove() -> None:
            self.changed.emit((*self._held[:number], *self._held[number + 1 :]))
            self._more.setFocus()

        return remove
