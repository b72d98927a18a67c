"""Putting a playbook to work: the menu, and the first invitation."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Playbook
from incident_desk.i18n import LANGUAGES, Texts
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.theme import SPACE

Attached = Callable[[UUID], None]


class AttachButton(QPushButton):
    """Opens a menu of every playbook; one that is at work already is named as such."""

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        attached: Attached,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.texts("checklists.attach"), parent)
        self.setAutoDefault(False)
        self._context = context
        self._incident_id = incident_id
        self._attached = attached
        self.menu_ = QMenu(self)
        self.menu_.aboutToShow.connect(self._on_menu_about_to_show)
        self.setMenu(self.menu_)

    def fill(self) -> None:
        texts = self._context.texts
        incident = self._context.desk.incident(self._incident_id)
        self.menu_.clear()
        for language in _languages(texts):
            self.menu_.addSection(texts(f"language.{language}"))
            for playbook in self._context.desk.playbooks(language):
                self._add(playbook, _at_work(incident, playbook))

    def _add(self, playbook: Playbook, again: bool) -> None:
        title = playbook.title
        if again:
            title = self._context.texts("checklists.attach_again", title=title)
        action = self.menu_.addAction(title.replace("&", "&&"))
        action.setObjectName(f"attach_{playbook.id}_{playbook.language}")
        action.triggered.connect(
            lambda: attach(self._context, self._incident_id, playbook, self._attached)
        )

    def _on_menu_about_to_show(self) -> None:
        self.fill()


class NoChecklist(QWidget):
    """What this tab is for, and a button for each playbook in the commander's language."""

    def __init__(
        self,
        context: Context,
        incident_id: UUID,
        attached: Attached,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        texts = context.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4 * SPACE, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(plain_label(texts("checklists.empty_title"), size="title"))
        column.addWidget(plain_label(texts("checklists.empty_text"), "muted"))
        for playbook in context.desk.playbooks(texts.language):
            column.addLayout(_offer(context, incident_id, playbook, attached))
        other = AttachButton(context, incident_id, attached)
        other.setText(texts("checklists.other_language"))
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def attach(context: Context, incident_id: UUID, playbook: Playbook, attached: Attached) -> None:
    """Put it to work, and tell `attached` which checklist that gave."""
    made: list[UUID] = []
    if context.attempt(lambda: made.append(context.desk.attach(incident_id, playbook))):
        attached(made[0])


def _offer(
    context: Context, incident_id: UUID, playbook: Playbook, attached: Attached
) -> QVBoxLayout:
    def press() -> None:
        attach(context, incident_id, playbook, attached)

    choose = button(playbook.title, press, first=True)
    choose.setObjectName(f"attach_{playbook.id}")
    row = QHBoxLayout()
    row.addWidget(choose)
    row.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(SPACE // 2)
    column.addLayout(row)
    column.addWidget(plain_label(playbook.about, "muted"))
    return column


def _languages(texts: Texts) -> Iterable[str]:
    """The commander's own language first."""
    return sorted(LANGUAGES, key=lambda language: language != texts.language)


def _at_work(incident: Incident, playbook: Playbook) -> bool:
    """In whatever language."""
    return any(one.playbook == playbook.id for one in incident.checklists)
