"""One checklist at work: its next step, all of its steps, and the one that is chosen."""

from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.ui.checklists.asking import ADD, VERBS, Asked, AskLine
from incident_desk.ui.checklists.detail import StepDetail
from incident_desk.ui.checklists.filter import FilterLine
from incident_desk.ui.checklists.list import StepList
from incident_desk.ui.checklists.look import Row, Shown
from incident_desk.ui.checklists.model import ROW, ChecklistModel
from incident_desk.ui.checklists.next import NextStep
from incident_desk.ui.checklists.picking import Picking
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label, quiet_button, scroll
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_CHECK = Qt.ItemDataRole.CheckStateRole
_NARROW, _LOW = 720, 330  # device-independent pixels
_LEAST = 24 * SPACE  # of what can be done, where it stands below the list


class WorkPage(QWidget):
    looked_at = Signal(QWidget, QRect)  # this part of it should be in sight

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._asking: AskLine | None = None
        self._reading = False
        self._at: tuple[UUID, str] | None = None
        self.model = ChecklistModel(context, incident_id, self)
        self.steps = StepList(context, self.model)
        self.next = NextStep(context)
        self.detail = StepDetail(context, incident_id)
        self.filter = FilterLine(context)
        self._picking = Picking(context, self)
        self.hidden = quiet_button("", self._toggle_hidden)
        self.hidden.setObjectName("hidden_steps")
        self._nothing = plain_label(context.texts("checklists.nothing_fits"), "muted")
        self._nothing.hide()
        self._holder = QWidget()
        self._holder.hide()
        self._asked = QVBoxLayout(self._holder)
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._side = QScrollArea()
        self._lay_out()
        self._connect()

    def show_list(self, shown: Shown) -> None:
        """The list as it stands now. Another list begins with its next step."""
        before = self.model.shown
        same = before is not None and before.checklist.id == shown.checklist.id
        held = self._row()
        if not same:
            self._stop_asking()
            self.filter.close_up()
        self._reading = True
        self.model.show(shown)
        self._choose(held.step.id if same and held else shown.next.step.id if shown.next else "")
        self._reading = False
        self.next.show_next(shown)
        self._tell_hidden(shown)
        self._show_step()

    def look_at(self, step_id: str) -> None:
        """Choose a step, also one that is hidden, and bring it into sight."""
        if self.model.row_of(step_id) < 0:
            self.filter.close_up()
            self.model.show_all(every=True)
        self._choose(step_id)
        if self.model.shown:
            self._tell_hidden(self.model.shown)
        self.steps.scrollTo(self.steps.currentIndex())

    def add_step(self) -> None:
        """Ask for the words of a step more, below the one that is chosen."""
        if self._row() is None:
            self.filter.close_up()
        self._ask(ADD)

    def tell_time(self) -> None:
        self.next.tell_time()
        self.detail.tell_time()
        self.steps.viewport().update()

    def _choose(self, step_id: str) -> None:
        row = max(0, self.model.row_of(step_id))
        if row != self.steps.currentIndex().row():
            self.steps.choose(row)

    def _row(self) -> Row | None:
        row = self.steps.currentIndex().data(ROW)
        return row if isinstance(row, Row) else None

    def _show_step(self) -> None:
        row, shown = self._row(), self.model.shown
        self.detail.show_step(shown, row)
        self.next.show_chosen(row.step.id if row else "")
        self._nothing.setVisible(row is None)
        moved = self._asking and not (row and self._asking.asked.row.step.id == row.step.id)
        if moved:
            self._stop_asking()
        if row and shown:
            self._offer_what_was_typed(shown, row)

    def _offer_what_was_typed(self, shown: Shown, row: Row) -> None:
        """What was begun for this step and not said comes back when the step is chosen again."""
        place = (shown.checklist.id, row.step.id)
        if place == self._at or self._asking:
            return
        self._at = place
        for verb in VERBS:
            asked = Asked(verb, self._incident_id, shown.checklist.id, row)
            if self._context.desk.typed(asked.place):
                self._open(asked)
                return

    def _do(self, verb: str) -> None:
        """What a key or a button asks for."""
        index = self.steps.currentIndex()
        match verb:
            case "tick":
                self.model.setData(index, Qt.CheckState.Checked, _CHECK)
                self._go_on()
            case "reopen":
                self.model.setData(index, Qt.CheckState.Unchecked, _CHECK)
                self.steps.setFocus()
            case "paste" | "picture":
                self._pick(verb)
            case _:
                self._ask(verb)

    def _ask(self, verb: str) -> None:
        row, shown = self._row(), self.model.shown
        if row is None or shown is None:
            return
        self._open(Asked(verb, self._incident_id, shown.checklist.id, row))
        if self._asking:
            self._asking.line.setFocus()
            self.looked_at.emit(self._holder, QRect())

    def _open(self, asked: Asked) -> None:
        self._stop_asking()
        self._asking = AskLine(self._context, asked, self)
        self._asking.said.connect(self._on_asking_said)
        self._asking.left.connect(self._on_asking_left)
        self._asked.addWidget(self._asking)
        self._asking.show()
        self._holder.show()

    def _stop_asking(self) -> None:
        if self._asking:
            self._asking.kept.keep()
            self._asking.hide()
            self._asking.deleteLater()
            self._asking = None
            self._holder.hide()

    def _go_on(self) -> None:
        """To the next step, and back to the list."""
        shown = self.model.shown
        if shown and shown.next:
            self._choose(shown.next.step.id)
        self.steps.setFocus()

    def _pick(self, verb: str) -> None:
        row, shown = self._row(), self.model.shown
        if row is None or shown is None:
            return
        place = (self._incident_id, shown.checklist.id, row.step.id)
        if verb == "paste":
            self._picking.paste(place)
        else:
            self._picking.ask(place)

    def _tell_hidden(self, shown: Shown) -> None:
        self.hidden.setVisible(shown.hidden > 0)
        key = "checklists.hide_again" if self.model.shows_all else "checklists.hidden"
        self.hidden.setText(self._context.texts.count(key, shown.hidden))

    def _toggle_hidden(self) -> None:
        held = self._row()
        self._reading = True
        self.model.show_all(every=not self.model.shows_all)
        self._choose(held.step.id if held else "")
        self._reading = False
        self._show_step()
        if self.model.shown:
            self._tell_hidden(self.model.shown)
        self.steps.setFocus()

    def _lay_out(self) -> None:
        scroll(self._side, self.detail)
        # They take what room there is, and ask for none: else the page would scroll around them.
        for part in (self.steps, self._side):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listed = QWidget()
        left = QVBoxLayout(listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE // 2)
        left.addWidget(self.filter)
        left.addWidget(self.steps, 1)
        left.addWidget(self._nothing)
        foot = QHBoxLayout()
        foot.addWidget(self.hidden)
        foot.addStretch(1)
        left.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.next)
        column.addWidget(self._holder)
        column.addWidget(Sides(((listed, 3), (self._side, 2)), _NARROW), 1)

    def _connect(self) -> None:
        self.steps.chosen.connect(self._on_steps_chosen)
        self.steps.verb_wanted.connect(self._do)
        self.steps.moved.connect(self._on_steps_moved)
        self.steps.typed.connect(self.filter.begin)
        self.steps.left.connect(self._on_steps_left)
        self.detail.verb_wanted.connect(self._do)
        self.next.done.connect(self._on_next_done)
        self.next.wanted.connect(self._on_next_wanted)
        self.filter.narrowed.connect(self._on_filter_narrowed)
        self.filter.left.connect(self.steps.setFocus)
        self.filter.cleared.connect(self.steps.setFocus)

    def _on_steps_chosen(self) -> None:
        if self._reading:
            return
        self._show_step()
        if self.steps.hasFocus():
            self.looked_at.emit(self.steps, self.steps.visualRect(self.steps.currentIndex()))

    def _on_next_done(self) -> None:
        if self.model.shown and self.model.shown.next:
            self.look_at(self.model.shown.next.step.id)
            self._do("tick")

    def _on_next_wanted(self) -> None:
        if self.model.shown and self.model.shown.next:
            self.look_at(self.model.shown.next.step.id)
            self.steps.setFocus()

    def _on_steps_moved(self, way: int) -> None:
        row, shown, desk = self._row(), self.model.shown, self._context.desk
        after = self.model.place_beside(row.step.id, way) if row else None
        if row is None or shown is None or after is None:
            return
        place = (self._incident_id, shown.checklist.id, row.step.id)
        self._context.attempt(lambda: desk.move_step(*place, after))
        self.steps.scrollTo(self.steps.currentIndex())

    def _on_steps_left(self) -> None:
        if self.model.is_narrowed:
            self.filter.close_up()

    def _on_filter_narrowed(self, words: str) -> None:
        held = self._row()
        self._reading = True
        self.model.narrow(words)
        self._choose(held.step.id if held else "")
        self._reading = False
        self._show_step()

    def _on_asking_said(self) -> None:
        self._stop_asking()
        self.steps.setFocus()

    def _on_asking_left(self) -> None:
        self._stop_asking()
        self.steps.setFocus()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._side.setMinimumHeight(_LEAST if narrow else 0)
