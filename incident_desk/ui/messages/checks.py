"""What the readiness checks hold against a draft, each with its reason and its mend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from incident_desk.desk.readiness import MOST_CHECKED
from incident_desk.domain.readiness import BLOCKS, LEVELS, WARNS, Finding
from incident_desk.ui.context import Context
from incident_desk.ui.messages.chips import plain_tip
from incident_desk.ui.messages.kept_focus import focus_stays, in_order
from incident_desk.ui.parts import button, empty, panel, plain_label, set_property
from incident_desk.ui.theme import SPACE

_SHOWN = 30
_TONES = {BLOCKS: "danger", WARNS: "warning"}


@dataclass(frozen=True, slots=True)
class Held:
    """A finding, and in which part of which language it stands."""

    language: str
    part: str
    finding: Finding


class Checks(QWidget):
    """The gravest first; a click goes to the place, another mends it."""

    wanted = Signal(object)  # Held, to be shown in the text
    mend_wanted = Signal(object)  # Held

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_checks")
        self._context = context
        self._shown: Sequence[Held] = ()
        self._many = False
        # Has the keyboard when there is no row for it, and comes before the rows in its round.
        self.otherwise: QWidget | None = None
        self._summary = plain_label("")
        self._summary.setObjectName("message_checks_summary")
        most = f"{MOST_CHECKED:,}".replace(",", context.texts("number.thousands"))
        self._cut = plain_label(context.texts("messages.checks_cut", number=most), "warning")
        self._cut.setObjectName("message_checks_cut")
        self._cut.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._summary)
        column.addWidget(self._cut)
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_findings(self, held: Sequence[Held], *, several: bool, too_long: bool = False) -> None:
        """`several`: the draft is in more than one language, so each row names its own.
        `too_long`: only the beginning was looked at.
        """
        self._cut.setVisible(too_long)
        ordered = sorted(held, key=lambda one: LEVELS.index(one.finding.level))
        if ordered == list(self._shown) and several == self._many:
            return
        self._shown, self._many = ordered, several
        self._summarise()
        with focus_stays(self, self.otherwise):
            empty(self._rows)
            rows = [self._row(one) for one in ordered[:_SHOWN]]
            for row in rows:
                self._rows.addWidget(row)
                row.show()
        if self.otherwise:
            verbs = [one for row in rows for one in row.findChildren(QPushButton)]
            in_order([self.otherwise, *verbs])
        if len(ordered) > _SHOWN:
            more = self._context.texts("messages.checks_more", number=len(ordered) - _SHOWN)
            self._rows.addWidget(plain_label(more, "muted"))

    def _summarise(self) -> None:
        texts = self._context.texts
        counts = {level: self._count(level) for level in LEVELS}
        told = [texts.count(f"messages.checks_{level}", n) for level, n in counts.items() if n]
        self._summary.setText(" · ".join(told) or texts("messages.checks_none"))
        tone = "danger" if counts[BLOCKS] else "warning" if counts[WARNS] else "good"
        set_property(self._summary, "tone", tone)

    def _count(self, level: str) -> int:
        return sum(one.finding.level == level for one in self._shown)

    def _row(self, held: Held) -> QWidget:
        texts, finding = self._context.texts, held.finding
        frame, column = panel(self)
        column.setSpacing(SPACE // 2)
        level = texts(f"messages.level_{finding.level}")
        where = [finding.name(texts)]
        if self._many:
            where.append(texts(f"language.{held.language}"))
        if held.part != "body":
            where.append(texts(f"messages.part_{held.part}"))
        head = f"{level} · {' · '.join(where)}"
        column.addWidget(plain_label(head, _TONES.get(finding.level, ""), "small"))
        column.addWidget(plain_label(finding.reason(texts)))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if finding.has_place:
            row.addWidget(self._verb("show", held, self.wanted.emit))
        if finding.mend is not None:
            row.addWidget(self._verb("mend", held, self.mend_wanted.emit))
        if row.count():
            row.addStretch(1)
            column.addLayout(row)
        return frame

    def _verb(self, name: str, held: Held, do: Callable[[Held], object]) -> QWidget:
        made = button(self._context.texts(f"messages.check_{name}"), lambda: do(held))
        finding = held.finding
        made.setObjectName(f"check_{name}_{finding.rule}_{held.language}")
        made.setAccessibleName(f"{made.text()}: {finding.name(self._context.texts)}")
        if name == "mend" and finding.mend is not None:
            made.setToolTip(plain_tip(finding.mend.text))
        return made
