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
from incident_desk.ui.parts import button, empty, plain_label, tab_through
from incident_desk.ui.theme import SPACE

# Under which heading, what, why, and whether it clearly fits.
Offer = tuple[str, Playbook, tuple[str, ...], bool]


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
        self._shown: list[Offer] = []
        self._buttons: list[QPushButton] = []
        self._offers = QVBoxLayout()
        self._offers.setSpacing(SPACE + SPACE // 2)
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
        if self._buttons:
            self._buttons[0].show()  # a layout shows what is new later
            self._buttons[0].setFocus()

    def _fill(self) -> None:
        """Made anew only where something else is offered: the keyboard stays where it is."""
        offers = self._offered()
        if offers == self._shown:
            return
        self._shown = offers
        self._buttons = []
        empty(self._offers)
        heading = ""
        for key, playbook, why, first in offers:
            if key != heading:
                heading = key
                self._offers.addWidget(plain_label(self._context.texts(key), size="heading"))
            self._offers.addWidget(self._offer(playbook, why, first=first))
        languages = (self.language.button(name) for name in LANGUAGES)
        tab_through((*languages, self.back, *self._buttons))

    def _offered(self) -> list[Offer]:
        """For the moment, then what fits, then the others."""
        context, language = self._context, self.language.held
        texts, desk, key = context.texts, context.desk, "checklists.fitting"
        offers: list[Offer] = [
            (key, one, (texts(f"checklists.moment_{one.opens}"),), True)
            for one in desk.of_the_moment(self._incident_id, language)
        ]
        for found in desk.fitting(self._incident_id, language):
            why = why_in_words(desk.model, found, texts)
            offers.append((key, found.playbook, why, found.fits))
        first = {one.id for _, one, _, _ in offers}
        key = "checklists.all_others" if first else "checklists.all"
        at_work = {one.playbook for one in desk.incident(self._incident_id).checklists}
        for one in desk.playbooks(language):
            if one.id not in first:
                again = (texts("checklists.again"),) if one.id in at_work else ()
                offers.append((key, one, again, False))
        return offers

    def _offer(self, playbook: Playbook, why: Iterable[str], *, first: bool) -> QWidget:
        made = QWidget()
        choose = button(playbook.title, self._attaching(playbook), first=first)
        choose.setObjectName(f"attach_{playbook.id}")
        choose.setAccessibleDescription(". ".join(why))
        self._buttons.append(choose)
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
