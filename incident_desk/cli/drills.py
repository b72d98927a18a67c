"""List the drills, start one, and tell what came of it."""

from pathlib import Path

import click

from incident_desk.cli.options import WORDS, as_json, pass_session, reference
from incident_desk.cli.papers import check_target, force, paper_language, print_document
from incident_desk.cli.plain import safe, say, say_json, say_table
from incident_desk.cli.score_data import say_sheet, sheet_data
from incident_desk.cli.session import Session
from incident_desk.desk.in_force import drills_in_force
from incident_desk.domain.drill import Drill
from incident_desk.i18n import LANGUAGES


@click.command()
@click.argument("drill_id", metavar="[ID]", required=False, type=WORDS)
@click.option("--language", type=click.Choice(LANGUAGES), help="If not that of the answers.")
@as_json
@pass_session
def drill(session: Session, drill_id: str | None, language: str | None, as_json: bool) -> None:
    """Start a drill and print its reference; without ID, list the drills.

    It is declared as a drill, and its injects come by its timetable.
    """
    shelf = drills_in_force(session.folder, language or session.texts.language)
    if drill_id is None:
        _list(shelf.drills, session, as_json=as_json)
        for problem in shelf.problems:
            click.echo(safe(problem.told(session.texts)), err=True)
        return
    chosen = shelf.drill(drill_id)
    with session.desk(new=True) as desk:
        incident = desk.incident(desk.start_drill(chosen))
    if as_json:
        say_json({"reference": incident.reference, **_data(chosen)})
    else:
        say(incident.reference)


@click.command("drill-score")
@reference
@as_json
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE.pdf",
    help="Write it as a PDF as well.",
)
@paper_language
@force
@pass_session
def drill_score(
    session: Session,
    reference: str,
    *,
    as_json: bool,
    target: Path | None,
    report_lang: str | None,
    force: bool,
) -> None:
    """Tell what went well in a drill, and what to practise. It scores no person."""
    if target:
        check_target(target, force)
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        incident, sheet = desk.incident(incident_id), desk.score(incident_id)
        paper = desk.score_paper(incident_id, report_lang or session.texts.language)
    if target:
        print_document(paper, target, session)
    if as_json:
        say_json(sheet_data(incident, sheet))
        return
    say_sheet(incident, sheet, session)
    if target:
        say("\n" + session.texts("cli.drill_score.written", path=target))


def _list(drills: tuple[Drill, ...], session: Session, *, as_json: bool) -> None:
    if as_json:
        say_json([_data(one) for one in drills])
        return
    titles = [session.texts(f"cli.column.{name}") for name in ("drill", "minutes", "injects")]
    rows = [(one.id, str(one.minutes), str(len(one.injects)), one.title) for one in drills]
    say_table([*titles, session.texts("cli.column.title")], rows)
    for one in drills:
        say(f"\n{one.id}: {one.about}")


def _data(drill: Drill) -> dict[str, object]:
    """Not its injects: who is to be practised with them must not read them beforehand."""
    return {
        "id": drill.id,
        "title": drill.title,
        "version": drill.version,
        "language": drill.language,
        "about": drill.about,
        "minutes": drill.minutes,
        "playbook": drill.playbook,
        "injects": len(drill.injects),
    }
