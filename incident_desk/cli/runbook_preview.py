"""What was understood of runbooks, for people who read a terminal and for programs."""

import click

from incident_desk.cli.plain import line, safe, say
from incident_desk.cli.session import Session
from incident_desk.domain.playbook import Playbook, Step
from incident_desk.errors import InputError
from incident_desk.playbooks.importing.account import Account
from incident_desk.playbooks.importing.proposal import playbook
from incident_desk.playbooks.importing.sources import Runbook
from incident_desk.playbooks.importing.telling import fate_in_words, left_out


def saved(session: Session, runbooks: tuple[Runbook, ...], *, replace: bool) -> tuple[Runbook, ...]:
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


def say_one(runbook: Runbook, session: Session, *, saved: bool) -> None:
    """Its steps, what was left out and why, and whether it was kept."""
    assert runbook.account is not None
    made, texts = playbook(runbook.account), session.texts
    say(f"{made.title} ({made.id}, {texts(f'language.{made.language}')})")
    depth = {"": -1}
    for step in made.steps:
        depth[step.id] = depth[step.under] + 1
        say(f"{'  ' * depth[step.id]}[ ] {step.text}{_more(step, session)}")
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


def say_all(runbooks: tuple[Runbook, ...], session: Session, *, saved: bool) -> None:
    """A line for each, then what gave no playbook."""
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
    return session.texts("cli.playbook.saved", id=made.id, folder=f"playbooks/{made.language}")


def data(runbook: Runbook, session: Session, *, saved: bool) -> dict[str, object]:
    """A runbook for other programs."""
    problem = runbook.problem
    told = {"reason": problem.told(session.texts), **problem.values} if problem else None
    told_of: dict[str, object] = {"file": runbook.file, "problem": told, "playbook": None}
    if runbook.account is None:
        return {**told_of, "saved": False, "account": []}
    if not problem:
        told_of["playbook"] = playbook(runbook.account)
    return {
        **told_of,
        "saved": saved and not problem,
        "account": _account(runbook.account, session),
    }


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
