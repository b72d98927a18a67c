"""Declare an incident: one small dialog, Enter declares."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from incident_desk.domain.moments import parse
from incident_desk.domain.spans import clock_time, elapsed
from incident_desk.errors import DeskError, InputError, StoreError
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText, keep_all
from incident_desk.ui.parts import button, plain_label, set_property
from incident_desk.ui.similar import SeenBefore
from incident_desk.ui.theme import SPACE


class DeclareDialog(QDialog):
    """What is typed is kept, also when it is left by Esc, and offered the next time."""

    declared = Signal(object)  # the id of the new incident

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        texts = context.texts
        self.setWindowTitle(texts("declare.window"))
        self.title = self._line("title")
        self.services = ServicesLine(context)
        self.since = self._line("since")
        self.since.setText(texts("declare.now"))
        self.drill = QCheckBox(texts("declare.drill"))
        self.drill.setObjectName("declare_drill")
        self._title_said = plain_label("", "danger", "small")
        self._since_said = plain_label("", "muted", "small")
        self.similar = SeenBefore(context)
        self.similar.chosen.connect(self._on_similar_chosen)
        self._said = plain_label("", "danger")
        self._kept_said = plain_label(texts("declare.offered"), "muted", "small")
        self._clear = button(texts("declare.clear"), self._on_clear_pressed)
        self._clear.setObjectName("declare_clear")
        self._accept = button(texts("declare.accept"), self._on_accept_pressed, first=True)
        self._accept.setObjectName("declare_accept")
        self._accept.setDefault(True)
        self._leave = button(texts("declare.leave"), self.reject)
        self._lay_out()
        self._kept = (
            KeptText(self.title, "declare", context),
            KeptText(self.services, "declare:services", context),
            KeptText(self.since, "declare:since", context),
        )
        self._show_offered(any(kept.offered for kept in self._kept))
        self.title.textChanged.connect(self._on_title_text_changed)
        self.services.textChanged.connect(self._look_for_similar)
        self.since.textChanged.connect(self._show_since)
        self._show_since()
        self.title.setFocus()
        self.resize(580, self.sizeHint().height())

    def _line(self, name: str) -> QLineEdit:
        made = QLineEdit()
        _name(made, name, self._context)
        return made

    def _lay_out(self) -> None:
        texts = self._context.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE)
        offered = QHBoxLayout()
        offered.addWidget(self._kept_said, 1)
        offered.addWidget(self._clear)
        column.addLayout(offered)
        for name, editor, said in (
            ("title", self.title, self._title_said),
            ("services", self.services, None),
            ("since", self.since, self._since_said),
        ):
            column.addWidget(plain_label(texts(f"declare.{name}"), size="heading"))
            column.addWidget(editor)
            if said:
                column.addWidget(said)
            column.addSpacing(SPACE)
        column.addWidget(self.drill)
        column.addWidget(self.similar)
        column.addWidget(self._said)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._accept)
        column.addLayout(row)
        self._title_said.hide()
        self._said.hide()

    def _show_offered(self, offered: bool) -> None:
        self._kept_said.setVisible(offered)
        self._clear.setVisible(offered)

    def _started_at(self) -> datetime:
        text = self.since.text().strip()
        return parse(text, self._context.now, self._context.zone) if text else self._context.now

    def _show_since(self) -> None:
        """Say what was understood while it is typed."""
        context = self._context
        try:
            moment = self._started_at()
            if moment > context.now:
                raise InputError("declare.start_in_the_future")
        except InputError as error:
            _say(self._since_said, error.told(context.texts), "warning")
            return
        ago = elapsed((context.now - moment).total_seconds(), context.texts)
        at = clock_time(moment, context.now, context.zone, context.texts)
        _say(self._since_said, context.texts("declare.since_understood", time=at, ago=ago), "muted")

    def _on_title_text_changed(self) -> None:
        self._title_said.hide()
        self._said.hide()
        self._look_for_similar()

    def _look_for_similar(self) -> None:
        self.similar.ask(self.title.text(), self.services.text().split(","))

    def _on_similar_chosen(self, incident_id: UUID) -> None:
        """What is typed is kept, and offered when declaring is taken up again."""
        self.reject()
        self._context.shell.open_incident(incident_id)

    def _on_clear_pressed(self) -> None:
        self.title.clear()
        self.services.clear()
        self.since.setText(self._context.texts("declare.now"))
        for kept in self._kept:
            kept.let_go()
        self._show_offered(False)
        self.title.setFocus()

    def _on_accept_pressed(self) -> None:
        try:
            incident_id = self._context.desk.declare(
                self.title.text(),
                self.services.text().split(","),
                self._started_at(),
                drill=self.drill.isChecked(),
                language=self._context.texts.language,
            )
        except DeskError as error:
            self._show_error(error)
            return
        for kept in self._kept:
            kept.let_go()
        self.accept()
        self.declared.emit(incident_id)

    def _show_error(self, error: DeskError) -> None:
        told = error.told(self._context.texts)
        if error.key == "declare.title_needed":
            _say(self._title_said, told, "danger")
            self.title.setFocus()
        elif isinstance(error, StoreError):
            _say(self._said, told, "danger")
        else:
            _say(self._since_said, told, "danger")
            self.since.setFocus()

    # Qt overrides

    def done(self, result: int) -> None:
        keep_all(self)
        super().done(result)


class ServicesLine(QLineEdit):
    """Names divided by commas; the one being typed is completed from those known."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _name(self, "services", context)
        self._completer = QCompleter(context.desk.service_names(), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._on_completer_activated)
        self.textEdited.connect(self._on_text_edited)

    def _on_text_edited(self, text: str) -> None:
        word = text[: self.cursorPosition()].rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(word)
        if word and self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _on_completer_activated(self, name: str) -> None:
        before, after = self.text()[: self.cursorPosition()], self.text()[self.cursorPosition() :]
        head = before.rpartition(",")[0]
        self.setText(f"{head}, {name}{after}" if head else f"{name}{after}")


def _name(editor: QLineEdit, name: str, context: Context) -> None:
    editor.setObjectName(f"declare_{name}")
    editor.setAccessibleName(context.texts(f"declare.{name}"))
    editor.setPlaceholderText(context.texts(f"declare.{name}_hint"))


def _say(label: QLabel, text: str, tone: str) -> None:
    set_property(label, "tone", tone)
    label.setText(text)
    label.show()
