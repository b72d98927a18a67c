"""Assess the severity, by answers given at once or one after the other."""

import click

from incident_desk.cli import questions
from incident_desk.cli.group import BAD_INPUT
from incident_desk.cli.options import WORDS, as_json, pass_session
from incident_desk.cli.plain import say, say_json
from incident_desk.cli.session import Session
from incident_desk.desk.in_force import model_in_force
from incident_desk.domain.assessment import Assessment
from incident_desk.domain.assessment import assess as judge
from incident_desk.domain.assessment_words import (
    arithmetic_in_words,
    ask_next_in_words,
    range_in_words,
    reasons_in_words,
    why_in_words,
)
from incident_desk.domain.severity import Model
from incident_desk.errors import InputError
from incident_desk.i18n import Texts


@click.command()
@click.argument("reference", metavar="[REF]", required=False)
@click.option(
    "--answers",
    metavar="Q=A,...",
    type=WORDS,
    help="For example safety=no,data=no,degree=down. What is left out is not known.",
)
@as_json
@pass_session
def assess(session: Session, reference: str | None, answers: str | None, as_json: bool) -> None:
    """Assess the severity, keep it in the incident REF, and tell why.

    Without REF it only tells, and no incident is touched. Without --answers the questions are
    asked at the terminal; with none, they are listed.
    """
    if reference is None:
        model, problem = model_in_force(session.folder)
        given = _answers(session, model, answers, as_json=as_json)
    else:
        with session.desk() as desk:
            incident_id, model, problem = (
                desk.incident_id(reference),
                desk.model,
                desk.model_problem,
            )
            given = _answers(session, model, answers, as_json=as_json)
            runs = desk.incident(incident_id).assessments
            before = runs[-1].answers if runs else None
            why = why_in_words(model, judge(model, given), before, session.texts)
            desk.assess(incident_id, model, given, why)
    if problem:
        reason = problem.told(session.texts)
        click.echo(session.texts("severity.file.not_in_force", reason=reason), err=True)
    result = judge(model, given)
    if as_json:
        named = {"reference": reference.strip().upper()} if reference else {}
        say_json({**named, **result.as_data()})
    else:
        _say(result, model, session.texts)


def _answers(
    session: Session, model: Model, answers: str | None, *, as_json: bool
) -> dict[str, str]:
    if answers is not None:
        return _given(answers, model)
    if questions.at_terminal():
        return questions.ask(model, session.texts)
    questions.say_all(model, session.texts, as_json=as_json)
    click.echo(session.texts("cli.assess.answers_needed"), err=True)
    raise click.exceptions.Exit(BAD_INPUT)


def _given(answers: str, model: Model) -> dict[str, str]:
    given = {}
    for pair in filter(None, (part.strip() for part in answers.split(","))):
        asked, equals, answer = (word.strip() for word in pair.partition("="))
        if not equals:
            raise InputError("cli.assess.no_answer", text=pair[:60])
        given[asked] = model.question(asked).answer(answer).value
    return given


def _say(result: Assessment, model: Model, texts: Texts) -> None:
    confidence = texts(f"severity.confidence.{result.confidence}")
    say(f"{texts(f'severity.{result.severity}')} · {confidence}")
    say(model.level(result.severity).meaning[texts.language])
    say(range_in_words(result, texts))
    for reason in reasons_in_words(model, result, texts):
        say(f"  - {reason}")
    say(arithmetic_in_words(model, result, texts))
    say(ask_next_in_words(model, result, texts))
