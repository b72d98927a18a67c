"""The report of an incident, and the brief of a hand-over, as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from incident_desk.cli.options import WORDS, pass_session, reference
from incident_desk.cli.plain import say
from incident_desk.cli.session import Session
from incident_desk.domain.playbook import ROLES
from incident_desk.errors import InputError, StoreError
from incident_desk.i18n import LANGUAGES

if TYPE_CHECKING:
    from incident_desk.export.pdf import Paper

output = click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.pdf",
)
paper_language = click.option(
    "--report-lang", type=click.Choice(LANGUAGES), help="If not that of the answers."
)
force = click.option("--force", is_flag=True, help="Overwrite the file.")


@click.command()
@reference
@output
@paper_language
@force
@pass_session
def report(
    session: Session, reference: str, target: Path, report_lang: str | None, force: bool
) -> None:
    """Write the report of an incident as a PDF."""
    check_target(target, force)
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        document = desk.report(incident_id, report_lang or session.texts.language)
    print_document(document, target, session)
    say(session.texts("cli.report.written", path=target))


@click.command("hand-over")
@reference
@click.option("--role", type=click.Choice(ROLES), default="commander", show_default=True)
@click.option("--to", "person", default="", type=WORDS, help="Who takes over.")
@output
@paper_language
@force
@pass_session
def hand_over(
    session: Session,
    reference: str,
    role: str,
    person: str,
    target: Path,
    report_lang: str | None,
    force: bool,
) -> None:
    """Write the brief of a hand-over as one page of PDF. Nothing is offered or changed by it."""
    check_target(target, force)
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        language = report_lang or session.texts.language
        brief = desk.brief(incident_id, language)
        document = desk.brief_paper(incident_id, role, brief, person, language)
    print_document(document, target, session)
    say(session.texts("cli.hand_over.written", path=target))


def print_document(document: "Paper", target: Path, session: Session) -> None:
    """Write it, and tell what the paper cannot show. Raises StoreError."""
    from incident_desk.export.pdf import pdf

    made = pdf(document)
    _write(target, made.data)
    if made.missing:
        missing = " ".join(made.missing)
        click.echo(session.texts("cli.report.missing", characters=missing), err=True)
    if not made.tagged:
        click.echo(session.texts("cli.report.untagged"), err=True)


def check_target(target: Path, force: bool) -> None:
    """Raises InputError for a folder, and for a file that is there unless `force`."""
    if target.is_dir():
        raise InputError("cli.report.is_folder", path=str(target))
    if target.exists() and not force:
        raise InputError("cli.report.exists", path=str(target))


def _write(target: Path, data: bytes) -> None:
    """All of it or nothing: whatever fails, no half a PDF stands under that name."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or ""
        raise StoreError("cli.report.not_written", path=str(target), reason=reason) from error
