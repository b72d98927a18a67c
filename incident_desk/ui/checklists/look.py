"""What the Checklists tab shows of one list: its steps as rows, and how far it is."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from incident_desk.domain import at_work, conditions
from incident_desk.domain.at_work import Standing
from incident_desk.domain.checklist import Checklist
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Step
from incident_desk.ui.context import Context


@dataclass(frozen=True, slots=True)
class Row:
    """A step in the words that are shown, and why it is here, or is not."""

    standing: Standing
    text: str
    why: str = ""
    note: str = ""

    @property
    def step(self) -> Step:
        return self.standing.step

    @property
    def state(self) -> str:
        return self.standing.state


@dataclass(frozen=True, slots=True)
class Shown:
    """A list as it stands now. `other` is the language in which it can be shown as well."""

    checklist: Checklist
    rows: tuple[Row, ...]
    settled: int
    total: int
    next: Row | None
    language: str
    other: str = ""

    @property
    def is_translated(self) -> bool:
        return self.language != self.checklist.language

    @property
    def hidden(self) -> int:
        return len(self.rows) - self.total

    def row(self, step_id: str) -> Row | None:
        return next((row for row in self.rows if row.step.id == step_id), None)


def look(
    context: Context,
    incident: Incident,
    checklist: Checklist,
    words: Mapping[str, Step],
    other: str,
) -> Shown:
    """`words` are the steps in another language, by their ids, where they are to be shown in it."""
    found = at_work.standings(checklist, conditions.given(incident))
    rows = tuple(_row(context, checklist, one, words) for one in found)
    settled, total = at_work.progress(found)
    following = None if checklist.finished else at_work.next_step(found)
    first = next((row for row in rows if following and row.step.id == following.step.id), None)
    language = other if words else checklist.language
    return Shown(checklist, rows, settled, total, first, language, other)


def bare(text: str) -> str:
    """Without capitals and accents, as it is looked for."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _row(
    context: Context, checklist: Checklist, standing: Standing, words: Mapping[str, Step]
) -> Row:
    step_id = standing.step.id
    notes = checklist.notes.get(step_id, ())
    told = words.get(step_id)
    if told:
        standing = replace(
            standing, step=replace(standing.step, text=told.text, detail=told.detail)
        )
    text = _plain(standing.step.text)
    return Row(standing, text, _why(context, standing), notes[-1].text if notes else "")


def _plain(text: str) -> str:
    """Few steps hold a link, and the reader of Markdown is slow for a thousand of them."""
    if "](" not in text:
        return text
    from incident_desk.playbooks.detail import plain

    return plain(text)


def _why(context: Context, standing: Standing) -> str:
    if not standing.reasons:
        return ""
    texts, model = context.texts, context.desk.model
    if standing.appeared:
        held = [one for one in standing.reasons if one.state == conditions.HOLDS]
        told = conditions.reasons_in_words(model, held, texts, "checklists.appeared")
    else:
        told = conditions.reasons_in_words(model, standing.reasons, texts)
    return " · ".join(told)
