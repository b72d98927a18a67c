"""Small painted signs that tell apart what stands in the log. Beside each stands its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from incident_desk.domain import facts, hypotheses, orders
from incident_desk.domain.facts import Fact
from incident_desk.domain.incident import Incident
from incident_desk.domain.log_grammar import ACTION, DECISION, HYPOTHESIS, NOTE, ORDER
from incident_desk.ui.theme import Theme

SIDE = 18  # device-independent pixels
_LETTERS = {ACTION: "!", HYPOTHESIS: "?"}
_ROUND = (HYPOTHESIS, hypotheses.CONFIRMED, hypotheses.ELIMINATED)
# Strokes in a square of one by one.
_TICK = (((0.27, 0.53), (0.43, 0.69), (0.74, 0.33)),)
_CROSS = (((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68)))
_STROKES = {
    NOTE: (
        ((0.25, 0.36), (0.75, 0.36)),
        ((0.25, 0.52), (0.75, 0.52)),
        ((0.25, 0.68), (0.55, 0.68)),
    ),
    DECISION: (((0.4, 0.27), (0.64, 0.5), (0.4, 0.73)),),
    ORDER: (((0.22, 0.5), (0.76, 0.5)), ((0.55, 0.3), (0.76, 0.5), (0.55, 0.7))),
    hypotheses.CONFIRMED: _TICK,
    hypotheses.ELIMINATED: _CROSS,
    orders.DONE: _TICK,
    orders.DROPPED: _CROSS,
}


def sign_of(fact: Fact, incident: Incident) -> str:
    """The sign of a fact in the timeline; empty for one that has none."""
    match fact.body:
        case facts.ActionTaken():
            return ACTION
        case facts.DecisionMade():
            return DECISION
        case facts.HypothesisRaised(hypothesis, _):
            found = incident.hypotheses.get(hypothesis)
            return _supposed(found.state) if found else HYPOTHESIS
        case facts.HypothesisSettled(_, outcome, _):
            return _supposed(outcome)
        case facts.OrderGiven() | facts.OrderMoved():
            return ORDER
        case facts.OrderSettled(_, outcome, _):
            return outcome if outcome in orders.OUTCOMES else ORDER
    return ""


def paint_sign(painter: QPainter, box: QRectF, sign: str, theme: Theme) -> None:
    """Draw `sign` in a square `box`: what concerns a hypothesis is round, all else has corners."""
    colour = QColor(_colour(sign, theme))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    if sign in _ROUND:
        painter.drawEllipse(inner)
    else:
        painter.drawRoundedRect(inner, 4, 4)
    if letter := _LETTERS.get(sign):
        _letter(painter, box, letter)
    else:
        pen = QPen(colour, 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in _STROKES.get(sign, ()):
            painter.drawPolyline(QPolygonF([_at(box, *point) for point in stroke]))
    painter.restore()


class SignMark(QWidget):
    """One sign as a widget of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sign = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def sign(self) -> str:
        return self._sign

    def show_sign(self, sign: str) -> None:
        self._sign = sign
        self.setVisible(bool(sign))
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_sign(painter, QRectF(0, 0, SIDE, SIDE), self._sign, self._theme)
        painter.end()


def _supposed(state: str) -> str:
    return HYPOTHESIS if state == hypotheses.OPEN else state


def _colour(sign: str, theme: Theme) -> str:
    if sign in (hypotheses.CONFIRMED, orders.DONE):
        return theme.good
    if sign == HYPOTHESIS:
        return theme.warning
    return theme.accent if sign in (ACTION, DECISION, ORDER) else theme.muted


def _letter(painter: QPainter, box: QRectF, letter: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(round(box.height() * 0.72))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
