"""The playbook that is being edited, in every language it has; and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.playbooks import drafts

_MOST_UNDONE = 200  # changes that can be taken back


@dataclass(frozen=True, slots=True)
class Moment:
    """What is undone to, and the step that was looked at."""

    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    language: str = ""
    step: str = ""


class Draft(QObject):
    """`changed` after every change; `textChanged` is what `KeptText` listens to."""

    changed = Signal()
    moved = Signal()  # another step or language is looked at
    textChanged = Signal()

    def __init__(
        self, playbooks: Mapping[str, Playbook], language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._saved = dict(playbooks)
        first = playbooks[language].steps if language in playbooks else ()
        self._now = Moment(dict(playbooks), language, first[0].id if first else "")
        self._before: list[Moment] = []
        self._after: list[Moment] = []
        self._key = ""

    @property
    def language(self) -> str:
        return self._now.language

    @property
    def playbook(self) -> Playbook:
        return self._now.playbooks[self._now.language]

    @property
    def playbooks(self) -> Mapping[str, Playbook]:
        return self._now.playbooks

    @property
    def place(self) -> int:
        """Where the chosen step stands; -1 when there is none."""
        ids = [step.id for step in self.playbook.steps]
        return ids.index(self._now.step) if self._now.step in ids else -1

    @property
    def step(self) -> Step | None:
        return self.playbook.steps[self.place] if self.place >= 0 else None

    @property
    def unsaved(self) -> dict[str, Playbook]:
        """The playbooks that differ from what is saved."""
        now = self._now.playbooks
        return {name: one for name, one in now.items() if one != self._saved.get(name)}

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def look_at(self, step_id: str) -> None:
        if step_id != self._now.step:
            self._key = ""
            self._now = replace(self._now, step=step_id)
            self.moved.emit()

    def show_language(self, language: str) -> None:
        """The same step stays chosen, if there is one of its id."""
        self._key = ""
        self._now = replace(self._now, language=language)
        if self.place < 0 and self.playbook.steps:
            self._now = replace(self._now, step=self.playbook.steps[0].id)
        self.moved.emit()

    def change(
        self, playbook: Playbook, key: str = "", step: str | None = None, language: str = ""
    ) -> None:
        """One change; those of one `key` in a row, such as typing in one field, are one."""
        where = language or self.language
        if self._now.playbooks.get(where) == playbook:
            return
        if not key or key != self._key:
            self._before = [*self._before[-_MOST_UNDONE:], self._now]
        self._key = key
        self._after = []
        playbooks = {**self._now.playbooks, where: playbook}
        chosen = self._now.step if step is None else step
        self._now = replace(self._now, playbooks=playbooks, step=chosen)
        self._tell()

    def change_step(self, key: str, **values: object) -> None:
        """Something of the chosen step."""
        step, place = self.step, self.place
        if step is None:
            return
        steps = self.playbook.steps
        new = replace(step, **values)  # type: ignore[arg-type]
        told = replace(self.playbook, steps=(*steps[:place], new, *steps[place + 1 :]))
        self.change(told, f"{self.language}.{step.id}.{key}")

    def undo(self) -> None:
        if self._before:
            self._after.append(self._now)
            self._go(self._before.pop())

    def redo(self) -> None:
        if self._after:
            self._before.append(self._now)
            self._go(self._after.pop())

    def throw_away(self) -> None:
        """Back to what is saved; it can be undone."""
        self._before.append(self._now)
        self._after = []
        self._go(replace(self._now, playbooks=dict(self._saved)))

    def was_saved(self, playbooks: Mapping[str, Playbook]) -> None:
        """These are on disk now, with the versions they got."""
        self._saved.update(playbooks)
        self._now = replace(self._now, playbooks={**self._now.playbooks, **playbooks})
        self._key = ""
        self._tell()

    def _go(self, to: Moment) -> None:
        self._key = ""
        # A version is what the disk says, whatever is undone.
        kept = {
            name: replace(one, version=self._now.playbooks.get(name, one).version)
            for name, one in to.playbooks.items()
        }
        self._now = replace(to, playbooks=kept)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.textChanged.emit()

    # As Qt's own editors name it, for KeptText

    def toPlainText(self) -> str:
        """Nothing while there is nothing that is not saved."""
        return drafts.encoded(dict(self._now.playbooks)) if self.unsaved else ""

    def setPlainText(self, text: str) -> None:
        found = drafts.decoded(text)
        if self.language in found:
            steps = found[self.language].steps
            held = self._now.step
            step = held or (steps[0].id if steps else "")
            self._before.append(self._now)
            self._now = replace(self._now, playbooks=found, step=step)
            self._tell()
