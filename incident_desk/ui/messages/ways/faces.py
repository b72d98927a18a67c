"""A message as it looks where it is read: on a page, in a mail, on a phone, in a chat, aloud."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from incident_desk.domain.messages import PROMISE
from incident_desk.domain.spans import full_time
from incident_desk.domain.templates import unfilled
from incident_desk.export.outgoing import Outgoing
from incident_desk.export.sms import taken_apart
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context
from incident_desk.ui.messages.ways.reading import Reading
from incident_desk.ui.parts import empty, plain_label
from incident_desk.ui.theme import SPACE, Theme

_FIELD = re.compile(r"\{(\w+)\}")
_TITLE = 15.0  # points
_ALOUD = 16.0  # read at arm's length, with the telephone in the other hand
_PHONE = 340  # device-independent pixels


class Face(QFrame):
    """A sheet; each kind fills it with what its readers see. `said` speaks their language."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.context = context
        self.said = said
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.column.setSpacing(SPACE)

    def show_text(self, going: Outgoing) -> None:
        raise NotImplementedError

    def reading(self, name: str, points: float = 0.0) -> Reading:
        made = Reading(self.context.texts(f"ways.{name}"), self.context.theme, points)
        made.setObjectName(f"preview_{name}")
        return made

    def posted(self) -> str:
        return full_time(self.context.now, self.context.zone, self.said)

    def fill(self, reading: Reading, html: str) -> None:
        reading.show_html(with_fields(html, self.context.theme))


class PageFace(Face):
    """A status page or a page of the intranet: title, time, text."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(context, said, parent)
        self._kind = plain_label("", "muted", "small")
        self._title = self.reading("subject", _TITLE)
        self._text = self.reading("text")
        self.column.addWidget(self._kind)
        self.column.addWidget(self._title)
        self.column.addWidget(plain_label(said("ways.posted", when=self.posted()), "muted"))
        self.column.addWidget(self._text)

    def show_text(self, going: Outgoing) -> None:
        self._kind.setText(self.said(f"letter.{going.channel}"))
        self.fill(self._title, f"<b>{escape(going.subject or self.said('ways.untitled'))}</b>")
        self.fill(self._text, going.html)


class MailFace(Face):
    """A mail as it lies in the inbox and opens."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(context, said, parent)
        self._title = self.reading("subject")
        self._text = self.reading("text")
        self.column.addWidget(plain_label(said("ways.from"), "muted"))
        for part in (self._title, self._line(), self._text):
            self.column.addWidget(part)

    def show_text(self, going: Outgoing) -> None:
        subject = escape(going.subject or self.said("ways.untitled"))
        label = escape(self.said("ways.subject_line"))
        muted = self.context.theme.muted
        self.fill(self._title, f'<span style="color:{muted}">{label}</span> <b>{subject}</b>')
        self.fill(self._text, going.html)

    def _line(self) -> QFrame:
        line = QFrame()
        line.setFrameStyle(QFrame.Shape.HLine | QFrame.Shadow.Plain)
        palette = line.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(self.context.theme.border))
        line.setPalette(palette)
        return line


class ChatFace(Face):
    """A message among others, under the name of who wrote it; a post looks the same."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(context, said, parent)
        self._text = self.reading("text")
        self.column.addWidget(plain_label(said("ways.account"), size="heading"))
        self.column.addWidget(plain_label(self.posted(), "muted", "small"))
        self.column.addWidget(self._text)

    def show_text(self, going: Outgoing) -> None:
        self.fill(self._text, going.html)


class ScriptFace(Face):
    """What is read aloud: large, with its pauses."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(context, said, parent)
        self._text = self.reading("text", _ALOUD)
        self.column.addWidget(self._text)

    def show_text(self, going: Outgoing) -> None:
        muted, words = self.context.theme.muted, escape(self.said("ways.pause"))
        pause = f'<p style="color:{muted}; font-size:10pt">{words}</p>'
        paragraphs = [part for part in going.content.split("\n\n") if part.strip()]
        self.fill(self._text, pause.join(_paragraph(part) for part in paragraphs))


class SmsFace(Face):
    """A phone with a bubble for each part that is paid for."""

    def __init__(self, context: Context, said: Texts, parent: QWidget | None = None) -> None:
        super().__init__(context, said, parent)
        self.setObjectName("phone")
        self.setMaximumWidth(_PHONE)
        self._parts: tuple[str, ...] = ()
        self._bubbles = QVBoxLayout()
        self._bubbles.setSpacing(SPACE)
        time = plain_label(self.posted(), "muted", "small")
        time.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(time)
        self.column.addLayout(self._bubbles)

    def show_text(self, going: Outgoing) -> None:
        parts = taken_apart(going.content).parts if going.content else ()
        if parts == self._parts:
            return
        self._parts = parts
        empty(self._bubbles)
        for place, part in enumerate(parts, 1):
            put(self._bubbles, self._bubble(part))
            if len(parts) > 1:
                number = self.said("ways.part", part=place, parts=len(parts))
                put(self._bubbles, plain_label(number, "muted", "small"))

    def _bubble(self, part: str) -> QFrame:
        bubble = QFrame()
        bubble.setObjectName("bubble")
        text = self.reading("text")
        self.fill(text, _paragraph(part))
        column = QVBoxLayout(bubble)
        column.setContentsMargins(12, SPACE, 12, SPACE)
        column.addWidget(text)
        return bubble


FACES: dict[str, type[Face]] = {
    "status_page": PageFace,
    "internal_page": PageFace,
    "email": MailFace,
    "sms": SmsFace,
    "chat": ChatFace,
    "social": ChatFace,
    "phone": ScriptFace,
}


def put(column: QVBoxLayout, widget: QWidget) -> None:
    """Add and show at once: a layout alone would show it one turn later, and flicker."""
    column.addWidget(widget)
    widget.show()


def with_fields(html: str, theme: Theme) -> str:
    """The fields that are still open are seen at a glance; approval fills the promise."""
    names = unfilled(html)

    def marked(found: re.Match[str]) -> str:
        if found[1] not in names:
            return found[0]
        colour = theme.accent if found[1] == PROMISE else theme.danger
        return f'<span style="color:{colour}; font-weight:700">{found[0]}</span>'

    return _FIELD.sub(marked, html)


def _paragraph(text: str) -> str:
    lines = "<br>".join(escape(text).split("\n"))
    return f"<p>{lines}</p>"
