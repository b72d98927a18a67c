"""The report of an incident as a PDF."""

from pathlib import Path

import click

from incident_desk.cli.options import pass_session, reference
from incident_desk.cli.plain import say
from incident_desk.cli.session import Session
from incident_desk.errors import InputError, StoreError
from incident_desk.i18n import LANGUAGES


@click.command()
@reference
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.pdf",
)
@click.option("--report-lang", type=click.Choice(LANGUAGES), help="If not that of the answers.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@pass_session
def report(
    session: Session, reference: str, target: Path, report_lang: str | None, force: bool
) -> None:
    """Write the report of an incident as a PDF."""
    _check(target, force)
    with session.desk() as desk:
        incident_id = desk.incident_id(reference)
        document = desk.report(incident_id, report_lang or session.texts.language)
    from incident_desk.export.pdf import pdf

    made = pdf(document)
    _write(target, made.data)
    say(session.texts("cli.report.written", path=target))
    if made.missing:
        missing = " ".join(made.missing)
        click.echo(session.texts("cli.report.missing", characters=missing), err=True)
    if not made.tagged:
        click.echo(session.texts("cli.report.untagged"), err=True)


def _check(target: Path, force: bool) -> None:
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
