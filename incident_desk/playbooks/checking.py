"""What keeps a playbook that is being written from being kept as a file, told by its step."""

from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import RuleError
from incident_desk.playbooks import front, markdown
from incident_desk.playbooks.steps import MOST_STEPS


@dataclass(frozen=True, slots=True)
class Mistake:
    """`step` is the id of the step at fault; empty where it is something above the steps."""

    error: RuleError
    step: str = ""


def mistake(playbook: Playbook) -> Mistake | None:
    """The first one; None for a playbook that can be kept."""
    if not playbook.title.strip():
        return Mistake(RuleError("pbcheck.no_title"))
    if not front.is_id(playbook.id):
        return Mistake(RuleError("pbcheck.id_wrong", id=playbook.id))
    if not playbook.steps:
        return Mistake(RuleError("pbcheck.no_steps"))
    if len(playbook.steps) > MOST_STEPS:
        return Mistake(RuleError("pbcheck.too_many", most=MOST_STEPS))
    for number, step in enumerate(playbook.steps, 1):
        if error := _of_step(playbook, step, number):
            return Mistake(error, step.id)
    try:
        markdown.write(playbook)
    except RuleError as error:
        return Mistake(error)
    return None


def tidy(playbook: Playbook) -> Playbook:
    """Without the blanks and blank lines at the edges that typing leaves and no file keeps."""
    steps = (
        replace(
            step,
            text=" ".join(step.text.split()),
            detail="\n".join(
                line.rstrip() for line in step.detail.strip("\n").split("\n")
            ).rstrip(),
            phone=step.phone.strip(),
        )
        for step in playbook.steps
    )
    return replace(
        playbook,
        title=playbook.title.strip(),
        about=playbook.about.strip(),
        steps=tuple(steps),
    )


def _tidied(detail: str) -> str:
    lines = (line if line.strip() else "" for line in detail.rstrip().split("\n"))
    return "\n".join(lines).strip("\n")


def _of_step(playbook: Playbook, step: Step, number: int) -> RuleError | None:
    if not step.text.strip():
        return RuleError("pbcheck.step_empty", number=number)
    if playbook.roles and step.role and step.role not in playbook.roles:
        return RuleError("pbcheck.role", number=number, text=step.text)
    if not _written(replace(step, detail="", under="")):
        return RuleError("pbcheck.text", number=number, text=step.text)
    if not _written(replace(step, under="")):
        return RuleError("pbcheck.detail", number=number, text=step.text)
    return None


def _written(step: Step) -> bool:
    """Whether it reads back as it is, with a part behind it."""
    part = Step("part-of-it", "Part", under=step.id)
    try:
        markdown.write(Playbook("a", "a", 1, "en", (step, part)))
    except RuleError:
        return False
    return True
