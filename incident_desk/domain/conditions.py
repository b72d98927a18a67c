"""Which steps of a playbook apply to an incident, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from incident_desk.domain import situation
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import Condition, Step
from incident_desk.domain.severity import LEVELS, UNKNOWN, Model
from incident_desk.errors import InputError
from incident_desk.i18n import Texts

KNOWN = "known"
SEVERITY = "severity"
HOLDS, OPEN, FAILS = "holds", "open", "fails"

Vocabulary = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an incident, as far as conditions ask for it."""

    answers: Mapping[str, str] = field(default_factory=dict)
    situation: Mapping[str, str] = field(default_factory=dict)
    severity: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """How one condition stands: `state` is HOLDS, FAILS, or OPEN while nobody knows."""

    about: str
    value: str
    state: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a step applies. While a condition is open it does: not known never means fine."""

    step: Step
    applies: bool
    reasons: tuple[Reason, ...] = ()


def vocabulary(*models: Model) -> Vocabulary:
    """All that conditions can ask for, and the values it can have."""
    asked: dict[str, tuple[str, ...]] = {SEVERITY: tuple(str(level) for level in LEVELS)}
    asked.update(dict.fromkeys(situation.KNOWN, (KNOWN, UNKNOWN)))
    for model in models:
        for question in model.questions:
            values = (answer.value for answer in question.answers)
            asked[question.id] = tuple(dict.fromkeys((*asked.get(question.id, ()), *values)))
    return asked


def given(incident: Incident) -> Given:
    """What this incident's last assessment and its situation tell."""
    answers = incident.assessments[-1].answers if incident.assessments else {}
    known = {name: held.value for name, held in incident.situation.items()}
    return Given(answers, known, incident.severity)


def verdicts(steps: Iterable[Step], given: Given) -> tuple[Verdict, ...]:
    """One for each step, in their order. A part of a step that does not apply does not either."""
    found: dict[str, Verdict] = {}
    for step in steps:
        above = found.get(step.under)
        if above and not above.applies:
            found[step.id] = Verdict(step, applies=False, reasons=above.reasons)
        else:
            found[step.id] = _verdict(step, given)
    return tuple(found.values())


def reason(condition: Condition, given: Given) -> Reason:
    """How this condition stands."""
    about = condition.about
    value = _value(about, given)
    if value in condition.values:
        return Reason(about, value, HOLDS)
    is_open = value == UNKNOWN and about not in situation.KNOWN
    return Reason(about, value, OPEN if is_open else FAILS)


def reasons_in_words(
    model: Model, reasons: Iterable[Reason], texts: Texts, key: str = ""
) -> tuple[str, ...]:
    """A sentence for each: 'Here because Data: It is possible'. `key` is of another sentence."""
    return tuple(
        texts(
            key or f"condition.{reason.state}",
            what=_subject(model, reason.about, texts),
            value=_told(model, reason, texts),
        )
        for reason in reasons
    )


def asked_in_words(model: Model, conditions: Iterable[Condition], texts: Texts) -> tuple[str, ...]:
    """A sentence for each: 'Only if Data: It is possible / Yes'; or what it must not be, if fewer.

    A condition that always holds is not told.
    """
    return tuple(filter(None, (_asked(model, condition, texts) for condition in conditions)))


def _asked(model: Model, condition: Condition, texts: Texts) -> str:
    about, values = condition.about, condition.values
    others = tuple(value for value in vocabulary(model).get(about, ()) if value not in values)
    key, told = "paper.only_if", values
    if len(others) < len(values) and set(values) <= set(vocabulary(model).get(about, ())):
        key, told = "paper.unless", others
    words = " / ".join(_told(model, Reason(about, value, HOLDS), texts) for value in told)
    return texts(key, what=_subject(model, about, texts), values=words) if told else ""


def _verdict(step: Step, given: Given) -> Verdict:
    reasons = [reason(condition, given) for condition in step.conditions]
    failing = tuple(one for one in reasons if one.state == FAILS)
    return Verdict(step, not failing, failing or tuple(reasons))


def _value(about: str, given: Given) -> str:
    """What is asked; UNKNOWN when nobody has answered it."""
    if about == SEVERITY:
        return str(given.severity) if given.severity else UNKNOWN
    if about in situation.KNOWN:
        return KNOWN if given.situation.get(about, "").strip() else UNKNOWN
    return given.answers.get(about, UNKNOWN)


def _subject(model: Model, about: str, texts: Texts) -> str:
    if about == SEVERITY:
        return texts("condition.severity")
    if about in situation.KNOWN:
        return texts(f"situation.{about}")
    try:
        return model.question(about).name[texts.language]
    except InputError:  # the model has changed since the playbook was written
        return about


def _told(model: Model, reason: Reason, texts: Texts) -> str:
    if reason.value in (KNOWN, UNKNOWN):
        return texts(f"condition.{reason.value}")
    if reason.about == SEVERITY:
        return texts(f"severity.{reason.value}")
    try:
        return model.question(reason.about).answer(reason.value).text[texts.language]
    except InputError:
        return reason.value
