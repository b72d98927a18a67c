"""Take in runbooks as others write them, as playbooks."""

from pathlib import Path

import click

from incident_desk.cli.group import HAD_PROBLEMS
from incident_desk.cli.options import as_json, pass_session
from incident_desk.cli.plain import say_json
from incident_desk.cli.session import Session
from incident_desk.cli.taking_in import progress
from incident_desk.i18n import LANGUAGES


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
    # Markdown and its words are heavy, and the other commands need none.
    from incident_desk.cli import runbook_preview as preview
    from incident_desk.playbooks.importing import sources

    runbooks = sources.read(path, playbook_lang or "", progress(session, "cli.import.reading"))
    if save:
        runbooks = preview.saved(session, runbooks, replace=force)
    problems = [runbook.problem for runbook in runbooks if runbook.problem]
    if as_json:
        say_json([preview.data(runbook, session, saved=save) for runbook in runbooks])
    elif len(runbooks) == 1:
        if problems:
            raise problems[0]
        preview.say_one(runbooks[0], session, saved=save)
    else:
        preview.say_all(runbooks, session, saved=save)
    if problems:
        raise click.exceptions.Exit(HAD_PROBLEMS)
