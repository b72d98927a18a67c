"""One playbook to read: what it is for, its steps, and the works it rests on."""

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.domain import drafting
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.domain.severity import Model
from incident_desk.i18n import Texts
from incident_desk.playbooks.detail import CODE, NOTE, Piece, pieces
from incident_desk.ui.parts import panel, plain_label
from incident_desk.ui.playbooks.asked import all_in_words
from incident_desk.ui.theme import SPACE

_WIDEST = 900  # longer lines are hard to follow
_DEEPER = 3 * SPACE
_NEAR = 20  # steps before and behind the one that is edited: hundreds take most of a second


def sheet(
    playbook: Playbook, texts: Texts, model: Model | None = None, around: int | None = None
) -> QWidget:
    """`texts` are of the playbook's own language; with `model` conditions are told, too.

    With `around`, the place of a step, only those near it are shown of a very long playbook.
    """
    made = QWidget()
    made.setMaximumWidth(_WIDEST)
    column = QVBoxLayout(made)
    column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
    column.setSpacing(SPACE)
    column.addWidget(plain_label(playbook.title, size="title"))
    if playbook.about:
        column.addWidget(plain_label(" ".join(playbook.about.split())))
    column.addWidget(
        plain_label(texts.count("playbookspage.steps", len(playbook.steps)), "muted", "small")
    )
    depths, shown = drafting.levels(playbook.steps), _shown(len(playbook.steps), around)
    if len(shown) < len(playbook.steps):
        told = texts("pbedit.shown", first=shown[0] + 1, last=shown[-1] + 1)
        column.addWidget(plain_label(told, "muted", "small"))
    for place in shown:
        row = QHBoxLayout()
        row.addSpacing(_DEEPER * depths[place])
        row.addWidget(_step(place + 1, playbook.steps[place], texts, model), 1)
        column.addLayout(row)
    if playbook.sources:
        column.addSpacing(SPACE)
        column.addWidget(plain_label(texts("playbookspage.sources"), size="heading"))
        for source in playbook.sources:
            column.addWidget(plain_label(source, "muted"))
    column.addStretch(1)
    return made


def _shown(count: int, around: int | None) -> range:
    """The places of the steps to show."""
    if around is None or count <= 2 * _NEAR:
        return range(count)
    first = max(0, min(around - _NEAR, count - 2 * _NEAR))
    return range(first, first + 2 * _NEAR)


def _step(number: int, step: Step, texts: Texts, model: Model | None) -> QWidget:
    frame, column = panel()
    frame.setAccessibleName(texts("playbookspage.step", number=number))
    frame.setProperty("step", step.id)
    column.setSpacing(SPACE // 2)
    column.addWidget(plain_label(f"{number}. {step.text}", size="heading"))
    if told := _about(step, texts):
        column.addWidget(plain_label(told, "warning" if step.critical else "muted", "small"))
    if model and step.conditions:
        column.addWidget(plain_label(all_in_words(step.conditions, model, texts), "muted", "small"))
    for piece in pieces(step.detail):
        column.addWidget(_piece(piece))
    return frame


def _piece(piece: Piece) -> QLabel:
    label = plain_label(piece.text, "muted" if piece.kind == NOTE else "")
    if piece.kind == CODE:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        label.setFont(fixed)
    if piece.kind in (NOTE, CODE):
        label.setContentsMargins(2 * SPACE, 0, 0, 0)
    return label


def _about(step: Step, texts: Texts) -> str:
    parts = (
        texts(f"role.{step.role}") if step.role else "",
        texts("playbookspage.critical") if step.critical else "",
        texts("playbookspage.minutes", minutes=step.minutes) if step.minutes else "",
        texts("playbookspage.phone", phone=step.phone) if step.phone else "",
    )
    return " · ".join(part for part in parts if part)
