"""Small parts that many panels are built from."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from incident_desk.ui.theme import SPACE


def plain_label(text: str, tone: str = "", size: str = "") -> QLabel:
    """A label that shows its text as it is, never as markup; it wraps and can be selected."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setMinimumWidth(1)
    label.setProperty("tone", tone)
    label.setProperty("scale", size)
    return label


def line_label(text: str, tone: str = "", size: str = "") -> QLabel:
    """A label of one line, as wide as its text."""
    label = plain_label(text, tone, size)
    label.setWordWrap(False)
    label.setMinimumWidth(0)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    return label


def button(text: str, pressed: Callable[[], object], *, first: bool = False) -> QPushButton:
    """A push button; `first` marks the one thing to do here. & in the text is shown as it is."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("first", first)
    made.setAutoDefault(True)  # Enter presses the button that has the keyboard
    # The signal also tells whether the button is checked: `pressed` is not to be handed that.
    made.clicked.connect(lambda _checked: pressed())
    return made


def quiet_button(text: str, pressed: Callable[[], object]) -> QPushButton:
    """A small button without a frame, for what is seldom wanted."""
    made = button(text, pressed)
    made.setProperty("quiet", True)
    return made


def panel(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A bordered frame and the layout to fill it by."""
    frame = QFrame(parent)
    frame.setObjectName("panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
    column.setSpacing(SPACE)
    return frame, column


def scrolled(content: QWidget) -> QScrollArea:
    """A page that may be taller than the window."""
    area = QScrollArea()
    scroll(area, content)
    return area


def scroll(area: QScrollArea, content: QWidget) -> None:
    """Have `area` scroll `content`, downwards only."""
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def focus_first(panel: QWidget) -> None:
    """Give the keyboard to what a panel names for it, or else to its first button."""
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    focused = QApplication.focusWidget()
    if focused and focused is not panel and panel.isAncestorOf(focused) and focused.isVisible():
        return
    for made in panel.findChildren(QPushButton):
        if made.isVisible() and made.isEnabled():
            made.setFocus(Qt.FocusReason.TabFocusReason)
            return


def come_to_front(window: QWidget) -> None:
    """Show a window before all others, also one that was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def tab_through(stops: Iterable[QWidget]) -> None:
    """Have Tab stop at these in this order, whichever was made first."""
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet reads, and have it read again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)
