"""The same step in the other language, and where the two playbooks are not alike."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.domain import drafting
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.i18n import LANGUAGES, Texts
from incident_desk.ui.context import Context
from incident_desk.ui.parts import button, plain_label
from incident_desk.ui.playbooks.draft import Draft
from incident_desk.ui.playbooks.fields import Paragraph, fill, labelled, prose
from incident_desk.ui.theme import SPACE


def other_of(draft: Draft) -> str:
    return next(name for name in LANGUAGES if name != draft.language)


def marks(draft: Draft, texts: Texts) -> dict[str, str]:
    """By the id of a step: that it is missing in the other language, or in what it differs."""
    language = other_of(draft)
    other = draft.playbooks.get(language)
    if other is None:
        return {}
    known = {step.id: step for step in other.steps}
    found = {}
    for step in draft.playbook.steps:
        if step.id not in known:
            found[step.id] = texts("pbedit.missing", language=texts(f"pbedit.in_{language}"))
        elif told := differing(step, known[step.id], texts):
            found[step.id] = texts(
                "pbedit.differs", language=texts(f"pbedit.in_{language}"), what=told
            )
    return found


def differing(one: Step, other: Step, texts: Texts) -> str:
    return ", ".join(texts(f"pbedit.shape_{name}") for name in drafting.differs(one, other))


class OtherLanguage(QWidget):
    """The words of the chosen step there, to be typed beside those here."""

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._draft = draft
        texts = context.texts
        self._told = plain_label("")
        self._told.setObjectName("other_told")
        self._begin = button("", self._on_begin_clicked)
        self._begin.setObjectName("other_begin")
        self._copy = button("", self._on_copy_clicked)
        self._copy.setObjectName("other_copy")
        self.title = Paragraph("other_title", texts("pbedit.title"), 1)
        self.text = Paragraph("other_text", texts("pbedit.step_text"))
        self.detail = QPlainTextEdit()
        prose(self.detail, "other_detail", texts("pbedit.detail"), 6)
        self._title_field, self._fields = QWidget(), QWidget()
        policy = QSizePolicy.Policy
        self._title_field.setSizePolicy(policy.Preferred, policy.Maximum)
        self._summary = plain_label("", "muted")
        self._summary.setObjectName("other_summary")
        self._lay_out()
        self.title.textChanged.connect(self._on_title_changed)
        self.text.textChanged.connect(self._on_text_changed)
        self.detail.textChanged.connect(self._on_detail_changed)
        draft.changed.connect(self.read)
        draft.moved.connect(self.read)
        self.read()

    @property
    def _other(self) -> Playbook | None:
        return self._draft.playbooks.get(other_of(self._draft))

    @property
    def _step(self) -> Step | None:
        """The chosen step as it is in the other language."""
        held, other = self._draft.step, self._other
        if held is None or other is None:
            return None
        return next((step for step in other.steps if step.id == held.id), None)

    def read(self) -> None:
        texts, other, here, there = self._context.texts, self._other, self._draft.step, self._step
        language = texts(f"pbedit.in_{other_of(self._draft)}")
        self._begin.setVisible(other is None)
        self._begin.setText(texts("pbedit.begin_other", language=language))
        self._title_field.setVisible(other is not None)
        self._fields.setVisible(there is not None)
        fill(self.title, other.title if other else "")
        if there:
            fill(self.text, there.text)
            fill(self.detail, there.detail)
        told = self._tell(other, here, there, language)
        self._told.setText(told)
        unlike = here is not None and (there is None or bool(drafting.differs(here, there)))
        self._copy.setVisible(other is not None and unlike)
        key = "pbedit.copy_details" if there else "pbedit.copy_step"
        self._copy.setText(texts(key, language=language))
        self._summarise(other, language)

    def _tell(
        self, other: Playbook | None, here: Step | None, there: Step | None, language: str
    ) -> str:
        texts = self._context.texts
        if other is None:
            return texts("pbedit.no_other", language=language)
        if here is None:
            return ""
        if there is None:
            return texts("pbedit.missing", language=language)
        told = differing(here, there, texts)
        if not told:
            return texts("pbedit.alike", language=language)
        return texts("pbedit.differs", language=language, what=told)

    def _summarise(self, other: Playbook | None, language: str) -> None:
        texts = self._context.texts
        if other is None:
            self._summary.setText("")
            return
        here = {step.id: step for step in self._draft.playbook.steps}
        there = {step.id: step for step in other.steps}
        only_there = [step.text for name, step in there.items() if name not in here]
        missing = sum(name not in there for name in here)
        unlike = sum(
            bool(drafting.differs(step, there[name]))
            for name, step in here.items()
            if name in there
        )
        told = texts(
            "pbedit.compared", missing=missing, unlike=unlike, extra=len(only_there),
            language=language,
        )  # fmt: skip
        self._summary.setText("\n".join((told, *(f"+ {text}" for text in only_there))))

    def _lay_out(self) -> None:
        texts = self._context.texts
        for holder, parts in (
            (self._title_field, (("title", self.title),)),
            (self._fields, (("step_text", self.text), ("detail", self.detail))),
        ):
            inner = QVBoxLayout(holder)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(SPACE // 2)
            for key, field in parts:
                labelled(inner, texts(f"pbedit.{key}"), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._title_field)
        column.addWidget(self._told)
        for made in (self._begin, self._copy):
            row = QHBoxLayout()
            row.addWidget(made)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self._fields, 8)
        column.addWidget(self._summary)
        column.addStretch(1)

    def _change_there(self, key: str, **values: object) -> None:
        other, there = self._other, self._step
        if other is None or there is None:
            return
        new = replace(there, **values)  # type: ignore[arg-type]
        steps = tuple(new if step.id == there.id else step for step in other.steps)
        self._put(replace(other, steps=steps), f"{there.id}.{key}")

    def _put(self, playbook: Playbook, key: str = "") -> None:
        told = f"{playbook.language}.{key}" if key else ""
        self._draft.change(playbook, told, language=playbook.language)

    def _on_begin_clicked(self) -> None:
        """All of it, so that nothing is missing; its words are then told again."""
        self._put(replace(self._draft.playbook, language=other_of(self._draft), version=1))
        self.title.setFocus()

    def _on_copy_clicked(self) -> None:
        other, here = self._other, self._draft.step
        if other and here:
            steps = drafting.copied(other.steps, here, self._draft.playbook.steps)
            self._put(replace(other, steps=steps))
            self.text.setFocus()

    def _on_title_changed(self) -> None:
        if other := self._other:
            told = self.title.toPlainText().replace("\n", " ")
            self._put(replace(other, title=told), "head.title")

    def _on_text_changed(self) -> None:
        self._change_there("text", text=self.text.toPlainText().replace("\n", " "))

    def _on_detail_changed(self) -> None:
        self._change_there("detail", detail=self.detail.toPlainText())
