"""Playbooks as Markdown: front matter in YAML, then a task list of steps.

    - [ ] Read the minutes left on the batteries. {#battery role=operations critical minutes=5}

      A detail, in as many paragraphs as it needs.

What stands in braces at the end of a step is its id and, if any, its attributes; a step without it
is named after its place. Nothing but steps may stand below the front matter, so that no line of a
playbook is lost unnoticed.
"""

import re
import shlex
from collections.abc import Iterator
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from incident_desk.domain.playbook import ROLES, Playbook, Step
from incident_desk.errors import InputError
from incident_desk.playbooks import front

_PARSER = MarkdownIt("commonmark").use(front_matter_plugin).use(tasklists_plugin)
_LINE_END = re.compile(r"\r\n?")
_STEP = re.compile(r"(?P<text>.*?)\s*\{#(?P<attributes>[^{}]*)\}", re.DOTALL)
_MINUTES = re.compile(r"[1-9][0-9]{0,5}")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def read(text: str, name: str) -> Playbook:
    """The playbook in `text`. Raises InputError with the file `name`, the line and the reason."""
    lines = _LINE_END.sub("\n", text).split("\n")
    tokens = _PARSER.parse("\n".join(lines))
    if not tokens or tokens[0].type != "front_matter":
        raise InputError("playbooks.no_front_matter", file=name, line=1)
    facts = front.read(tokens[0].content, name)
    return Playbook(**facts, steps=_steps(tokens[1:], lines, name))


def write(playbook: Playbook) -> str:
    """The playbook as Markdown; `read` gives back an equal one."""
    steps = "\n".join(_step_lines(step) for step in playbook.steps)
    return f"---\n{front.write(playbook)}---\n\n{steps}"


def _steps(tokens: list[Token], lines: list[str], name: str) -> tuple[Step, ...]:
    steps: dict[str, Step] = {}
    for start, end, paragraph in _items(tokens, name):
        detail = "\n".join(lines[_end(paragraph) : end])
        step = _step(paragraph.content, detail, len(steps) + 1, name, start + 1)
        if step.id in steps:
            raise InputError("playbooks.same_step", file=name, line=start + 1, step=step.id)
        steps[step.id] = step
    if not steps:
        raise InputError("playbooks.no_steps", file=name, line=len(lines))
    return tuple(steps.values())


def _items(tokens: list[Token], name: str) -> Iterator[tuple[int, int, Token]]:
    """First line, line after the last, and opening paragraph of each item of the task lists."""
    for place, token in enumerate(tokens):
        if token.level == 0 and token.type not in ("bullet_list_open", "bullet_list_close"):
            raise InputError("playbooks.not_a_step", file=name, line=_start(token) + 1)
        if token.level == 1 and token.type == "list_item_open":
            if "task-list-item" not in str(token.attrGet("class")):
                raise InputError("playbooks.not_a_step", file=name, line=_start(token) + 1)
            yield _start(token), _end(token), tokens[place + 2]


def _step(content: str, detail: str, place: int, name: str, line: int) -> Step:
    found = _STEP.fullmatch(content.strip())
    text, attributes = (found["text"], found["attributes"]) if found else (content, f"step-{place}")
    text = " ".join(part.strip() for part in text.split("\n")).strip()
    if not text:
        raise InputError("playbooks.step_empty", file=name, line=line)
    try:
        words = shlex.split(attributes)
    except ValueError:
        words = [attributes]
    step_id = words[0] if words else ""
    if not _ID.fullmatch(step_id):
        raise InputError("playbooks.attribute_wrong", file=name, line=line, attribute=f"#{step_id}")
    step = Step(step_id, text, dedent(detail).strip())
    return _with_attributes(step, words[1:], name, line)


def _with_attributes(step: Step, words: list[str], name: str, line: int) -> Step:
    role, critical, minutes, phone = "", False, None, ""
    for word in words:
        match word.partition("="):
            case "critical", "", "":
                critical = True
            case "role", "=", value if value in ROLES:
                role = value
            case "minutes", "=", value if _MINUTES.fullmatch(value):
                minutes = int(value)
            case "phone", "=", value if value:
                phone = value
            case _:
                raise InputError("playbooks.attribute_wrong", file=name, line=line, attribute=word)
    return Step(step.id, step.text, step.detail, role, critical, minutes, phone)


def _step_lines(step: Step) -> str:
    attributes = [f"#{step.id}"]
    if step.role:
        attributes.append(f"role={step.role}")
    if step.critical:
        attributes.append("critical")
    if step.minutes is not None:
        attributes.append(f"minutes={step.minutes}")
    if step.phone:
        attributes.append(f"phone={shlex.quote(step.phone)}")
    head = f"- [ ] {step.text} {{{' '.join(attributes)}}}\n"
    detail = "".join(f"  {line}\n" if line else "\n" for line in step.detail.split("\n"))
    return f"{head}\n{detail}" if step.detail else head


def _start(token: Token) -> int:
    return token.map[0] if token.map else 0


def _end(token: Token) -> int:
    return token.map[1] if token.map else 0
