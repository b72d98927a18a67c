"""One playbook to read: what it is for, its steps, and the works it rests on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.i18n import Texts
from incident_desk.ui.parts import panel, plain_label
from incident_desk.ui.theme import SPACE

_WIDEST = 900  # longer lines are hard to follow


def sheet(playbook: Playbook, texts: Texts) -> QWidget:
    """`texts` are of the playbook's own language."""
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
    for number, step in enumerate(playbook.steps, 1):
        column.addWidget(_step(number, step, texts))
    if playbook.sources:
        column.addSpacing(SPACE)
        column.addWidget(plain_label(texts("playbookspage.sources"), size="heading"))
        for source in playbook.sources:
            column.addWidget(plain_label(source, "muted"))
    column.addStretch(1)
    return made


def _step(number: int, step: Step, texts: Texts) -> QWidget:
    frame, column = panel()
    frame.setAccessibleName(texts("playbookspage.step", number=number))
    column.setSpacing(SPACE // 2)
    column.addWidget(plain_label(f"{number}. {step.text}", size="heading"))
    if told := _conditions(step, texts):
        column.addWidget(plain_label(told, "warning" if step.critical else "muted", "small"))
    if step.detail:
        column.addWidget(plain_label(step.detail))
    return frame


def _conditions(step: Step, texts: Texts) -> str:
    parts = (
        texts(f"role.{step.role}") if step.role else "",
        texts("playbookspage.critical") if step.critical else "",
        texts("playbookspage.minutes", minutes=step.minutes) if step.minutes else "",
        texts("playbookspage.phone", phone=step.phone) if step.phone else "",
    )
    return " · ".join(part for part in parts if part)
