"""Putting a playbook to work: what fits this incident first, then all of them."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.suggestion import why_in_words
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, empty, plain_label
from incident_desk.ui.theme import SPACE


class AttachPage(QWidget):
    attached = Signal(object)  # the UUID of the checklist that it gave
    left = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = context.texts
        self._context = context
        self._incident_id = incident_id
        self._title = plain_label("", size="title")
        self._title.setObjectName("attach_title")
        self._text = plain_label(texts("checklists.empty_text"), "muted")
        self.back = button(texts("checklists.back"), self.left.emit)
        self.back.setObjectName("attach_back")
        self.language = Choice(
            {name: texts(f"language.{name}") for name in LANGUAGES},
            texts.language,
            texts("checklists.attach_language"),
        )
        self.language.chosen.connect(self._on_language_chosen)
        self._offers = QVBoxLayout()
        self._offers.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self._title, 1)
        head.addWidget(self.language)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addLayout(self._offers)
        column.addStretch(1)

    def read(self) -> None:
        """What fits may have changed with the answers."""
        any_list = bool(self._context.desk.incident(self._incident_id).checklists)
        key = "checklists.attach_title" if any_list else "checklists.empty_title"
        self._title.setText(self._context.texts(key))
        self._text.setVisible(not any_list)
        self.back.setVisible(any_list)
        self._fill()

    def focus_first(self) -> None:
        for made in self.findChildren(QPushButton):
            if made.objectName().startswith("attach_") and made is not self.back:
                made.setFocus()
                return

    def _fill(self) -> None:
        context, language = self._context, self.language.held
        texts, desk = context.texts, context.desk
        empty(self._offers)
        fitting = desk.fitting(self._incident_id, language)
        moment = desk.of_the_moment(self._incident_id, language)
        first = {one.playbook.id for one in fitting} | {one.id for one in moment}
        others = [one for one in desk.playbooks(language) if one.id not in first]
        incident = desk.incident(self._incident_id)
        at_work = {one.playbook for one in incident.checklists}
        if first:
            self._add_heading("checklists.fitting")
        for one in moment:
            now = texts(f"checklists.moment_{one.opens}")
            self._offers.addWidget(self._offer(one, (now,), first=True))
        for found in fitting:
            why = why_in_words(desk.model, found, texts)
            self._offers.addWidget(self._offer(found.playbook, why, first=found.fits))
        if others:
            self._add_heading("checklists.all_others" if first else "checklists.all")
        for one in others:
            again = (texts("checklists.again"),) if one.id in at_work else ()
            self._offers.addWidget(self._offer(one, again, first=False))

    def _add_heading(self, key: str) -> None:
        self._offers.addWidget(plain_label(self._context.texts(key), size="heading"))

    def _offer(self, playbook: Playbook, why: Iterable[str], *, first: bool) -> QWidget:
        made = QWidget()
        choose = button(playbook.title, self._attaching(playbook), first=first)
        choose.setObjectName(f"attach_{playbook.id}")
        choose.setAccessibleDescription(". ".join(why))
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(row)
        if told := " · ".join(why):
            said = plain_label(told)
            said.setObjectName(f"why_{playbook.id}")
            column.addWidget(said)
        if playbook.about:
            column.addWidget(plain_label(" ".join(playbook.about.split()), "muted"))
        return made

    def _attaching(self, playbook: Playbook) -> Callable[[], object]:
        return lambda: self._attach(playbook)

    def _attach(self, playbook: Playbook) -> None:
        desk, made = self._context.desk, list[UUID]()
        if self._context.attempt(lambda: made.append(desk.attach(self._incident_id, playbook))):
            self.attached.emit(made[0])

    def _on_language_chosen(self, _language: str) -> None:
        self._fill()
