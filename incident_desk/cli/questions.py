"""The severity questions at a terminal."""

import sys

import click

from incident_desk.cli.plain import say, say_json
from incident_desk.domain.severity import Answer, Model, Question
from incident_desk.i18n import Texts


def at_terminal() -> bool:
    return sys.stdin.isatty()


def ask(model: Model, texts: Texts) -> dict[str, str]:
    """One question after the other; nothing typed is 'not known'."""
    given = {}
    for question in model.questions:
        say(f"\n{question.text[texts.language]}\n{question.why[texts.language]}")
        keys = {str(key): answer for key, answer in enumerate(question.known, 1)}
        keys["0"] = question.unknown
        for key, answer in keys.items():
            say(f"  {key}  {answer.text[texts.language]}")
        given[question.id] = _choice(keys, texts).value
    return given


def say_all(model: Model, texts: Texts, *, as_json: bool) -> None:
    """Every question and the words of its answers, as --answers takes them."""
    if as_json:
        say_json({"questions": [_data(question, texts) for question in model.questions]})
        return
    for question in model.questions:
        say(f"{question.id}: {question.text[texts.language]}")
        for answer in question.answers:
            say(f"  {question.id}={answer.value}  {answer.text[texts.language]}")


def _choice(keys: dict[str, Answer], texts: Texts) -> Answer:
    while True:
        typed = click.prompt("", default="0", show_default=False, prompt_suffix="> ")
        if typed.strip() in keys:
            return keys[typed.strip()]
        say(texts("cli.assess.choose", most=len(keys) - 1))


def _data(question: Question, texts: Texts) -> dict[str, object]:
    language = texts.language
    return {
        "id": question.id,
        "text": question.text[language],
        "answers": {answer.value: answer.text[language] for answer in question.answers},
    }
