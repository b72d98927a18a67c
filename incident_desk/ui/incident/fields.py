"""One field of the situation: what is known, how old that is, and who said it."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.situation import Known
from incident_desk.domain.understood import READ, understood
from incident_desk.ui.context import Context
from incident_desk.ui.incident.earlier import (
    EARLIER_KEYS,
    UNKNOWN_KEYS,
    EarlierMenu,
    tip,
    told,
)
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import plain_label, quiet_button, set_property
from incident_desk.ui.theme import SPACE

_HEAD = 28  # as high as the buttons that come and go in it
# What is told in words of its own while it is not known.
_UNKNOWN = {"workaround": "situation.none_known_yet", "next_step": "situation.not_decided"}


class Prose(QPlainTextEdit):
    """A text of several lines; Tab leaves it, and leaving it is being finished."""

    editingFinished = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("prose", True)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 26)

    # Qt overrides

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.editingFinished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        finish = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if finish and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)


class KnownField(QWidget):
    """Saved on Enter and on leaving the field; kept while it is typed.

    Alt+Down shows what was said before, Alt+0 says that it is not known.
    """

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        name: str,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._name = name
        self._known: Known | None = None
        self._shown = ""
        self._kept: KeptText | None = None
        self.editor: QLineEdit | Prose = QLineEdit() if lines == 1 else Prose(lines)
        self._lay_out()
        self.read(context.desk.incident(incident_id))
        self._kept = KeptText(self.editor, f"situation:{incident_id}:{name}", context)
        self.editor.installEventFilter(self)
        self.editor.editingFinished.connect(self.commit)
        if name in READ:
            self.editor.textChanged.connect(self._tell)

    def read(self, incident: Incident) -> None:
        """Show what is known, unless the commander is writing something else just now."""
        known = self._known = incident.situation.get(self._name)
        value = known.value if known else ""
        if self._text() == self._shown:
            self._set_text(value)
        self._shown = value
        texts = self._context.texts
        key = "situation.nobody_said" if known is None else "situation.withdrawn"
        unknown = self._unknown_words if known and known.unknown else texts(key)
        self.editor.setPlaceholderText(unknown)
        self.editor.setToolTip(tip(self._context, known, self._unknown_words))
        self.unknown_button.setVisible(not value and not (known and known.unknown))
        self.earlier_button.setVisible(bool(known and known.earlier))
        self._tell()

    def commit(self) -> bool:
        """Save what was typed; False if that failed, and it stays in the field."""
        text, desk = self._text(), self._context.desk
        if text.strip() != self._shown and not self._context.attempt(
            lambda: desk.set_situation(self._incident_id, self._name, text)
        ):
            return False
        self._settle()
        return True

    def mark_unknown(self) -> None:
        """Say that it was asked and that nobody knows; what was typed is saved before."""
        mark = self._context.desk.mark_unknown
        if self.commit() and self._context.attempt(lambda: mark(self._incident_id, self._name)):
            self._settle()

    def show_earlier(self) -> None:
        menu = EarlierMenu(
            self._context,
            self._known,
            self._put_back,
            self.mark_unknown,
            self._unknown_words,
            self.editor,
        )
        menu.popup(self.editor.mapToGlobal(QPoint(0, self.editor.height())))

    @property
    def _unknown_words(self) -> str:
        return self._context.texts(_UNKNOWN.get(self._name, "situation.not_known"))

    def _lay_out(self) -> None:
        texts = self._context.texts
        label = texts(f"situation.{self._name}")
        self.editor.setObjectName(f"situation_{self._name}")
        self.editor.setAccessibleName(label)
        self.editor.setAccessibleDescription(texts("situation.keys"))
        self.unknown_button = quiet_button(self._unknown_words, self.mark_unknown)
        self.earlier_button = quiet_button(texts("situation.earlier"), self.show_earlier)
        head = QHBoxLayout()
        head.setSpacing(SPACE // 2)
        title = plain_label(label, size="heading")
        title.setMinimumHeight(_HEAD)
        head.addWidget(title, 1)
        for made, name, keys in (
            (self.unknown_button, "unknown", UNKNOWN_KEYS),
            (self.earlier_button, "earlier", EARLIER_KEYS),
        ):
            made.setObjectName(f"situation_{self._name}_{name}")
            made.setAccessibleName(f"{label}: {made.text()}")
            made.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key from the field itself
            head.addWidget(made)
        self._told = plain_label("", "muted", "small")
        self._told.setObjectName(f"situation_{self._name}_told")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addSpacing(SPACE // 2)
        column.addWidget(self._told)
        column.addStretch(1)

    def _tell(self) -> None:
        """What is understood, who said it and when; of what is being typed, what it means so far.

        An empty field that is read shows an example.
        """
        context, known, text = self._context, self._known, self._text()
        kept = known if known and text.strip() == self._shown else None
        said_at = kept.at if kept else context.now
        found = understood(self._name, text, said_at, context.now, context.zone, context.texts)
        words = [found.text] if found else []
        if kept:
            words.append(told(kept, context))
        elif not text and self._name in READ:
            words.append(context.texts(f"situation.{self._name}_for_example"))
        self._told.setText(" · ".join(words))
        self._told.setVisible(bool(words) or self._name in READ)
        set_property(self._told, "tone", "warning" if found and found.late else "muted")

    def _put_back(self, known: Known) -> None:
        if known.unknown:
            self.mark_unknown()
        elif self.commit():
            self._set_text(known.value)
            self.commit()

    def _settle(self) -> None:
        """Show it as it is kept, which may be tidier than it was typed."""
        self._shown = self._text()
        self.read(self._context.desk.incident(self._incident_id))
        if self._kept:
            self._kept.let_go()

    def _text(self) -> str:
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        return self.editor.toPlainText()

    def _set_text(self, text: str) -> None:
        if text == self._text():
            return
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        else:
            self.editor.setPlainText(text)
        if self._kept:
            self._kept.let_go()  # it was not typed here

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            if pressed == EARLIER_KEYS:
                self.show_earlier()
                return True
            if pressed == UNKNOWN_KEYS:
                self.mark_unknown()
                return True
        return super().eventFilter(watched, event)
