"""A commander's changes to what was understood of a runbook."""

import pytest

from incident_desk.errors import InputError
from incident_desk.playbooks.importing.proposal import playbook
from incident_desk.playbooks.importing.reshaping import become, joined, split
from incident_desk.playbooks.importing.runbook import propose

TEXT = """# Disk full

## Steps

1. Check the disk. Then remove old logs.

   ```
   df -h
   ```

2. Restart the service.

3. Tell the team.
"""


@pytest.fixture
def account():
    return propose(TEXT, "disk.md")


def number(account, text):
    return next(e.block.number for e in account.entries if e.block.text.startswith(text))


def told(account):
    return [(step.text, step.under != "") for step in playbook(account).steps]


def test_a_step_becomes_detail_of_the_one_above_with_all_it_held(account):
    after = become(account, number(account, "Restart"), "detail")
    assert told(after) == [
        ("Check the disk. Then remove old logs.", False),
        ("Tell the team.", False),
    ]
    assert "Restart the service." in playbook(after).steps[0].detail
    first = become(after, number(after, "Tell"), "detail")
    assert "Tell the team." in playbook(first).steps[0].detail


def test_a_step_becomes_a_part_and_a_step_again(account):
    after = become(account, number(account, "Restart"), "part")
    assert told(after)[1] == ("Restart the service.", True)
    assert told(become(after, number(after, "Restart"), "step"))[1] == (
        "Restart the service.",
        False,
    )


def test_what_is_left_out_takes_its_detail_with_it(account):
    after = become(account, number(account, "Check"), "out")
    assert [text for text, _ in told(after)] == ["Restart the service.", "Tell the team."]
    assert after.entry(number(after, "```")).fate.what == "out"


def test_the_first_block_has_no_step_to_belong_to(account):
    with pytest.raises(InputError, match="no_step_above"):
        become(account, number(account, "Disk full"), "detail")


def test_two_sentences_become_two_steps_and_one_again(account):
    after = split(account, number(account, "Check"))
    assert [text for text, _ in told(after)][:2] == ["Check the disk.", "Then remove old logs."]
    assert "df -h" in playbook(after).steps[0].detail + playbook(after).steps[1].detail
    whole = joined(after, number(after, "Then"))
    assert told(whole) == told(account)
    assert "df -h" in playbook(whole).steps[0].detail


def test_what_cannot_be_split_or_joined_is_told(account):
    with pytest.raises(InputError, match="cannot_split"):
        split(account, number(account, "Tell"))
    with pytest.raises(InputError, match="cannot_join"):
        joined(account, account.entries[0].block.number)
