"""Mouse and keyboard on one page, without the window around it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

CLICK = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """`editor`, `steps`, `depths` and `told` are of the playbook that is being edited."""

    def __init__(self, page, qtbot):
        self.page = page
        self._qtbot = qtbot

    def sees(self, name):
        self._qtbot.waitUntil(lambda: len(self._shown(name)) == 1)
        return self._shown(name)[0]

    def _shown(self, name):
        return [one for one in self.page.findChildren(QWidget, name) if one.isVisible()]

    def click(self, name):
        self._qtbot.mouseClick(self.sees(name), CLICK)

    def focus(self, name):
        self.sees(name).setFocus()
        return self.sees(name)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self._qtbot.keyClick(QApplication.focusWidget(), Qt.Key[f"Key_{key}"], modifier)

    def type(self, text):
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def retype(self, name, text):
        self.focus(name)
        self.press("A", CONTROL)
        self.type(text)

    @property
    def editor(self):
        return self.page.work.editor

    @property
    def steps(self):
        return [row.words.partition(". ")[2] for row in self.editor.steps.list.steps.rows]

    @property
    def depths(self):
        return [row.depth for row in self.editor.steps.list.steps.rows]

    @property
    def told(self):
        return self.sees("edit_told").text()


def hands_on(page, qtbot):
    """Show the page in its window, with the keyboard."""
    host = page.window()
    page.resize(host.size())
    host.show()
    page.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    page.setFocus()
    return Hands(page, qtbot)


def shown(widget):
    """All words on it."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
