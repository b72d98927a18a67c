"""Conditions of steps in plain words: what they ask for, and the answers it can have."""

from collections.abc import Iterable

from incident_desk.domain import situation
from incident_desk.domain.conditions import KNOWN, SEVERITY
from incident_desk.domain.playbook import Condition
from incident_desk.domain.severity import UNKNOWN, Model
from incident_desk.errors import InputError
from incident_desk.i18n import Texts


def subject(about: str, model: Model, texts: Texts) -> str:
    """'Severity', 'Cause', or the name of a question."""
    if about == SEVERITY:
        return texts("condition.severity")
    if about in situation.KNOWN:
        return texts(f"situation.{about}")
    try:
        return model.question(about).name[texts.language]
    except InputError:  # the model has changed since the playbook was written
        return about


def answer(about: str, value: str, model: Model, texts: Texts) -> str:
    if about == SEVERITY:
        return texts(f"severity.{value}")
    if about in situation.KNOWN and value in (KNOWN, UNKNOWN):
        return texts(f"condition.{value}")
    try:
        return model.question(about).answer(value).text[texts.language]
    except InputError:
        return value


def in_words(condition: Condition, model: Model, texts: Texts) -> str:
    """'Only if Data: It is possible, or It is certain'."""
    values = (answer(condition.about, value, model, texts) for value in condition.values)
    what = subject(condition.about, model, texts)
    return texts("pbedit.only_if", what=what, values=texts("pbedit.or").join(values))


def all_in_words(conditions: Iterable[Condition], model: Model, texts: Texts) -> str:
    return " · ".join(in_words(one, model, texts) for one in conditions)
