"""The command line: the same Desk as the window's, with no display needed."""

import sys
from io import TextIOWrapper

from incident_desk.cli.assessing import assess
from incident_desk.cli.checking import check_text
from incident_desk.cli.drills import drill, drill_score
from incident_desk.cli.group import incident_desk
from incident_desk.cli.incidents import declare, list_incidents, log, show
from incident_desk.cli.keeping import backups, demo, restore, verify
from incident_desk.cli.papers import hand_over, report
from incident_desk.cli.runbooks import import_playbook
from incident_desk.cli.sheets import checklist, on_paper
from incident_desk.cli.taking_in import take_in
from incident_desk.cli.telling import message

__all__ = ["incident_desk", "run"]

for command in (
    *(declare, list_incidents, show, log, assess, report, hand_over, take_in, import_playbook),
    *(checklist, on_paper, message, check_text, drill, drill_score),
    *(verify, demo, backups, restore),
):
    incident_desk.add_command(command)


def run() -> int:
    """Do what the arguments of this process ask for; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    try:
        incident_desk.main(prog_name="incident-desk")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1


def _write_anything(stream: object) -> None:
    """A terminal may lack a letter; a file or a pipe is always UTF-8, whatever the system is."""
    if isinstance(stream, TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")
