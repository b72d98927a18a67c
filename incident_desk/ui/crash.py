"""A mistake of ours is shown once, with what to do, and never takes the commander's work along."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.i18n import Texts

_log = logging.getLogger(__name__)


class Crash(QObject):
    """Stands in for `sys.excepthook` while the window is open."""

    raised = Signal(str)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown = False
        # Exceptions in workers reach the hook on the worker's thread: hop to this one.
        self.raised.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error("%s", text)
        sys.stderr.write(text)
        self.raised.emit(text)

    def _show(self, text: str) -> None:
        if self._shown:
            return
        self._shown = True
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self._texts("crash.title"),
            self._texts("crash.text"),
            QMessageBox.StandardButton.NoButton,
            _active_window(),
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDetailedText(text)
        copy = box.addButton(self._texts("crash.copy"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(self._texts("crash.go_on"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self._texts("crash.quit"), QMessageBox.ButtonRole.DestructiveRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        leave.clicked.connect(QApplication.quit)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _active_window() -> QWidget | None:
    return QApplication.activeWindow()
