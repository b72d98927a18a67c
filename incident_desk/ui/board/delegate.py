"""Paints a card. Painting costs nothing that can be measured."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from incident_desk.domain.board import Card
from incident_desk.domain.spans import elapsed
from incident_desk.ui.board.models import CARD
from incident_desk.ui.board.words import ended_or_elapsed, promise
from incident_desk.ui.context import Context
from incident_desk.ui.theme import SPACE, Theme

Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT = (Qt.AlignmentFlag.AlignLeft | _LINE).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | _LINE).value
_SOON = 300  # seconds


class CardDelegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(120, 6 * line + 6 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        theme = self._context.theme
        box = option.rect.adjusted(SPACE // 2, SPACE // 2, -SPACE // 2, -SPACE // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, box, theme)
        if card.drill:
            hatch(painter, QRect(box.left() + 1, box.top() + 1, 10, box.height() - 2), theme)
        inner = box.adjusted(SPACE + (10 if card.drill else 0), SPACE, -SPACE, -SPACE)
        self._lines(painter, option.font, inner, card)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, theme: Theme
    ) -> None:
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2 if focused else 1))
        painter.setBrush(QColor(theme.hover if hovered else theme.base))
        painter.drawRoundedRect(QRectF(box), 8, 8)

    def _lines(self, painter: QPainter, font: QFont, inner: QRect, card: Card) -> None:
        texts, theme, now = self._context.texts, self._context.theme, self._context.now
        metrics = QFontMetrics(font)
        line = metrics.height()
        top = QRect(inner.left(), inner.top(), inner.width(), line + 4)
        badge(painter, font, top, card.severity, self._context)
        lasted = elapsed(ended_or_elapsed(card, now), texts)
        text(painter, font, top, lasted, theme.muted, _RIGHT)
        title = QRect(inner.left(), top.bottom() + SPACE, inner.width(), 2 * line)
        self._title(painter, font, title, card)
        below = QRect(inner.left(), title.bottom() + SPACE // 2, inner.width(), line)
        self._promise(painter, font, below, card, now)
        foot = QRect(inner.left(), inner.bottom() - line, inner.width(), line + 1)
        text(painter, font, foot, self._progress(card), theme.muted)
        above = foot.translated(0, -line)
        commander = card.commander or texts("board.no_commander")
        text(painter, font, above, f"{card.reference} · {commander}", theme.muted)

    def _title(self, painter: QPainter, font: QFont, box: QRect, card: Card) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        painter.setFont(bold)
        painter.setPen(QColor(self._context.theme.text))
        drill = f"{self._context.texts('board.drill').upper()} · " if card.drill else ""
        words = two_lines(f"{drill}{card.title[:300]}", QFontMetrics(bold), box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _promise(
        self, painter: QPainter, font: QFont, box: QRect, card: Card, now: datetime
    ) -> None:
        if card.next_update_at is None:
            return
        left = (card.next_update_at - now).total_seconds()
        theme, texts = self._context.theme, self._context.texts
        colour = theme.danger if left < 0 else theme.warning if left < _SOON else theme.muted
        words = texts("board.next_update", time=promise(card, now, texts))
        text(painter, font, box, words, colour)

    def _progress(self, card: Card) -> str:
        texts = self._context.texts
        parts = []
        if card.steps_total:
            parts.append(texts("board.steps", done=card.steps_settled, total=card.steps_total))
        if card.drafts_waiting:
            parts.append(texts.count("board.drafts", card.drafts_waiting))
        return " · ".join(parts)


def badge(
    painter: QPainter, font: QFont, box: QRect, severity: int | None, context: Context
) -> int:
    """Draw a severity at the left of `box`; gives its width."""
    ground, ink = context.theme.severity(severity)
    words = context.texts(f"severity.{severity or 'none'}")
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    width = QFontMetrics(bold).horizontalAdvance(words) + 2 * SPACE
    shape = QRectF(box.left(), box.top(), width, box.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(shape, 5, 5)
    painter.setFont(bold)
    painter.setPen(ink)
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, words)
    return width


def text(
    painter: QPainter,
    font: QFont,
    box: QRect,
    words: str,
    colour: str,
    where: int = _LEFT,
) -> None:
    """One line, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = painter.fontMetrics()
    # What fits for sure is not measured: measuring is most of the work of a cell.
    if 2 * metrics.averageCharWidth() * len(words) > box.width():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, where, words)


def two_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """The words on at most two lines, the second one cut where it does not fit."""
    first = ""
    rest = words.split(" ")
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return f"{first}\n{second}" if second else first


def hatch(painter: QPainter, box: QRect, theme: Theme) -> None:
    """The mark of a drill."""
    painter.fillRect(box, QBrush(QColor(theme.warning), Qt.BrushStyle.BDiagPattern))
