"""An account in words: what each block of a runbook has become, and why."""

from incident_desk.i18n import Texts
from incident_desk.playbooks.importing.account import DETAIL, OUT, STEP, Account, Entry
from incident_desk.playbooks.importing.proposal import headline


def fate_in_words(entry: Entry, account: Account, texts: Texts) -> str:
    """'Detail of: Check the disk', 'Left out: it points elsewhere'."""
    fate = entry.fate
    if fate.what == OUT:
        return texts("import.fate.out", why=texts(fate.why or "import.out.chosen"))
    if fate.what == DETAIL or (fate.what == STEP and fate.of):
        above = account.entry(fate.of).block
        step, _ = headline(above, account.language)
        return texts("import.fate.detail" if fate.what == DETAIL else "import.fate.part", step=step)
    return texts(f"import.fate.{fate.what}")


def left_out(account: Account) -> tuple[Entry, ...]:
    """What a reader should look through: all that is in no step, but marks and titles."""
    silent = ("heading", "mark", "links", "head")
    return tuple(
        one
        for one in account.entries
        if one.fate.what == OUT and one.block.kind not in silent and one.block.text
    )
