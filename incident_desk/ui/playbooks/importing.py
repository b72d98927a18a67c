"""Taking in runbooks: choose, see what was understood of each, change it, save."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.playbooks.arriving import Arrival
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label, scrolled
from incident_desk.ui.playbooks.import_choose import ImportChoose
from incident_desk.ui.playbooks.import_preview import ImportPreview
from incident_desk.ui.playbooks.import_results import ImportResults
from incident_desk.ui.theme import SPACE


class ImportPanel(QWidget):
    """Three things in turn: what to read, what came of it, and one of them to look through."""

    saved = Signal(str, str)  # id and language
    edit_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_panel")
        self._context = context
        texts = context.texts
        self.choose = ImportChoose(context)
        self.results = ImportResults(context)
        self.preview: ImportPreview | None = None
        self._stack = QStackedWidget()
        self._choosing, self._listing = scrolled(self.choose), scrolled(self.results)
        self._stack.addWidget(self._choosing)
        self._stack.addWidget(self._listing)
        self._back = button(texts("pbimport.back"), self._on_back_clicked)
        self._back.setObjectName("import_back")
        self._back.hide()
        leave = button(texts("pbedit.close"), self.left.emit)
        leave.setObjectName("import_close")
        top = QHBoxLayout()
        top.addWidget(plain_label(texts("pbimport.heading"), size="heading"), 1)
        top.addWidget(self._back)
        top.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.choose)
        self.choose.arrived.connect(self._on_arrived)
        self.results.opened.connect(self._look_at)
        self.results.saved.connect(self.saved)

    def _on_arrived(self, found: tuple[Arrival, ...]) -> None:
        """One is opened at once; of several there is a list first."""
        self.results.show_arrivals(found)
        if len(found) == 1:
            self._look_at(0)
        else:
            self._go(self.results)

    def _go(self, part: QWidget) -> None:
        holders = {self.choose: self._choosing, self.results: self._listing}
        self._stack.setCurrentWidget(holders.get(part, part))
        self._back.setVisible(part is not self.choose)
        self.setFocusProxy(part)
        part.setFocus()

    def _look_at(self, place: int) -> None:
        arrival = self.results.arrivals[place]
        if arrival.account is None and arrival.exact is None:
            if arrival.problem:
                self.choose.tell_failure(arrival.problem)
            if len(self.results.arrivals) == 1:
                self._go(self.choose)
            return
        if self.preview:
            self._stack.removeWidget(self.preview)
            self.preview.deleteLater()
        self.preview = ImportPreview(self._context, arrival, place)
        self.preview.saved.connect(self._on_preview_saved)
        self._stack.addWidget(self.preview)
        self._go(self.preview)

    def _on_preview_saved(self, playbook: Playbook, place: int, edit: bool) -> None:
        if self.results.arrivals[place].file == self.choose.pasted_name:
            self.choose.forget_pasted()
        self.results.was_saved(place, playbook)
        if edit:
            self.edit_wanted.emit(playbook.id, playbook.language)
            return
        self.saved.emit(playbook.id, playbook.language)
        if len(self.results.arrivals) > 1:
            self._go(self.results)
        else:
            self.left.emit()

    def _on_back_clicked(self) -> None:
        several = len(self.results.arrivals) > 1
        from_one = self._stack.currentWidget() is self.preview
        if self.preview:
            place, arrival = self.preview.place, self.preview.arrival
            self.results.arrivals = tuple(
                arrival if n == place else one for n, one in enumerate(self.results.arrivals)
            )
            self.results.show_arrivals(self.results.arrivals)
        self._go(self.results if several and from_one else self.choose)
