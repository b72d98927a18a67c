"""Sheets to work on without the laptop, as a PDF: checklists, and everything that is open."""

from pathlib import Path
from uuid import UUID

import click

from incident_desk.cli.options import WORDS, pass_session
from incident_desk.cli.papers import check_target, force, output, paper_language, print_document
from incident_desk.cli.plain import say
from incident_desk.cli.session import Session
from incident_desk.desk import Desk
from incident_desk.domain.people import folded
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES


@click.command()
@click.argument("reference", metavar="[REF]", required=False, type=WORDS)
@click.argument("which", metavar="[LIST]", required=False, type=WORDS)
@click.option("--playbook", type=WORDS, metavar="ID", help="A blank one, of this playbook.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Of the playbook, if not that of the answers."
)
@output
@force
@pass_session
def checklist(
    session: Session,
    reference: str | None,
    which: str | None,
    playbook: str | None,
    language: str | None,
    *,
    target: Path,
    force: bool,
) -> None:
    """Write checklists as a PDF to work on by hand: as they stand in an incident, or blank.

    LIST is the number of a checklist, its playbook or its title; without it all are written.
    """
    if bool(reference) == bool(playbook):
        raise InputError("cli.checklist.which")
    check_target(target, force)
    with session.desk() as desk:
        if playbook:
            papers = desk.blank_papers(playbook, language or session.texts.language)
        else:
            incident_id = desk.incident_id(reference or "")
            papers = desk.checklist_papers(incident_id, _chosen(desk, incident_id, which))
    print_document(papers, target, session)
    say(session.texts("cli.checklist.written", path=target))


def _chosen(desk: Desk, incident_id: UUID, which: str | None) -> tuple[UUID, ...]:
    """None stands for all. Raises InputError, naming those that there are."""
    if which is None:
        return ()
    lists = desk.incident(incident_id).checklists
    wanted = folded(which)
    for number, one in enumerate(lists, 1):
        if wanted in (str(number), folded(one.playbook), folded(one.title)):
            return (one.id,)
    names = ", ".join(f"{number} ({one.title})" for number, one in enumerate(lists, 1))
    raise InputError("cli.checklist.none_such", which=which[:40], names=names or "–")


@click.command("on-paper")
@output
@paper_language
@force
@pass_session
def on_paper(session: Session, target: Path, report_lang: str | None, force: bool) -> None:
    """Write everything that is open as one PDF, before the battery dies.

    A cover, each incident with its checklists and a blank log, and whom to reach.
    """
    check_target(target, force)
    with session.desk() as desk:
        papers = desk.open_papers(report_lang or session.texts.language)
    print_document(papers, target, session)
    say(session.texts("cli.on_paper.written", path=target))
