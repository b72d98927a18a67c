"""A commander at the window, with a keyboard and a mouse and nothing else."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from incident_desk.domain.board import Filter

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Commander:
    everything = Filter()

    def __init__(self, program: Any, qtbot: Any) -> None:
        self.program = program
        self.window = program.window
        self._qtbot = qtbot
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, key: str, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        code = Qt.Key[f"Key_{key}"]
        self._qtbot.keyClick(self._keyboard(), code, modifier)

    def type(self, text: str) -> None:
        """Each character as a key; those that QTest has no key for as what an accent key gives."""
        for character in text:
            if character.isascii():
                self._qtbot.keyClicks(self._keyboard(), character)
            else:
                pressed = QKeyEvent(
                    QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character
                )
                QApplication.sendEvent(self._keyboard(), pressed)

    def retype(self, text: str) -> None:
        self.press("A", CONTROL)
        self.type(text)

    def click(self, name: str) -> None:
        found = self.sees(name)
        self._qtbot.mouseClick(found, LEFT, pos=QPoint(found.width() // 2, found.height() // 2))

    def go_to(self, name: str) -> None:
        """Click into a field."""
        found = self.sees(name)
        place = getattr(found, "viewport", lambda: found)()
        self._qtbot.mouseClick(place, LEFT)
        self._qtbot.waitUntil(found.hasFocus)

    def sees(self, name: str) -> Any:
        """The one thing of this name that is on the screen."""
        self._qtbot.waitUntil(lambda: len(self._shown(name)) == 1, timeout=5000)
        found = self._shown(name)[0]
        self._qtbot.waitUntil(found.window().isActiveWindow)
        return found

    def approve(self, reason: str) -> None:
        """The message on the screen, over what the checks hold against it."""
        self.click("message_approve")
        self.waits_for(lambda: bool(self._shown("message_reason") or self._shown("message_sent")))
        if self._shown("message_reason"):
            self.go_to("message_reason")
            self.type(reason)
            self.click("message_approve")
        self.sees("message_sent")

    def sees_not(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: not self._shown(name), timeout=5000)

    def waits_for(self, condition: Any) -> None:
        self._qtbot.waitUntil(condition, timeout=20_000)

    @property
    def dialog(self) -> QDialog:
        """The dialog in front."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog))
        found = QApplication.activeWindow()
        assert isinstance(found, QDialog)
        return found

    def has_no_dialog(self) -> None:
        """Every dialog is closed. Without a window manager nobody gives the window its turn."""
        self._qtbot.waitUntil(
            lambda: not any(one.isVisible() for one in self.window.findChildren(QDialog))
        )
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def _keyboard(self) -> QWidget:
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def _shown(self, name: str) -> list[QWidget]:
        front = QApplication.activeWindow() or self.window
        return [one for one in front.findChildren(QWidget, name) if one.isVisible()]
