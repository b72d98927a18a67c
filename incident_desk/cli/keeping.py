"""Verify, demonstrate, list backups and restore one."""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
import psutil

from incident_desk import paths, preferences
from incident_desk.cli.group import CHAIN_BROKEN
from incident_desk.cli.options import as_json, pass_session
from incident_desk.cli.plain import say, say_json, say_table
from incident_desk.cli.questions import at_terminal
from incident_desk.cli.session import Session
from incident_desk.desk import recovery
from incident_desk.domain.spans import full_time
from incident_desk.errors import InputError, RuleError
from incident_desk.store.backup import Backup
from incident_desk.store.log import Broken, Verdict


@click.command()
@as_json
@pass_session
def verify(session: Session, as_json: bool) -> None:
    """Check that no fact was changed or taken out; name the first that does not fit."""
    with session.desk() as desk:
        verdict = desk.verify()
    if as_json:
        say_json({"whole": verdict.whole, "checked": verdict.checked, "broken": verdict.broken})
    else:
        say(_verdict(verdict, session))
    if not verdict.whole:
        raise click.exceptions.Exit(CHAIN_BROKEN)


@click.command()
@pass_session
def demo(session: Session) -> None:
    """Make a demonstration desk with invented incidents, beside your own."""
    from incident_desk.desk import demonstration

    folder = session.folder / "demonstration"
    demonstration.build(folder, session.texts.language, session.now)
    _prefer(folder, session.texts.language)
    command = shlex.join(("incident-desk", "--data-dir", str(folder)))
    say(session.texts("cli.demo.made", command=command))


@click.command()
@as_json
@pass_session
def backups(session: Session, as_json: bool) -> None:
    """List the backups, the newest first."""
    found = recovery.backups(session.folder)
    if as_json:
        say_json(found)
    else:
        _say(found, session)


@click.command()
@click.argument("backup", required=False, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_session
def restore(session: Session, backup: Path | None, yes: bool) -> None:
    """Put a backup in the desk's place; without BACKUP, list them.

    What stands there now is set aside, not lost. Close the window first.
    """
    if backup is None:
        _say(recovery.backups(session.folder), session)
        return
    copy = _found(backup, session.folder)
    _refuse_while_open(session.folder)
    if not yes:
        _ask(copy, session)
    aside = recovery.restore(session.folder, copy, session.now)
    say(session.texts("cli.restore.done", name=copy.name))
    if aside:
        say(session.texts("cli.restore.aside", path=aside))


def _verdict(verdict: Verdict, session: Session) -> str:
    if verdict.broken is None:
        return session.texts.count("cli.verify.whole", verdict.checked)
    broken: Broken = verdict.broken
    return session.texts(
        f"cli.verify.{broken.why}",
        desk=broken.desk,
        number=broken.seq,
        reference=broken.reference,
        at=full_time(broken.recorded_at, session.clock.zone, session.texts),
    )


def _prefer(folder: Path, language: str) -> None:
    """The demonstration opens in the language it is told in, until another is chosen there."""
    kept = paths.preferences(folder)
    if not kept.exists():
        preferences.write(kept, replace(preferences.read(kept), language=language))


def _say(found: Sequence[Backup], session: Session) -> None:
    if not found:
        say(session.texts("cli.backups.none"))
        return
    titles = [session.texts(f"cli.column.{name}") for name in ("made", "size", "name")]
    say_table(titles, [_row(backup, session) for backup in found])


def _row(backup: Backup, session: Session) -> tuple[str, str, str]:
    made = full_time(backup.made_at, session.clock.zone, session.texts)
    return made, f"{backup.size / 1_000_000:.1f} MB", backup.path.name


def _found(backup: Path, folder: Path) -> Path:
    """The file of that path, or the backup of that name."""
    for path in (backup, paths.backups(folder) / backup.name):
        if path.is_file():
            return path
    raise InputError("store.no_such_backup", path=str(backup))


def _refuse_while_open(folder: Path) -> None:
    """A file swapped under an open window would be written to by what the window remembers."""
    try:
        first = paths.lock(folder).read_text("utf-8", "replace").partition("\n")[0].strip()
    except OSError:
        return
    if first.isdecimal() and int(first) < 2**31 and psutil.pid_exists(int(first)):
        raise RuleError("cli.restore.window_open")


def _ask(copy: Path, session: Session) -> None:
    if not at_terminal():
        raise InputError("cli.restore.yes_needed")
    yes, no = session.texts("cli.yes"), session.texts("cli.no")
    say(session.texts("cli.restore.sure", name=copy.name))
    typed = click.prompt(f"{yes}/{no}", prompt_suffix=" > ", default=no, show_default=False)
    if typed.strip().lower() not in (yes, yes[0]):
        raise click.Abort
