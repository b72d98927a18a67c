"""This desk: its tag, where its data lives, and whether its log is whole."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from incident_desk.desk import Desk
from incident_desk.domain.spans import full_time
from incident_desk.errors import DeskError
from incident_desk.i18n import Texts
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, line_label, plain_label, set_property
from incident_desk.ui.section import Section


class PlaceSection(Section):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts = context.texts
        super().__init__(texts("settings.desk"), parent)
        self._context = context
        tag = line_label(context.desk.tag, size="heading")
        tag.setObjectName("settings_tag")
        self.add_row(line_label(texts("settings.tag"), "muted"), tag)
        self.add(plain_label(texts("settings.tag_why"), "muted", "small"))
        folder = plain_label(str(context.desk.folder))
        folder.setObjectName("settings_folder")
        copy = button(texts("settings.copy"), self._on_copy_clicked)
        copy.setObjectName("settings_copy")
        row = self.add_row(line_label(texts("settings.folder"), "muted"), folder, copy)
        row.setStretch(1, 1)
        row.setStretch(row.count() - 1, 0)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(str(self._context.desk.folder))
        self._context.notices.say(self._context.texts("settings.copied"))


@dataclass(frozen=True, slots=True)
class Seal:
    """What verifying found, in words."""

    whole: bool
    told: str


class SealSection(Section):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        texts = context.texts
        super().__init__(texts("settings.seal"), parent)
        self._context = context
        self.add(plain_label(texts("settings.seal_why"), "muted"))
        self._verify = button(texts("settings.verify"), self._on_verify_clicked)
        self._verify.setObjectName("settings_verify")
        self._told = plain_label("")
        self._told.setObjectName("settings_seal")
        self._told.hide()
        self.add_row(self._verify)
        self.add(self._told)

    def _say(self, text: str, tone: str) -> None:
        set_property(self._told, "tone", tone)
        self._told.setText(text)
        self._told.show()

    def _on_verify_clicked(self) -> None:
        context = self._context
        another_desk, texts, zone = context.another_desk, context.texts, context.zone
        self._verify.setEnabled(False)
        self._say(texts("settings.verifying"), "muted")
        context.tasks.run(
            lambda _task: seal(another_desk, texts, zone),
            self._on_verify_done,
            self._on_verify_failed,
        )

    def _on_verify_done(self, found: Seal) -> None:
        self._verify.setEnabled(True)
        self._say(found.told, "good" if found.whole else "danger")

    def _on_verify_failed(self, error: DeskError) -> None:
        self._verify.setEnabled(True)
        self._told.hide()
        self._context.notices.fail(error)


def seal(another_desk: Callable[[], Desk], texts: Texts, zone: tzinfo | None) -> Seal:
    """Walk the whole log. Raises StoreError."""
    with closing(another_desk()) as desk:
        verdict = desk.verify()
    broken = verdict.broken
    if broken is None:
        return Seal(True, texts.count("settings.whole", verdict.checked))
    told = texts(
        f"settings.broken_{broken.why}",
        seq=broken.seq,
        desk=broken.desk,
        reference=broken.reference,
        time=full_time(broken.recorded_at, zone, texts),
    )
    return Seal(False, told)
