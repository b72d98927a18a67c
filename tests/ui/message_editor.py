"""The Messages tab at work: what is on the screen, pressed by mouse and typed by keyboard."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from incident_desk.domain.message import Message
from incident_desk.domain.message_text import Text
from incident_desk.ui.context import Context
from incident_desk.ui.messages.panel import MessagesPanel

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = {
    "en": Text(
        "We know that cards fail. Next update: {next_update}.",
        "Cards fail",
        "Cards fail. Next update: {next_update}.",
    ),
    "es": Text(
        "Sabemos que fallan las tarjetas. Próximo aviso: {next_update}.",
        "Fallan las tarjetas",
        "Fallan las tarjetas. Próximo aviso: {next_update}.",
    ),
}


class Editor:
    """Finds what it names among what can be seen."""

    def __init__(self, context: Context, host: QWidget, qtbot: Any, incident_id: UUID) -> None:
        self.context = context
        self.desk = context.desk
        self.incident_id = incident_id
        self._host = host
        self._qtbot = qtbot
        self.panel = MessagesPanel(context, incident_id, host)
        self.panel.resize(1200, 800)
        with qtbot.waitExposed(host):
            host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)

    @property
    def messages(self) -> list[Message]:
        return list(self.desk.incident(self.incident_id).messages.values())

    @property
    def message(self) -> Message:
        """The one that is shown, as the desk has it."""
        assert self.panel.view is not None
        return self.desk.incident(self.incident_id).messages[self.panel.view.message.id]

    @property
    def said(self) -> str:
        """What the notice bar says."""
        return self.context.notices.text

    def seen(self, name: str) -> Any:
        """What has this name and can be seen, or None."""
        found = [one for one in self.panel.findChildren(QWidget, name) if one.isVisible()]
        assert len(found) <= 1
        return found[0] if found else None

    def sees(self, name: str) -> Any:
        self._qtbot.waitUntil(lambda: self.seen(name) is not None, timeout=5000)
        return self.seen(name)

    def sees_not(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self.seen(name) is None, timeout=5000)

    def waits_for(self, condition: Any) -> None:
        self._qtbot.waitUntil(condition, timeout=5000)

    def press(self, name: str) -> None:
        self._qtbot.mouseClick(self.sees(name), Qt.MouseButton.LeftButton)

    def body(self, language: str = "en") -> Any:
        return self.sees(f"message_body_{language}")

    def go_to(self, name: str) -> Any:
        """Give it the keyboard, with the cursor before the first character."""
        found = self.sees(name)
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        plain = isinstance(found, QLineEdit)
        self._qtbot.keyClick(
            found, Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier if plain else CONTROL
        )
        return found

    def type(self, text: str) -> None:
        """As keys; what QTest has no key for comes as an accent key gives it."""
        focused = QApplication.focusWidget()
        assert focused is not None
        for character in text:
            if character.isascii():
                self._qtbot.keyClicks(focused, character)
            else:
                plain = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(
                    focused, QKeyEvent(QEvent.Type.KeyPress, 0, plain, character)
                )

    def key(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """To the window, as a key comes from the keyboard: shortcuts are found first."""
        QTest.keyClick(self._host.windowHandle(), key, modifier)

    @property
    def keyboard(self) -> str:
        """The name of what has the keyboard."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused else ""

    def texts_are(self, **by_language: str) -> bool:
        """Whether these bodies are on the screen, and are what the desk has."""
        return all(
            self.body(one).toPlainText() == text == self.message.drafts[one].body
            for one, text in by_language.items()
        )
