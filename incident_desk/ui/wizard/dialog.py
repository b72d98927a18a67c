"""The severity wizard: a few questions a page, the result live beside them."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.assessment import assess
from incident_desk.domain.assessment_words import why_in_words
from incident_desk.domain.playbook import Step
from incident_desk.errors import StoreError
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, empty, plain_label, scrolled
from incident_desk.ui.theme import SPACE
from incident_desk.ui.wizard.beside import PeopleNumber, Touches, in_words
from incident_desk.ui.wizard.finding_out import is_listed, step_of
from incident_desk.ui.wizard.override import Override
from incident_desk.ui.wizard.proposals import Proposals
from incident_desk.ui.wizard.question import QuestionPanel
from incident_desk.ui.wizard.result import ResultPanel
from incident_desk.ui.wizard.run import Run, read_answers

_WORDS_WITH = "degree"  # what failed is told in words beside how it fails


class WizardDialog(QDialog):
    """Esc leaves the incident as it was; the answers are kept and offered again."""

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._incident_id = incident_id
        self._place = f"assess:{incident_id}"
        incident = context.desk.incident(incident_id)
        self.run_ = Run(context.desk.model, self._first_answers())
        self.panels: dict[str, QuestionPanel] = {}
        self.outcome = ResultPanel(context, self.run_.model)
        self.proposals = Proposals(context, incident, self.run_.model)
        self.override = Override(context, incident_id)
        self.override.done.connect(self.accept)
        drill = f"{context.texts('board.drill').upper()} · " if incident.drill else ""
        title = context.texts("wizard.title", reference=incident.reference)
        self.setWindowTitle(f"{drill}{title}")
        self._progress = plain_label("", "muted")
        self._problem = plain_label("", "danger")
        self._problem.setObjectName("model_problem")
        self._problem.hide()
        self.touches = Touches(context, self.run_.model, incident.consequences)
        self.touches.changed.connect(self._on_touches_changed)
        self.outcome.wanted.connect(self._on_outcome_wanted)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(SPACE)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_accept_pressed)
        QShortcut(QKeySequence("Alt+Left"), self, self._on_back_pressed)
        self._show_page()
        self._show_result()
        if problem := context.desk.model_problem:
            reason = problem.told(context.texts)
            self._problem.setText(context.texts("severity.file.not_in_force", reason=reason))
            self._problem.show()
        self.setMinimumSize(QSize(520, 360))
        self.resize(1060, 720)

    def _first_answers(self) -> dict[str, str]:
        """A half-done run first, then what the facts say now, then the last assessment's."""
        if kept := self._context.desk.typed(self._place):
            return read_answers(kept)
        if spoken := self._context.desk.spoken(self._incident_id):
            return dict(spoken.result.answers)
        assessments = self._context.desk.incident(self._incident_id).assessments
        return dict(assessments[-1].answers) if assessments else {}

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        asked = QVBoxLayout(left)
        asked.addLayout(self._questions)
        asked.addWidget(self.touches)
        asked.addWidget(self._progress)
        asked.addStretch(1)
        side = QVBoxLayout(right)
        side.setSpacing(2 * SPACE)
        for widget in (self.outcome, self.proposals, self.override):
            side.addWidget(widget)
        side.addStretch(1)
        self._left = scrolled(left)
        parts = QHBoxLayout()
        parts.addWidget(self._left, 3)
        parts.addWidget(scrolled(right), 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE, SPACE, SPACE, 2 * SPACE)
        whole.addWidget(self._problem)
        whole.addLayout(parts, 1)
        whole.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        texts = self._context.texts
        self.back = button(texts("wizard.back"), self._on_back_pressed)
        self.back.setObjectName("wizard_back")
        self.forward = button(texts("wizard.next"), self._on_next_pressed)
        self.forward.setObjectName("wizard_next")
        self.accept_button = button(texts("wizard.accept"), self._on_accept_pressed, first=True)
        self.accept_button.setObjectName("wizard_accept")
        self.accept_button.setToolTip("Ctrl+Enter")
        self.accept_button.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, 0, SPACE, 0)
        row.setSpacing(SPACE)
        row.addWidget(plain_label(texts("wizard.keys"), "muted", "small"), 1)
        for made in (self.back, self.forward, self.accept_button):
            row.addWidget(made)
        return row

    def _show_page(self) -> None:
        empty(self._questions)
        self.panels = {}
        if self.run_.asks(_WORDS_WITH):
            self._questions.addWidget(in_words(self._context, self._incident_id))
        for question in self.run_.questions:
            chosen = self.run_.answers.get(question.id, "")
            shown = QuestionPanel(self._context, question, chosen)
            shown.answered.connect(self._on_panel_answered)
            shown.key_pressed.connect(self._on_panel_key_pressed)
            self.panels[question.id] = shown
            self._questions.addWidget(shown)
            if self._counts_people(question.id):
                self._questions.addWidget(self._people())
        place, pages = self.run_.place + 1, len(self.run_.pages)
        self._progress.setText(self._context.texts("wizard.page", page=place, pages=pages))
        self.touches.setVisible(self.run_.is_last and bool(self.touches.chips))
        self.back.setEnabled(self.run_.place > 0)
        self.forward.setEnabled(not self.run_.is_last)
        self._left.verticalScrollBar().setValue(0)
        self._focus(next(iter(self.panels)))

    def _show_result(self) -> None:
        result = assess(self.run_.model, self.run_.answers)
        incident = self._context.desk.incident(self._incident_id)
        listed = frozenset(asked for asked in result.ask_next if is_listed(incident, asked))
        self.outcome.show_result(result, self.touches.chosen, listed)
        self.proposals.show_result(self.run_.answers, result.severity, self.touches.chosen)

    def _counts_people(self, question_id: str) -> bool:
        rule = self.run_.model.facts.people
        return rule is not None and rule.question == question_id

    def _people(self) -> PeopleNumber:
        made = PeopleNumber(self._context, self._incident_id, self.run_.model)
        made.counted.connect(self._on_people_counted)
        return made

    def _on_people_counted(self, answer: str) -> None:
        rule = self.run_.model.facts.people
        assert rule is not None
        self.panels[rule.question].choose(answer)

    def _on_touches_changed(self) -> None:
        self._show_result()

    def _on_outcome_wanted(self, asked: str) -> None:
        """Put what is to be found out on a checklist, now: nobody has to remember it."""
        context, question = self._context, self.run_.model.question(asked)
        words = question.find_out[context.texts.language]
        step = Step(step_of(asked), context.texts("wizard.find_out_step", question=words))
        title, language = context.texts("wizard.find_out_list"), context.texts.language
        context.attempt(lambda: context.desk.find_out(self._incident_id, step, title, language))
        self._show_result()
        waiting = (one for one in self.panels if one not in self.run_.answers)
        self._focus(next(waiting, next(iter(self.panels))))

    def _focus(self, question_id: str) -> None:
        self.panels[question_id].setFocus(Qt.FocusReason.TabFocusReason)
        self._left.ensureWidgetVisible(self.panels[question_id], 0, SPACE)

    def _on_panel_answered(self, question_id: str, value: str) -> None:
        self.run_.answer(question_id, value)
        self._show_result()
        self._keep()

    def _on_panel_key_pressed(self, question_id: str, digit: int) -> None:
        shown = self.panels[question_id]
        value = self.run_.answer_by_key(shown.question, digit)
        if value is None:
            return
        shown.choose(value)
        ids = list(self.panels)
        after = ids.index(question_id) + 1
        if after < len(ids):
            self._focus(ids[after])
        elif self.run_.forward():
            self._show_page()
        else:
            self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        try:
            self._context.desk.keep_typed(self._place, self.run_.as_text())
        except StoreError as error:
            self._context.notices.fail(error)

    def _on_back_pressed(self) -> None:
        if self.run_.back():
            self._show_page()

    def _on_next_pressed(self) -> None:
        if self.run_.forward():
            self._show_page()

    def _on_accept_pressed(self) -> None:
        if focused := self.focusWidget():
            focused.clearFocus()  # a field saves when it loses the keyboard
        desk, answers, model = self._context.desk, dict(self.run_.answers), self.run_.model
        incident = desk.incident(self._incident_id)
        before = incident.assessments[-1].answers if incident.assessments else None
        why = why_in_words(model, assess(model, answers), before, self._context.texts)
        if not self._context.attempt(lambda: desk.assess(self._incident_id, model, answers, why)):
            return
        if self.proposals.accept(self._incident_id, self.touches.chosen):
            self._context.attempt(lambda: desk.keep_typed(self._place, ""))
            self.accept()
