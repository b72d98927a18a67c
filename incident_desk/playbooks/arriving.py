"""What comes from outside as a playbook: one of this desk's own form, or a runbook to be read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from incident_desk.domain.conditions import Vocabulary
from incident_desk.domain.playbook import Playbook
from incident_desk.errors import InputError
from incident_desk.playbooks import files, markdown
from incident_desk.playbooks.importing import sources
from incident_desk.playbooks.importing.account import Account
from incident_desk.playbooks.importing.proposal import playbook as proposed
from incident_desk.playbooks.importing.proposal import slug
from incident_desk.playbooks.importing.runbook import problem, propose

# A head with an id and a version is meant for this desk: then a mistake in it is what to tell.
_OURS = re.compile(r"\A\ufeff?---\r?\n(?=[^\0]{0,4000}?^id:)(?=[^\0]{0,4000}?^version:)", re.M)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file: `exact` when it was a playbook already, else an account, or why there is none."""

    file: str
    text: str = ""
    exact: Playbook | None = None
    account: Account | None = None
    problem: InputError | None = None

    @property
    def playbook(self) -> Playbook | None:
        """What can be saved as it stands."""
        if self.problem:
            return None
        if self.exact or self.account is None:
            return self.exact
        return proposed(self.account)


def read(
    path: Path,
    words: Vocabulary,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    stopped: Callable[[], bool] = lambda: False,
) -> tuple[Arrival, ...]:
    """The file, or every one in the folder. Raises InputError, StoppedError as `sources.read`."""
    root = path if path.is_dir() else path.parent
    return tuple(
        _with_own_form(root / one.file, one, words)
        for one in sources.read(path, "", progress, stopped)
    )


def pasted(text: str, name: str, words: Vocabulary) -> Arrival:
    """What was pasted as text. Raises InputError where nothing can be made of it."""
    if len(text.encode("utf-8", "replace")) > files.MOST_BYTES:
        raise InputError("playbooks.too_big", file=name, line=1)
    if _OURS.match(text):
        return Arrival(name, text, exact=markdown.read(text, name, words))
    account = propose(text, name)
    # There is no file to be named after.
    account = replace(account, id=slug(account.title) or account.id)
    return Arrival(name, text, account=account, problem=problem(account))


def _with_own_form(file: Path, one: sources.Runbook, words: Vocabulary) -> Arrival:
    try:
        text = files.text(file, one.file)
    except InputError as error:
        return Arrival(one.file, problem=error)
    if not _OURS.match(text):
        return Arrival(one.file, text, account=one.account, problem=one.problem)
    try:
        return Arrival(one.file, text, exact=markdown.read(text, one.file, words))
    except InputError as error:
        return Arrival(one.file, text, account=one.account, problem=error)
