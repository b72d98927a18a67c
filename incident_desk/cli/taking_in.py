"""Take in the history of a status page."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from incident_desk.cli.group import HAD_PROBLEMS
from incident_desk.cli.options import as_json, pass_session
from incident_desk.cli.plain import safe, say, say_json
from incident_desk.cli.session import Session
from incident_desk.desk.history import TakenIn
from incident_desk.exchange import cstate
from incident_desk.exchange.cstate import Problem


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@as_json
@pass_session
def take_in(session: Session, path: Path, as_json: bool) -> None:
    """Take in the history of a status page: a Markdown file in cState's form, or a folder of them.

    A file that was taken in before is not taken in again. Files that cannot be read are named, and
    the exit code is then 3; the others are taken in.
    """
    history = cstate.read(path, progress(session, "cli.import.reading"), lambda: False)
    with session.desk(new=True) as desk:
        done = desk.take_in(history.incidents, progress(session, "cli.import.writing"))
    if as_json:
        say_json(_data(done, history.problems, session))
    else:
        _say(done, history.problems, session)
    if history.problems:
        raise click.exceptions.Exit(HAD_PROBLEMS)


def progress(session: Session, key: str) -> Callable[[int, int], None]:
    """Tells on a terminal how far it is; a file of errors is spared of that."""
    if not sys.stderr.isatty():
        return lambda _done, _total: None

    def tell(done: int, total: int) -> None:
        told = session.texts(key, done=done, total=total)
        click.echo(f"\r{told}\x1b[K", nl=done == total, err=True)

    return tell


def _say(done: TakenIn, problems: tuple[Problem, ...], session: Session) -> None:
    texts = session.texts
    for problem in problems:
        click.echo(safe(problem.error.told(texts)), err=True)
    for file in done.changed:
        click.echo(safe(texts("cli.import.changed", file=file)), err=True)
    say(texts.count("cli.import.new", done.new))
    if done.known:
        say(texts.count("cli.import.known", done.known))
    if problems:
        say(texts.count("cli.import.problems", len(problems)))


def _data(done: TakenIn, problems: tuple[Problem, ...], session: Session) -> dict[str, object]:
    return {
        "new": done.new,
        "known": done.known,
        "changed": done.changed,
        "problems": [
            {"file": one.file, "line": one.line, "reason": one.error.told(session.texts)}
            for one in problems
        ],
    }
