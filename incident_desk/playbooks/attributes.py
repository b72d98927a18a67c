"""What stands in braces behind a step: `{#call role=liaison critical minutes=10}`."""

import re
import shlex
from dataclasses import replace

from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import ROLES, Step
from incident_desk.errors import InputError
from incident_desk.playbooks import conditions, front

_STEP = re.compile(r"(?P<text>.*?)\s*\{#(?P<attributes>[^{}]*)\}", re.DOTALL)
_MINUTES = re.compile(r"[1-9][0-9]{0,5}")


def read(content: str, place: int, name: str, line: int, words: Vocabulary) -> Step:
    """The step in a paragraph. Raises InputError for an attribute that no step can have."""
    found = _STEP.fullmatch(content.strip())
    text, attributes = (found["text"], found["attributes"]) if found else (content, f"step-{place}")
    text = " ".join(part.strip() for part in text.split("\n")).strip()
    if not text:
        raise InputError("playbooks.step_empty", file=name, line=line)
    try:
        split = shlex.split(attributes)
    except ValueError:
        split = [attributes]
    step_id = split[0] if split else ""
    if not front.is_id(step_id):
        raise InputError("playbooks.id_wrong", file=name, line=line, detail="#", value=step_id[:60])
    step = Step(step_id, text)
    for word in split[1:]:
        step = _with(step, word, name, line, words)
    return step


def write(step: Step) -> str:
    """With its braces."""
    attributes = [f"#{step.id}"]
    if step.role:
        attributes.append(f"role={step.role}")
    if step.critical:
        attributes.append("critical")
    if step.minutes is not None:
        attributes.append(f"minutes={step.minutes}")
    if step.phone:
        attributes.append(f"phone={shlex.quote(step.phone)}")
    attributes += [f"if={conditions.write(condition)}" for condition in step.conditions]
    return f"{{{' '.join(attributes)}}}"


def _with(step: Step, word: str, name: str, line: int, words: Vocabulary) -> Step:
    match word.partition("="):
        case "critical", "", "":
            return replace(step, critical=True)
        case "role", "=", value if value in ROLES:
            return replace(step, role=value)
        case "minutes", "=", value if _MINUTES.fullmatch(value):
            return replace(step, minutes=int(value))
        case "phone", "=", value if value:
            return replace(step, phone=value)
        case "if", "=", value if value:
            condition = conditions.read(value)
            conditions.check(condition, words, name, line)
            return replace(step, conditions=(*step.conditions, condition))
    raise InputError("playbooks.attribute_wrong", file=name, line=line, attribute=word[:60])
