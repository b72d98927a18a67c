"""A runbook that somebody wrote long ago, taken in at night, mended, and put to work."""

from pathlib import Path
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander

from incident_desk.domain.checklist import DONE
from incident_desk.ui.playbooks import import_choose

RUNBOOK = """# Mail queue grows

## Meaning

Mail waits on the relay and is not delivered.

## Diagnosis

1. Look at the length of the queue. Write the number down.

   ```
   mailq | tail -1
   ```

2. Check whether the disk of the relay is full.

## Mitigation

3. Stop the newsletter.
4. Restart the relay.

## History

The relay was renamed in spring.
"""


@pytest.fixture
def commander(start: Any, qtbot: Any) -> Commander:
    return Commander(start(), qtbot)


def test_a_runbook_is_taken_in_mended_and_worked_through(
    commander: Commander, monkeypatch: Any, tmp_path: Path
) -> None:
    file = tmp_path / "mail-queue.md"
    file.write_text(RUNBOOK, "utf-8")
    monkeypatch.setattr(import_choose, "ask_runbook", lambda _parent, chosen: chosen(file))
    take_in(commander)
    mend(commander)
    edit(commander)
    work_through(commander)


def take_in(commander: Commander) -> None:
    commander.press("3", CONTROL)
    commander.click("playbook_import")
    commander.click("import_file")
    commander.sees("import_preview")
    assert commander.sees("import_counts").text().startswith("4 steps")


def choose(commander: Commander, text: str) -> None:
    """Walk down the list of blocks to this one."""
    commander.go_to("import_blocks")
    blocks = commander.sees("import_blocks")
    rows = [row.cells[1] for row in blocks.model().rows]
    wanted = next(place for place, words in enumerate(rows) if words.startswith(text))
    while blocks.currentIndex().row() != wanted:
        commander.press("Up" if blocks.currentIndex().row() > wanted else "Down")


def mend(commander: Commander) -> None:
    choose(commander, "Look at the length")
    commander.click("block_split")
    choose(commander, "Write the number")
    commander.press("2")
    commander.go_to("import_title")
    commander.retype("Mail is late")
    commander.click("import_save_edit")
    commander.sees("playbook_editor")


def edit(commander: Commander) -> None:
    desk = commander.window.context.desk
    commander.go_to("step_minutes")
    commander.retype("5")
    commander.click("step_critical")
    commander.press("S", CONTROL)
    commander.waits_for(lambda: desk.playbook("mail-queue", "en").version == 2)
    saved = desk.playbook("mail-queue", "en")
    assert saved.title == "Mail is late"
    assert [(step.text, bool(step.under)) for step in saved.steps] == [
        ("Look at the length of the queue.", False),
        ("Write the number down.", True),
        ("Check whether the disk of the relay is full.", False),
        ("Stop the newsletter.", False),
        ("Restart the relay.", False),
    ]
    assert (saved.steps[0].minutes, saved.steps[0].critical) == (5, True)
    assert any("mailq | tail -1" in step.detail for step in saved.steps)
    assert "renamed in spring" not in str(saved)


def work_through(commander: Commander) -> None:
    desk = commander.window.context.desk
    incident = desk.declare("Mail does not arrive", ["Mail"])
    commander.window.open_incident(incident)
    commander.press("2", ALT)
    commander.click("attach_mail-queue")
    (checklist,) = desk.incident(incident).checklists
    assert (checklist.playbook, checklist.title) == ("mail-queue", "Mail is late")
    assert checklist.steps == desk.playbook("mail-queue", "en").steps
    commander.go_to("checklist_steps")
    commander.press("Home")
    commander.press("Space")
    (checklist,) = desk.incident(incident).checklists
    assert [checklist.state(step.id) for step in checklist.steps].count(DONE) == 1
