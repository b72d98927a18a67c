"""The one clear next step, large, above all others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.ui.checklists.body import StepBody
from incident_desk.ui.checklists.look import Row, Shown
from incident_desk.ui.checklists.words import about, is_late, line, timer
from incident_desk.ui.context import Context
from incident_desk.ui.elided import ElidedLabel
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.parts import button, line_label, plain_label, set_property
from incident_desk.ui.theme import SPACE

_TEXT = 300  # characters: the whole of a longer one is below
_PERSON = 40


class NextStep(QFrame):
    done = Signal()
    wanted = Signal()  # the commander wants to work on it: a note, a name, a reason

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("next")
        self.setAccessibleName(context.texts("checklists.next"))
        self._context = context
        self._row: Row | None = None
        self._low = False
        self._chosen = ""
        self._label = line_label(context.texts("checklists.next"), "muted", "small")
        self._critical = line_label(context.texts("checklists.critical"), "danger", "small")
        self._about = line_label("", "muted", "small")
        self._about.setObjectName("next_about")
        self._time = line_label("", "", "small")
        self._time.setObjectName("next_time")
        self._text = plain_label("", size="title")
        self._text.setObjectName("next_text")
        self._line = ElidedLabel("")
        self._line.hide()
        self._why = plain_label("", "muted", "small")
        self._why.setObjectName("next_why")
        self._body = StepBody(context)
        self._body.setObjectName("next_body")
        self.tick = button(context.texts("checklists.tick"), self.done.emit, first=True)
        self.tick.setObjectName("next_done")
        self.go = button(context.texts("checklists.go"), self.wanted.emit)
        self.go.setObjectName("next_go")
        self._lay_out()

    def show_next(self, shown: Shown) -> None:
        """The next step, or that there is none: all is settled, or the rest is blocked."""
        self.setVisible(shown.checklist.finished is None)
        row = self._row = shown.next
        texts = self._context.texts
        self.tick.setVisible(row is not None)
        self._fit_go()
        if row is None:
            left = shown.total - shown.settled
            key = "checklists.nothing_next" if left else "checklists.all_settled"
            self._say(texts(key), "")
        else:
            told = about(row.step, texts)
            if row.standing.person:
                person = texts("checklists.has", person=line(row.standing.person, _PERSON))
                told = " · ".join(part for part in (person, told) if part)
            self._say(line(row.text, _TEXT), told)
            self._body.show_step(row.step, brief=True)
            self.tick.setAccessibleName(f"{self.tick.text()}: {line(row.text, _TEXT)}")
        self._body.setVisible(row is not None and self._body.says_more and not self._low)
        self._critical.setVisible(row is not None and row.step.critical)
        self._why.setText(row.why if row else "")
        self._why.setVisible(bool(self._why.text()) and not self._low)
        self.tell_time()

    def tell_time(self) -> None:
        standing = self._row.standing if self._row else None
        self._time.setText(timer(standing.due_at, self._context) if standing else "")
        late = standing is not None and is_late(standing, self._context)
        set_property(self._time, "tone", "danger" if late else "")

    def set_low(self, low: bool) -> None:
        """In a low window one line, and what can be done."""
        if low == self._low:
            return
        self._low = low
        self._fit_go()
        self._text.setVisible(not low)
        self._line.setVisible(low)
        for part in (self._about, self._label):
            part.setVisible(not low)
        self._body.setVisible(not low and self._row is not None and self._body.says_more)
        self._why.setVisible(not low and bool(self._why.text()))

    def show_chosen(self, step_id: str) -> None:
        """Which step is chosen below: to the next one there may be no way to go."""
        self._chosen = step_id
        self._fit_go()

    def _fit_go(self) -> None:
        away = self._row is not None and self._row.step.id != self._chosen
        self.go.setVisible(away and not self._low)

    def _say(self, text: str, about_it: str) -> None:
        self._text.setText(text)
        self._line.setText(text)
        self._about.setText(about_it)

    def _lay_out(self) -> None:
        head = FlowLayout(2 * SPACE)
        for part in (self._label, self._critical, self._about, self._time):
            head.addWidget(part)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addLayout(head)
        words.addWidget(self._text)
        words.addWidget(self._line)
        words.addWidget(self._why)
        words.addWidget(self._body)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        row.addLayout(words, 1)
        for made in (self.go, self.tick):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
