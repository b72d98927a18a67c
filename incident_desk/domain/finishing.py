"""Finishing a checklist: its critical steps are not passed over in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incident_desk.domain import checklist as rules
from incident_desk.domain.at_work import Standing, standings
from incident_desk.domain.checklist import DONE, SET_ASIDE, Checklist
from incident_desk.domain.checklist_facts import ChecklistFinished, ChecklistReopened
from incident_desk.domain.conditions import Given
from incident_desk.domain.fact import Body
from incident_desk.errors import RuleError

LEFT = "left"
CHOICES = (DONE, SET_ASIDE, LEFT)
_NAMED = 60  # characters of a step


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of an open critical step: one of CHOICES. All but DONE need a reason."""

    choice: str
    reason: str = ""


def asked(checklist: Checklist, given: Given) -> tuple[Standing, ...]:
    """The critical steps that somebody must answer for before the list can be finished."""
    return tuple(one for one in standings(checklist, given) if one.is_critical_and_open)


def finish(checklist: Checklist, given: Given, answers: Mapping[str, Answer]) -> tuple[Body, ...]:
    """The list is finished, with what became of each open critical step.

    An answer for a step that is settled by now is not needed any more. Raises RuleError where an
    answer or its reason is missing. A list that is finished already gives no fact.
    """
    if checklist.finished:
        return ()
    left: dict[str, str] = {}
    bodies: list[Body] = []
    for one in asked(checklist, given):
        answer = answers.get(one.step.id)
        _check(one, answer)
        if answer and answer.choice == LEFT:
            left[one.step.id] = answer.reason.strip()
        elif answer:
            bodies += _settled(checklist, one.step.id, answer)
    return (*bodies, ChecklistFinished(checklist.id, left))


def reopen(checklist: Checklist) -> tuple[Body, ...]:
    """Use it again. One that is in use gives no fact."""
    return (ChecklistReopened(checklist.id),) if checklist.finished else ()


def _check(one: Standing, answer: Answer | None) -> None:
    name = {"step": one.step.text[:_NAMED]}
    if answer is None or answer.choice not in CHOICES:
        raise RuleError("checklist.critical_open", **name)
    if answer.choice != DONE and not answer.reason.strip():
        raise RuleError("checklist.critical_reason_needed", **name)


def _settled(checklist: Checklist, step_id: str, answer: Answer) -> Iterator[Body]:
    if answer.choice == DONE:
        yield from rules.tick(checklist, step_id)
    else:
        yield from rules.set_aside(checklist, step_id, answer.reason)
