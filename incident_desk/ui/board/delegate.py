"""Paints a card. Painting costs nothing that can be measured."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QRegion
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
_BAND = 10  # the hatched edge of a drill
_ELAPSED = 11  # characters: '23 h 59 min'


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lines of a card stand."""

    top: QRect
    elapsed: QRect
    title: QRect
    promise: QRect
    above: QRect
    foot: QRect


class CardDelegate(QStyledItemDelegate):
    """Of a card whose time alone has moved on, the time alone is painted."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # What the view is painting just now: the whole of a card, or what `moving` gave.
        self.region = QRegion()

    def moving(self, item: QRect, font: QFont, card: Card) -> QRegion:
        """The part of a card in `item` that tells the time."""
        places = _places(_box(item), font, card)
        return QRegion(places.elapsed).united(QRegion(places.promise))

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = option.fontMetrics.height()
        return QSize(120, 6 * line + 6 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        theme, box = self._context.theme, _box(option.rect)
        places = _places(box, option.font, card)
        times = QRegion(places.elapsed).united(QRegion(places.promise))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.region.intersected(box).subtracted(times).isEmpty():
            painter.fillRect(places.elapsed, QColor(self._colour(option)))
            painter.fillRect(places.promise, QColor(self._colour(option)))
        else:
            self._ground(painter, option, box, theme)
            if card.drill:
                hatch(painter, QRect(box.left() + 1, box.top() + 1, _BAND, box.height() - 2), theme)
            self._lines(painter, option.font, places, card)
        # A wide one reaches into the room of the time.
        badge(painter, option.font, places.top, card.severity, self._context)
        self._times(painter, option.font, places, card)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, theme: Theme
    ) -> None:
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(theme.accent if focused else theme.border), 2 if focused else 1))
        painter.setBrush(QColor(self._colour(option)))
        painter.drawRoundedRect(QRectF(box), 8, 8)

    def _colour(self, option: QStyleOptionViewItem) -> str:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        return self._context.theme.hover if hovered else self._context.theme.base

    def _lines(self, painter: QPainter, font: QFont, places: Places, card: Card) -> None:
        texts, theme = self._context.texts, self._context.theme
        self._title(painter, font, places.title, card)
        text(painter, font, places.foot, self._progress(card), theme.muted)
        commander = card.commander or texts("board.no_commander")
        text(painter, font, places.above, f"{card.reference} · {commander}", theme.muted)

    def _times(self, painter: QPainter, font: QFont, places: Places, card: Card) -> None:
        now = self._context.now
        lasted = elapsed(ended_or_elapsed(card, now), self._context.texts)
        text(painter, font, places.elapsed, lasted, self._context.theme.muted, _RIGHT)
        self._promise(painter, font, places.promise, card, now)

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


def _box(item: QRect) -> QRect:
    return item.adjusted(SPACE // 2, SPACE // 2, -SPACE // 2, -SPACE // 2)


def _places(box: QRect, font: QFont, card: Card) -> Places:
    metrics = QFontMetrics(font)
    line = metrics.height()
    inner = box.adjusted(SPACE + (_BAND if card.drill else 0), SPACE, -SPACE, -SPACE)
    left, width = inner.left(), inner.width()
    top = QRect(left, inner.top(), width, line + 4)
    times = metrics.averageCharWidth() * _ELAPSED
    title = QRect(left, top.bottom() + SPACE, width, 2 * line)
    foot = QRect(left, inner.bottom() - line, width, line + 1)
    return Places(
        top=top,
        elapsed=top.adjusted(max(0, width - times), 0, 0, 0),
        title=title,
        promise=QRect(left, title.bottom() + SPACE // 2, width, line),
        above=foot.translated(0, -line),
        foot=foot,
    )


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
