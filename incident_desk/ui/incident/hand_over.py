"""Hand over a role: to whom, with which brief, and on paper."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from incident_desk.changes import Changes
from incident_desk.domain.document import Document
from incident_desk.domain.drill_mark import drill_named
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import ROLES
from incident_desk.errors import DeskError
from incident_desk.export.pdf import Pdf
from incident_desk.i18n import LANGUAGES
from incident_desk.ui.asking import ask_save_path
from incident_desk.ui.choice import Choice
from incident_desk.ui.context import Context
from incident_desk.ui.flow import FlowLayout
from incident_desk.ui.incident.brief import BriefText
from incident_desk.ui.kept import KeptText
from incident_desk.ui.parts import button, panel, plain_label, quiet_button, scroll
from incident_desk.ui.report.panel import remarks, saved
from incident_desk.ui.sides import Sides
from incident_desk.ui.theme import SPACE

_NARROW = 720  # below, the fields stand one under the other


class HandOverPage(QScrollArea):
    """Nothing typed is lost by leaving it; Ctrl+Enter offers, Esc leaves."""

    left = Signal()

    def __init__(self, context: Context, incident_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident_id = incident_id
        self._printing = False
        texts = context.texts
        self.role = QComboBox()
        self.role.setObjectName("handover_role")
        self.role.setAccessibleName(texts("handover.role"))
        for role in ROLES:
            self.role.addItem(texts(f"role.{role}"), role)
        self.person = QLineEdit()
        self.person.setObjectName("handover_person")
        self.person.setAccessibleName(texts("handover.person"))
        self.person.setPlaceholderText(texts("handover.person_hint"))
        self.person.returnPressed.connect(self._on_person_return_pressed)
        self._kept = KeptText(self.person, f"handover:{incident_id}:person", context)
        self.language = Choice(
            {name: texts(f"language.{name}") for name in LANGUAGES},
            texts.language,
            texts("handover.language"),
        )
        self.language.chosen.connect(self._show_brief)
        self._briefs = QStackedWidget()
        self._state = plain_label("", "muted", "small")
        self._state.setObjectName("handover_state")
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # also while a button has the keyboard
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.offer)
        self.role.currentIndexChanged.connect(self._tell_state)
        context.bridge.changed.connect(self._on_bridge_changed)
        self._show_brief()

    @property
    def brief(self) -> BriefText:
        """The one in the chosen language."""
        found = self._briefs.currentWidget()
        assert isinstance(found, BriefText)
        return found

    def begin(self) -> None:
        """Give the keyboard to the name."""
        self.person.setFocus()
        self.ensureWidgetVisible(self.person)

    def offer(self) -> None:
        """Offer the role; the brief goes to the timeline as it stands."""
        offer, brief = self._context.desk.offer_hand_over, self.brief
        role, person, text = self._role, self.person.text(), brief.toPlainText()
        if self._context.attempt(lambda: offer(self._incident_id, role, person, text)):
            self.person.clear()
            self._kept.let_go()
            brief.let_go()
            self.left.emit()

    @property
    def _role(self) -> str:
        return str(self.role.currentData())

    def _lay_out(self) -> None:
        texts = self._context.texts
        inner = QWidget(self)
        scroll(self, inner)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame, column = panel(inner)
        around = QVBoxLayout(inner)
        around.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        around.addWidget(frame)
        column.addWidget(plain_label(texts("handover.title"), size="heading"))
        column.addWidget(self._state)
        form = (
            (self._labelled("role", self.role), 1),
            (self._labelled("person", self.person), 2),
            (self._labelled("language", self.language), 1),
        )
        column.addWidget(Sides(form, _NARROW, self))
        column.addWidget(plain_label(texts("handover.brief_hint"), "muted", "small"))
        column.addWidget(self._briefs, 1)
        column.addLayout(self._verbs())

    def _labelled(self, name: str, field: QWidget) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        words = self._context.texts(f"handover.{name}")
        column.addWidget(plain_label(words, "muted", "small"))
        column.addWidget(field)
        return whole

    def _verbs(self) -> QLayout:
        texts = self._context.texts
        offer = button(texts("handover.offer"), self.offer, first=True)
        offer.setToolTip("Ctrl+Enter")
        paper = button(texts("handover.print"), self._on_print_clicked)
        self.anew_button = quiet_button(texts("handover.anew"), self._on_anew_clicked)
        leave = quiet_button(texts("handover.leave"), self.left.emit)
        row = FlowLayout(SPACE)
        for made, name in (
            (offer, "offer"),
            (paper, "print"),
            (self.anew_button, "anew"),
            (leave, "leave"),
        ):
            made.setObjectName(f"handover_{name}")
            row.addWidget(made)
        return row

    def _show_brief(self) -> None:
        language = self.language.held
        briefs = (self._briefs.widget(place) for place in range(self._briefs.count()))
        found = next(
            (one for one in briefs if isinstance(one, BriefText) and one.language == language), None
        )
        if found is None:
            found = BriefText(self._context, self._incident_id, language, self._briefs)
            found.edited.connect(self._tell_edited)
            self._briefs.addWidget(found)
        self._briefs.setCurrentWidget(found)
        self._tell_edited()

    def _tell_edited(self) -> None:
        self.anew_button.setVisible(self.brief.is_edited)

    def _tell_state(self) -> None:
        """Who is responsible until the yes."""
        holder = self._context.desk.incident(self._incident_id).person(self._role)
        key = "handover.until_yes" if holder else "handover.until_yes_nobody"
        self._state.setText(self._context.texts(key, holder=holder[:40]))

    def _read(self) -> None:
        incident = self._context.desk.incident(self._incident_id)
        completer = QCompleter(sorted(_people(incident)), self.person)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.person.setCompleter(completer)
        for place in range(self._briefs.count()):
            shown = self._briefs.widget(place)
            if isinstance(shown, BriefText):
                shown.follow_facts()
        self._tell_state()
        self._tell_edited()

    def _print(self, path: Path) -> None:
        text, person, language = self.brief.toPlainText(), self.person.text(), self.language.held

        def begin() -> None:
            document: Document = self._context.desk.brief_paper(
                self._incident_id, self._role, text, person.strip(), language
            )
            self._context.tasks.run(
                lambda _task: saved(document, path),
                self._on_printing_done,
                self._on_printing_failed,
            )
            self._printing = True

        self._context.attempt(begin)

    def _on_print_clicked(self) -> None:
        if self._printing:
            return  # a button that is disabled would lose the keyboard
        incident, language = self._context.desk.incident(self._incident_id), self.language.held
        name = f"{incident.reference}-{self._context.texts('handover.file')}-{language}.pdf"
        ask_save_path(self, drill_named(name, language) if incident.drill else name, self._print)

    def _on_printing_done(self, result: tuple[Path, Pdf]) -> None:
        path, paper = result
        said = (
            self._context.texts("handover.saved", path=path),
            remarks(paper, self._context.texts),
        )
        self._printing = False
        self._context.notices.say(" ".join(part for part in said if part))

    def _on_printing_failed(self, error: DeskError) -> None:
        self._printing = False
        self._context.notices.fail(error)

    def _on_anew_clicked(self) -> None:
        self.brief.write_anew()
        self._tell_edited()
        self.brief.setFocus()

    def _on_person_return_pressed(self) -> None:
        self.brief.setFocus()

    def _on_bridge_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(self._incident_id):
            self._read()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _people(incident: Incident) -> set[str]:
    """Everybody whom this incident names."""
    found = {one.value for known in incident.roles.values() for one in (known, *known.earlier)}
    found |= {order.person for order in incident.orders.values()}
    found |= {offer.person for offer in incident.hand_overs.values()}
    return found - {""}
