"""The line that asks for what a verb needs: a reason, a name, a time, a note, a new step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain import moments
from incident_desk.domain.checklist import DONE
from incident_desk.domain.playbook import Step
from incident_desk.ui.checklists.look import Row
from incident_desk.ui.checklists.words import line
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

ASIDE, BLOCK, ASSIGN, TIME, NOTE, ADD = "aside", "block", "assign", "time", "note", "add"
VERBS = (ASIDE, BLOCK, ASSIGN, TIME, NOTE, ADD)
_MINUTES = (5, 10, 15, 30)
_PEOPLE = 4  # names that one click chooses
_STEP, _NAME = 120, 40  # characters


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and of which step of which list."""

    verb: str
    incident_id: UUID
    checklist_id: UUID
    row: Row

    @property
    def place(self) -> str:
        """Where it is kept what was typed and not said yet."""
        return f"{self.verb}:{self.checklist_id}:{self.row.step.id}"


class AskLine(QFrame):
    """Enter says it, Esc leaves; what was typed is still there when it is asked again."""

    said = Signal()  # it is on disk
    left = Signal()

    def __init__(self, context: Context, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ask")
        self.asked = asked
        self._context = context
        step = line(asked.row.text, _STEP)
        question = context.texts(f"checklists.ask_{asked.verb}", step=step)
        self.line = QLineEdit()
        self.line.setObjectName("step_reason")
        self.line.setAccessibleName(question)
        self.line.returnPressed.connect(self._say)
        self.kept = KeptText(self.line, asked.place, context)
        self._row = FlowLayout(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(plain_label(question))
        column.addWidget(self.line)
        column.addLayout(self._row)
        self._add_buttons()

    def _add_buttons(self) -> None:
        texts, verb = self._context.texts, self.asked.verb
        save = self._button(texts(f"checklists.save_{verb}"), self._say, "step_reason_save")
        save.setProperty("first", True)
        if verb == NOTE and self.asked.row.state != DONE:
            both = texts("checklists.save_done")
            self._button(both, self._note_and_tick, "step_reason_done").setToolTip("Ctrl+Enter")
        elif verb == ASSIGN:
            self._offer_people()
        elif verb == TIME:
            self._offer_times()
        self._button(texts("checklists.leave"), self.left.emit, "step_reason_leave")

    def _button(self, words: str, pressed: Callable[[], object], name: str) -> QPushButton:
        made = button(words, pressed)
        made.setObjectName(name)
        self._row.addWidget(made)
        return made

    def _offer_people(self) -> None:
        people = self._context.desk.people(self.asked.incident_id)
        completer = QCompleter(list(people), self.line)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        held = self.asked.row.standing.person
        for name in [one for one in people if one != held][:_PEOPLE]:
            self._button(line(name, _NAME), partial(self._assign, name), "step_choice")
        if held:
            nobody = self._context.texts("checklists.nobody")
            self._button(nobody, partial(self._assign, ""), "step_choice")

    def _offer_times(self) -> None:
        texts, standing = self._context.texts, self.asked.row.standing
        target = standing.step.minutes
        key = "checklists.time_target" if target else "checklists.time_how"
        self.line.setPlaceholderText(texts(key, minutes=target))
        for minutes in _MINUTES:
            words = texts("checklists.in_minutes", minutes=minutes)
            self._button(words, partial(self._time_in, minutes), "step_choice")
        if standing.due_at:
            stop = texts("checklists.stop_timer")
            self._button(stop, partial(self._time, lambda: None), "step_choice")

    def _say(self) -> None:
        text, asked, desk = self.line.text(), self.asked, self._context.desk
        place = (asked.incident_id, asked.checklist_id, asked.row.step.id)
        match asked.verb:
            case "aside":
                self._try(lambda: desk.set_step_aside(*place, text))
            case "block":
                self._try(lambda: desk.block_step(*place, text))
            case "assign":
                self._assign(text)
            case "time":
                self._time(lambda: self._moment(text))
            case "note":
                self._try(lambda: desk.note_step(*place, text))
            case "add":
                self._add(text)

    def _assign(self, person: str) -> None:
        asked, desk = self.asked, self._context.desk
        place = (asked.incident_id, asked.checklist_id, asked.row.step.id)
        self._try(lambda: desk.assign_step(*place, person))

    def _time(self, due_at: Callable[[], datetime | None]) -> None:
        asked, desk = self.asked, self._context.desk
        place = (asked.incident_id, asked.checklist_id, asked.row.step.id)
        self._try(lambda: desk.time_step(*place, due_at()))

    def _time_in(self, minutes: int) -> None:
        self._time(lambda: self._context.now + timedelta(minutes=minutes))

    def _moment(self, text: str) -> datetime:
        """What was typed, or the step's own time where nothing was. Raises InputError."""
        target = self.asked.row.step.minutes
        typed = text.strip() or (str(target) if target else "")
        return moments.ahead(typed, self._context.now, self._context.zone)

    def _note_and_tick(self) -> None:
        text, asked, desk = self.line.text(), self.asked, self._context.desk
        place = (asked.incident_id, asked.checklist_id, asked.row.step.id)
        self._try(lambda: desk.tick_step(*place, text))

    def _add(self, text: str) -> None:
        """Below the step that is chosen, and a part of the same whole."""
        asked, desk = self.asked, self._context.desk
        above = asked.row.step
        step = Step(f"added-{uuid4().hex[:12]}", text.strip(), under=above.under)
        place = (asked.incident_id, asked.checklist_id)
        self._try(lambda: desk.add_step(*place, step, above.id))

    def _try(self, verb: Callable[[], object]) -> None:
        if self._context.attempt(verb):
            self.line.clear()
            self.kept.let_go()
            self.said.emit()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.asked.verb == NOTE:
                self._note_and_tick()
        else:
            super().keyPressEvent(event)
