"""A message as the readers of one channel see it, and in plain words whether it fits."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.message_text import Text
from incident_desk.export.outgoing import Misfit, Outgoing, fit, outgoing
from incident_desk.export.sms import taken_apart
from incident_desk.i18n import texts
from incident_desk.ui.context import Context
from incident_desk.ui.messages.ways.faces import FACES, Face, put
from incident_desk.ui.messages.ways.words import counted, sms_tips
from incident_desk.ui.parts import button, empty, plain_label
from incident_desk.ui.theme import SPACE

_MOST = 20_000  # characters that are shown: nobody reads more, and a pasted book would take seconds


class ChannelPreview(QWidget):
    shorten_wanted = Signal(str)  # the part of the Text to work on: subject, body or short

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._face: Face | None = None
        self._seen = ("", "")
        self._told: tuple[tuple[Misfit, ...], bool] = ((), False)
        self._drill = plain_label(context.texts("ways.drill"), "warning")
        self._drill.setObjectName("preview_drill")
        self._count = plain_label("", "muted")
        self._count.setObjectName("preview_count")
        self._cut = plain_label("", "muted")
        self._tips = plain_label("", "muted")
        self._tips.setObjectName("preview_tips")
        self._place = QVBoxLayout()
        self._misfits = QVBoxLayout()
        self._misfits.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._drill)
        column.addLayout(self._place)
        for label in (self._cut, self._count, self._tips):
            column.addWidget(label)
        column.addLayout(self._misfits)
        column.addStretch(1)

    def show_text(self, text: Text, language: str, channel: str, *, drill: bool = False) -> None:
        """`language` is that of the text: what stands around it is what its readers see."""
        words = self._context.texts
        shown = replace(text, body=text.body[:_MOST], short=text.short[:_MOST])
        going = outgoing(shown, channel)
        self._drill.setVisible(drill)
        self._face_for(channel, language).show_text(going)
        rest = len(text.body) + len(text.short) - len(shown.body) - len(shown.short)
        self._cut.setText(words("ways.cut", rest=rest))
        self._cut.setVisible(rest > 0)
        self._count.setText(counted(going, words))
        self._count.setVisible(bool(going.content))
        tips = sms_tips(taken_apart(going.content), words) if channel == "sms" else []
        self._tips.setText("\n".join(tips))
        self._tips.setVisible(bool(tips))
        self._tell(going, text)

    def _face_for(self, channel: str, language: str) -> Face:
        if self._face is None or self._seen != (channel, language):
            empty(self._place)
            self._seen = (channel, language)
            self._face = FACES[channel](self._context, texts(language))
            put(self._place, self._face)
            name = self._context.texts(f"letter.{channel}")
            self.setAccessibleName(self._context.texts("ways.preview", channel=name))
        return self._face

    def _tell(self, going: Outgoing, text: Text) -> None:
        """Each reason why it does not fit, with the way to mend it. What stands already stays."""
        told = (fit(going), bool(text.short.strip()))
        if told == self._told:
            return
        self._told = told
        empty(self._misfits)
        for misfit in told[0]:
            put(self._misfits, self._sentence(misfit))
            put(self._misfits, self._way_out(misfit, has_short=told[1]))

    def _sentence(self, misfit: Misfit) -> QWidget:
        tone = "danger" if misfit.grave else "warning"
        label = plain_label(misfit.told(self._context.texts), tone)
        label.setObjectName("preview_misfit")
        return label

    def _way_out(self, misfit: Misfit, *, has_short: bool) -> QWidget:
        name, part = "shorten", misfit.part
        if misfit.is_empty:
            name = "write_it"
        elif part == "body" and has_short:
            name, part = "use_short", "short"
        made = button(self._context.texts(f"ways.{name}"), lambda: self.shorten_wanted.emit(part))
        made.setObjectName(f"preview_{name}")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(made)
        row.addStretch(1)
        return line
