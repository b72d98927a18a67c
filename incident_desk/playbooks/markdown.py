"""Playbooks as Markdown: front matter in YAML, then a list of steps.

    - [ ] Read the minutes left on the batteries. {#battery role=operations critical minutes=5}

      A detail, in as many paragraphs as it needs.

      - [ ] A part of this step.

A step begins with a box, or with a number. What stands in braces at its end is its id and, if any,
its attributes; a step without it is named after its place. Nothing but steps may stand below the
front matter, so that no line of a playbook is lost unnoticed. `docs/playbooks.md` tells all of it.
"""

from dataclasses import replace
from typing import Never

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import Playbook
from incident_desk.errors import InputError, RuleError
from incident_desk.playbooks import conditions, files, front, steps

# What stands inside a line is for those who show it; and a link's address is a line of its own.
_PARSER = (
    MarkdownIt("commonmark").use(front_matter_plugin).disable(["inline", "text_join", "reference"])
)


def read(text: str, name: str, vocabulary: Vocabulary | None = None) -> Playbook:
    """The playbook in `text`. Raises InputError with the file `name`, the line and the reason.

    `vocabulary` is what its conditions may ask for; by default, the built-in severity model.
    """
    words = conditions.built_in() if vocabulary is None else vocabulary
    lines = files.lines(text, name)
    tokens = _PARSER.parse("\n".join(lines))
    if not tokens or tokens[0].type != "front_matter":
        raise InputError("playbooks.no_front_matter", file=name, line=1)
    facts = front.read(tokens[0].content, name, words)
    reader = steps.Reader(name, lines, words, facts.get("roles", ()))
    return Playbook(**facts, steps=reader.read(SyntaxTreeNode(tokens[1:]).children))


def write(playbook: Playbook) -> str:
    """The playbook as Markdown; `read` gives back an equal one.

    Raises RuleError, naming the step, where that cannot be: a detail that holds boxes, say.
    """
    head = f"---\n{front.write(playbook)}---\n"
    parts = steps.write(playbook.steps)
    text = "\n".join((head, *parts))
    try:
        proven = read(text, "", _words(playbook))
    except InputError as error:
        _refuse(playbook, _place(int(str(error.values["line"])), (head, *parts)))
    if replace(proven, steps=()) != replace(playbook, steps=()):
        _refuse(playbook, 0)
    for place, step in enumerate(playbook.steps, 1):
        if proven.steps[place - 1 : place] != (step,):
            _refuse(playbook, place)
    return text


def _words(playbook: Playbook) -> Vocabulary:
    """What its own conditions ask for: whether it is ever answered is not for the writer to say."""
    words: dict[str, tuple[str, ...]] = {}
    of_steps = (one for step in playbook.steps for one in step.conditions)
    for one in (*playbook.when, *playbook.always, *of_steps):
        words[one.about] = (*words.get(one.about, ()), *one.values)
    return words


def _place(line: int, parts: tuple[str, ...]) -> int:
    """The number of the step that this line is written in; 0 is the front matter."""
    last = 0
    for place, part in enumerate(parts):
        last += part.count("\n") + 1
        if line <= last:
            return place
    return len(parts) - 1


def _refuse(playbook: Playbook, place: int) -> Never:
    if place == 0:
        raise RuleError("playbooks.unwritable_front")
    raise RuleError("playbooks.unwritable", step=playbook.steps[place - 1].text)
