"""The window's keys work everywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit

from incident_desk.ui.keys import WindowKeys


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_N])
def test_a_shortcut_reaches_the_window_from_within_an_editor(qtbot, kind, key):
    window, editor, pressed = QMainWindow(), kind(), []
    qtbot.addWidget(window)
    window.setCentralWidget(editor)
    action = QAction("Do", window)
    action.setShortcut(f"Ctrl+{chr(key)}")
    action.triggered.connect(lambda: pressed.append(True))
    window.addAction(action)
    WindowKeys([action], window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    editor.setFocus()
    qtbot.keyClicks(editor, "keep this")
    qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
    assert text == "keep this"
