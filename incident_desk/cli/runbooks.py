"""Take in runbooks as others write them, as playbooks."""

from pathlib import Path

import click

from incident_desk.cli.group import HAD_PROBLEMS
from incident_desk.cli.options import as_json, pass_session
from incident_desk.cli.plain import line, safe, say, say_json
from incident_desk.cli.session import Session
from incident_desk.cli.taking_in import progress
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES
from incident_desk.playbooks.importing import sources
from incident_desk.playbooks.importing.account import Account
from incident_desk.playbooks.importing.proposal import playbook
from incident_desk.playbooks.importing.sources import Runbook
from incident_desk.playbooks.importing.telling import fate_in_words, left_out


@click.command("import-playbook")
@click.argument("path", metavar="FILE-OR-FOLDER", type=click.Path(path_type=Path))
@click.option("--playbook-lang", type=click.Choice(LANGUAGES), help="If it is guessed wrongly.")
@click.option("--save", is_flag=True, help="Keep what was understood beside your own playbooks.")
@click.option("--force", is_flag=True, help="Let it take the place of a playbook with its id.")
@as_json
@pass_session
def import_playbook(
    session: Session, path: Path, playbook_lang: str | None, save: bool, force: bool, as_json: bool
) -> None:
    """Show how a runbook in Markdown reads as a playbook; with --save, keep it.

    What became a step, and what was left out and why, is told for each file. Nothing is overwritten
    without --force. Files that give no playbook are named, and the exit code is then 3; a single
    one is bad input.
    """
    runbooks = sources.read(path, playbook_lang or "", progress(session, "cli.import.reading"))
    if save:
        runbooks = _saved(session, runbooks, replace=force)
    problems = [runbook.problem for runbook in runbooks if runbook.problem]
    if as_json:
        say_json([_data(runbook, session, saved=save) for runbook in runbooks])
    elif len(runbooks) == 1:
        if problems:
            raise problems[0]
        _say(runbooks[0], session, saved=save)
    else:
        _say_all(runbooks, session, saved=save)
    if problems:
        raise click.exceptions.Exit(HAD_PROBLEMS)


def _saved(
    session: Session, runbooks: tuple[Runbook, ...], *, replace: bool
) -> tuple[Runbook, ...]:
    """The same, with a problem for each that could not be kept."""
    kept = []
    with session.desk(new=True) as desk:
        for runbook in runbooks:
            error = runbook.problem
            if runbook.account and not error:
                try:
                    desk.keep_playbook(playbook(runbook.account), replace=replace)
                except InputError as refused:
                    error = refused
            kept.append(Runbook(runbook.file, runbook.account, error))
    return tuple(kept)


def _say(runbook: Runbook, session: Session, *, saved: bool) -> None:
    assert runbook.account is not None
    made, texts = playbook(runbook.account), session.texts
    say(f"{made.title} ({made.id}, {texts(f'language.{made.language}')})")
    depth = {"": -1}
    for step in made.steps:
        depth[step.id] = depth[step.under] + 1
        say(f"{'  ' * depth[step.id]}[ ] {line(step.text)}{_more(step, session)}")
    left = left_out(runbook.account)
    if left:
        say("\n" + texts("cli.playbook.left_out"))
    for one in left:
        why = texts(one.fate.why or "import.out.chosen")
        say(f"  {texts('cli.playbook.line', line=one.block.line)}: {why}: {line(one.block.text)}")
    say("\n" + (_kept(made, session) if saved else texts("cli.playbook.not_saved")))


def _more(step: Step, session: Session) -> str:
    """Lines of detail are counted, not shown: the file has them."""
    told = sum(1 for each in step.detail.split("\n") if each.strip())
    return f"  ({session.texts.count('cli.playbook.detail', told)})" if told else ""


def _say_all(runbooks: tuple[Runbook, ...], session: Session, *, saved: bool) -> None:
    texts, understood = session.texts, 0
    for runbook in runbooks:
        if runbook.problem or runbook.account is None:
            continue
        understood += 1
        made = playbook(runbook.account)
        steps = texts.count("cli.playbook.steps", len(made.steps))
        say(f"{runbook.file}: {line(made.title)} ({made.id}), {steps}")
    for runbook in runbooks:
        if runbook.problem:
            click.echo(safe(runbook.problem.told(texts)), err=True)
    say("\n" + texts.count("cli.playbook.understood", understood, total=len(runbooks)))
    say(texts("cli.playbook.all_saved" if saved else "cli.playbook.not_saved"))


def _kept(made: Playbook, session: Session) -> str:
    return session.texts("cli.playbook.saved", path=f"playbooks/{made.language}/{made.id}.md")


def _data(runbook: Runbook, session: Session, *, saved: bool) -> dict[str, object]:
    problem = runbook.problem
    told = {"reason": problem.told(session.texts), **problem.values} if problem else None
    data: dict[str, object] = {"file": runbook.file, "problem": told, "playbook": None}
    if runbook.account is None:
        return {**data, "saved": False, "account": []}
    if not problem:
        data["playbook"] = playbook(runbook.account)
    return {**data, "saved": saved and not problem, "account": _account(runbook.account, session)}


def _account(account: Account, session: Session) -> list[dict[str, object]]:
    return [
        {
            "block": one.block.number,
            "lines": [one.block.line, one.block.last],
            "kind": one.block.kind,
            "text": one.block.text,
            "became": one.fate.what,
            "of": one.fate.of or None,
            "told": fate_in_words(one, account, session.texts),
        }
        for one in account.entries
    ]
