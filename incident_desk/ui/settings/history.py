"""Import a status page's history: choose it, watch it come in, and read what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from incident_desk.errors import DeskError, StoppedError
from incident_desk.ui.asking import ask_file, ask_folder
from incident_desk.ui.context import Context
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, plain_label, set_property
from incident_desk.ui.settings.taking_in import Outcome, take_in
from incident_desk.ui.tasks import Task
from incident_desk.ui.theme import SPACE


class HistoryDialog(QDialog):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(context.texts("history.title"))
        self._context = context
        self._task: Task | None = None
        self._path = QLineEdit()
        self._path.setObjectName("history_path")
        self._path.setAccessibleName(context.texts("history.path"))
        self._path.setPlaceholderText(context.texts("history.path_hint"))
        self._path.textChanged.connect(self._on_path_text_changed)
        self._make_outcome()
        self._make_buttons()
        self._lay_out()
        self._kept = KeptText(self._path, "history.path", context)
        self._path.setFocus()

    @property
    def running(self) -> bool:
        return self._task is not None

    def _make_outcome(self) -> None:
        texts = self._context.texts
        self._progress = QProgressBar()
        self._progress.setObjectName("history_progress")
        self._progress.setAccessibleName(texts("history.progress"))
        self._progress.hide()
        self._said = plain_label("")
        self._said.setObjectName("history_said")
        self._look = QPlainTextEdit()
        self._look.setObjectName("history_problems")
        self._look.setAccessibleName(texts("history.look"))
        self._look.setReadOnly(True)
        self._look.setTabChangesFocus(True)
        self._look.setMinimumHeight(12 * SPACE)
        self._look.hide()

    def _make_buttons(self) -> None:
        texts = self._context.texts
        self._folder = button(texts("history.choose_folder"), self._on_folder_clicked)
        self._folder.setObjectName("history_folder")
        self._file = button(texts("history.choose_file"), self._on_file_clicked)
        self._file.setObjectName("history_file")
        self._leave = button(texts("history.close"), self._on_leave_clicked)
        self._leave.setObjectName("history_cancel")
        self._begin = button(texts("history.import"), self._on_begin_clicked, first=True)
        self._begin.setObjectName("history_import")
        self._begin.setDefault(True)
        self._board = button(texts("history.board"), self._on_board_clicked, first=True)
        self._board.setObjectName("history_board")
        self._board.hide()

    def _lay_out(self) -> None:
        texts = self._context.texts
        choose, foot = QHBoxLayout(), QHBoxLayout()
        choose.addWidget(self._folder)
        choose.addWidget(self._file)
        choose.addStretch(1)
        foot.addStretch(1)
        for one in (self._leave, self._board, self._begin):
            foot.addWidget(one)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(plain_label(texts("history.title"), size="title"))
        column.addWidget(plain_label(texts("history.intro"), "muted"))
        column.addSpacing(SPACE)
        column.addWidget(plain_label(texts("history.path")))
        column.addWidget(self._path)
        column.addLayout(choose)
        column.addSpacing(SPACE)
        column.addWidget(self._progress)
        column.addWidget(self._said)
        column.addWidget(self._look, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.setMinimumWidth(540)

    def _show_running(self, running: bool) -> None:
        self._progress.setVisible(running)
        for one in (self._path, self._folder, self._file, self._begin):
            one.setEnabled(not running)
        words = "history.cancel" if running else "history.close"
        self._leave.setText(self._context.texts(words))

    def _say(self, text: str, tone: str = "") -> None:
        set_property(self._said, "tone", tone)
        self._said.setText(text)

    def _offer_board(self, offered: bool) -> None:
        """The next thing to do: look at the board, or import."""
        self._board.setVisible(offered)
        set_property(self._begin, "first", not offered)
        (self._board if offered else self._begin).setDefault(True)

    def _grow(self) -> None:
        """Room for what came of it, however many lines that takes."""
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def _end(self) -> None:
        self._task = None
        self._show_running(False)

    def _on_folder_clicked(self) -> None:
        ask_folder(self, self._on_asked)

    def _on_file_clicked(self) -> None:
        ask_file(self, self._on_asked)

    def _on_asked(self, path: Path) -> None:
        self._path.setText(str(path))

    def _on_path_text_changed(self) -> None:
        self._offer_board(False)

    def _on_begin_clicked(self) -> None:
        typed = self._path.text().strip()
        if not typed:
            self._say(self._context.texts("history.path_needed"), "warning")
            self._path.setFocus()
            return
        self._kept.keep()
        self._look.hide()
        self._offer_board(False)
        self._progress.setRange(0, 0)
        self._say(self._context.texts("history.reading"), "muted")
        path, another_desk = home(typed), self._context.another_desk
        self._task = self._context.tasks.run(
            lambda task: take_in(path, another_desk, task), self._on_task_done, self._on_task_failed
        )
        self._task.progressed.connect(self._on_task_progressed)
        self._show_running(True)
        self._leave.setFocus()

    def _on_task_progressed(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _on_task_done(self, outcome: Outcome) -> None:
        self._end()
        self._kept.let_go()
        self._context.bridge.look()
        self._say(outcome.summary(self._context.texts))
        if lines := outcome.lines(self._context.texts):
            self._look.setPlainText("\n".join(lines))
            self._look.show()
        self._offer_board(True)
        self._board.setFocus()
        self._grow()

    def _on_task_failed(self, error: DeskError) -> None:
        self._end()
        texts = self._context.texts
        if isinstance(error, StoppedError):
            self._say(texts("history.cancelled"))
        else:
            self._say(texts("history.failed", reason=error.told(texts)), "danger")
        self._path.setFocus()

    def _on_leave_clicked(self) -> None:
        if self._task:
            self._task.stop()
        else:
            self.reject()

    def _on_board_clicked(self) -> None:
        self.accept()
        self._context.shell.open_board()

    # Qt overrides

    def done(self, result: int) -> None:
        if self._task:
            self._task.stop()
        self._kept.keep()
        super().done(result)


def home(typed: str) -> Path:
    """The path as it was typed; `~` is the folder of whoever types."""
    path = Path(typed)
    return path.expanduser() if path.parts[:1] == ("~",) else path
