"""The line above the log line: what Enter will do, and while nothing is typed, what may be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from incident_desk.domain.log_grammar import MARKS
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context
from incident_desk.ui.parts import plain_label, set_property
from incident_desk.ui.signs import SIDE, SignMark
from incident_desk.ui.theme import SPACE, Theme

_HEIGHT = SIDE + 4


class LogHint(QWidget):
    """As high as one line whatever it says: what is above must not move under the mouse."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = SignMark(context.theme, self)
        self._label = plain_label("", "muted", "small")
        self.legend = Legend(context.texts, context.theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._mark)
        row.addWidget(self._label, 1)
        row.addWidget(self.legend, 1)
        self.setMinimumHeight(_HEIGHT)
        self.explain()

    @property
    def text(self) -> str:
        return "" if self._label.isHidden() else self._label.text()

    @property
    def sign(self) -> str:
        return self._mark.sign

    def explain(self) -> None:
        """Nothing is typed: show the marks there are."""
        self._mark.show_sign("")
        self._label.hide()
        self.legend.show()

    def say(self, text: str, sign: str = "", tone: str = "muted") -> None:
        set_property(self._label, "tone", tone)
        self._label.setText(text)
        self._mark.show_sign(sign)
        self.legend.hide()
        self._label.show()


class Legend(QWidget):
    """Each mark as a key, and its word. What does not fit is left out from the end."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        marks = [(mark, texts(f"logline.key_{kind}")) for mark, kind in MARKS.items()]
        self._keys = (
            *marks,
            ("@14:05", texts("logline.key_time")),
            (texts("logline.example_order"), texts("logline.key_order")),
        )
        self.setAccessibleName(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = QFont(self.font())
        font.setPointSizeF(9)
        self.setFont(font)

    @property
    def words(self) -> str:
        return "   ".join(f"{key} {word}" for key, word in self._keys)

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(SPACE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, left = QFontMetrics(self.font()), 0.5
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for key, word in self._keys:
            wide = metrics.horizontalAdvance(key) + 1.5 * SPACE
            whole = wide + SPACE / 2 + metrics.horizontalAdvance(word)
            if left + whole > self.width():
                break
            box = QRectF(left, 1.5, wide, _HEIGHT - 3)
            painter.setPen(QPen(QColor(self._theme.border), 1))
            painter.setBrush(QColor(self._theme.window))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            painter.setPen(QColor(self._theme.muted))
            beside = QRectF(box.right() + SPACE / 2, 0, self.width(), _HEIGHT)
            painter.drawText(beside, middle, word)
            left += whole + 2 * SPACE
        painter.end()
