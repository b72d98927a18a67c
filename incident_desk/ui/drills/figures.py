"""The figures of a score sheet that came out alike, and what stands behind them line by line."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.score_sheet import (
    PRACTISE,
    UNJUDGED,
    WELL,
    Decisions,
    Promise,
    Sheet,
    StepLine,
)
from incident_desk.domain.score_words import Told, after
from incident_desk.domain.spans import clock_time
from incident_desk.ui.context import Context
from incident_desk.ui.parts import empty, plain_label
from incident_desk.ui.section import Section
from incident_desk.ui.theme import SPACE

_TONES = {WELL: "good", PRACTISE: "warning", UNJUDGED: ""}


class Figures(Section):
    """Hidden while there is none of them."""

    def __init__(self, context: Context, outcome: str, parent: QWidget | None = None) -> None:
        super().__init__(context.texts(f"score.summary_{outcome}"), parent)
        self._context = context
        self._outcome = outcome
        self._rows = _rows(self)

    def show_figures(self, told: Sequence[Told], *, over: bool) -> None:
        """While the drill runs, what its facts cannot judge is only not there yet."""
        empty(self._rows)
        self.setVisible(bool(told))
        not_yet = self._outcome == UNJUDGED and not over
        key = "score.summary_not_yet" if not_yet else f"score.summary_{self._outcome}"
        self.heading.setText(self._context.texts(key))
        for one in told:
            self._add(one)

    def _add(self, one: Told) -> None:
        texts = self._context.texts
        line = texts("score.figure", title=one.title, happened=one.happened)
        expected = texts("score.expected", expected=one.expected)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        figure.addWidget(plain_label(line, _TONES[self._outcome]))
        figure.addWidget(plain_label(expected, "muted", "small"))
        if one.advice:
            figure.addWidget(plain_label(one.advice))
        self._rows.addLayout(figure)


class Behind(Section):
    """The critical steps, the promises and the decisions, each on a line of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.texts("score.behind"), parent)
        self._context = context
        self._rows = _rows(self)

    def show_sheet(self, sheet: Sheet) -> None:
        empty(self._rows)
        self._add("score.steps", (self._step(line) for line in sheet.steps.lines))
        self._add("score.promises", (self._promise(one) for one in sheet.promises.made))
        self._add("score.decisions", self._decided(sheet.decisions))
        self._add("score.wanted", sheet.decisions.told)

    def _add(self, title: str, lines: Iterable[str]) -> None:
        told = [plain_label(line) for line in lines]
        if not told:
            return
        part = QVBoxLayout()
        part.setSpacing(2)
        part.addWidget(plain_label(self._context.texts(title), "muted", "small"))
        for label in told:
            part.addWidget(label)
        self._rows.addLayout(part)

    def _step(self, line: StepLine) -> str:
        texts = self._context.texts
        told = [texts(f"score.step_{line.state}")]
        if line.done_after is not None:
            told.append(texts("score.after", time=after(line.done_after, texts)))
        if line.out_of_order:
            told.append(texts("score.moved").lower())
        return f"{line.text} {', '.join(told)}"

    def _promise(self, one: Promise) -> str:
        texts = self._context.texts
        return texts(
            "score.promise_line",
            audience=texts(f"audience.{one.audience}"),
            promised=self._at(one.promised_at),
            told=self._at(one.told_at) if one.told_at else "–",
            kept=texts(f"score.kept_{one.kept}".lower()),
        )

    def _decided(self, decisions: Decisions) -> Iterable[str]:
        for fact in decisions.logged:
            yield f"{self._at(fact.happened_at)}  {getattr(fact.body, 'text', '')}"

    def _at(self, moment: datetime) -> str:
        context = self._context
        return clock_time(moment, context.now, context.zone, context.texts)


def _rows(section: Section) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(SPACE)
    section.column.addLayout(rows)
    return rows
