"""After three hours in command: the brief is read, edited, printed and offered, and the other one
says yes."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander
from pypdf import PdfReader

from incident_desk.ui.incident import hand_over


@dataclass(frozen=True)
class Words:
    """What this commander says, and what the desk answers, in one language."""

    language: str
    title: str
    affected: str
    understood: str
    no_workaround: str
    too_long: str
    limits: str
    until_yes: str
    passed: str
    accepted: str
    kind: str


ENGLISH = Words(
    language="en",
    title="No internet at the north office",
    affected="about 300",
    understood="about 300 people · Ana, just now",
    no_workaround="None known yet",
    too_long="Ana has been in command for 3 h 00 min.",
    limits="Up to 200 euros may be spent.",
    until_yes="Offered by Ana at 06:00. Ana stays responsible until Bruno accepts.",
    passed="Bruno took over from Ana (offered 06:00, accepted 06:07)",
    accepted="Bruno accepted",
    kind="Hand-over brief: Incident commander",
)
SPANISH = Words(
    language="es",
    title="Sin internet en la oficina norte",
    affected="unos 300",
    understood="aproximadamente 300 personas · Ana, ahora mismo",
    no_workaround="Ninguna conocida por ahora",
    too_long="Ana lleva 3 h 00 min al mando.",
    limits="Se pueden gastar hasta 200 euros.",
    until_yes="Ofrecido por Ana a las 06:00. Ana sigue al cargo hasta que Bruno acepte.",
    passed="Bruno relevó a Ana (ofrecido 06:00, aceptado 06:07)",
    accepted="Bruno aceptó el relevo",
    kind="Resumen de relevo: Responsable del incidente",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_command_is_handed_over_to_one_who_says_yes(
    start: Any, qtbot: Any, clock: Any, tmp_path: Path, monkeypatch: Any, words: Words
) -> None:
    commander = Commander(start(clock, words.language), qtbot)
    declare(commander, words)
    say_what_is_known(commander, words)
    be_warned_after_three_hours(commander, clock, words)
    write_the_brief(commander, words)
    paper = print_it(commander, monkeypatch, tmp_path)
    offer(commander, words)
    clock.forward(7)
    accept(commander, words)
    read_the_timeline(commander, words)
    check_the_paper(paper, words)


def declare(commander: Commander, words: Words) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type(words.title)
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.press("Escape")
    commander.has_no_dialog()


def say_what_is_known(commander: Commander, words: Words) -> None:
    commander.press("1", ALT)
    commander.go_to("situation_people_affected")
    commander.type(words.affected)
    commander.press("Return")
    assert commander.sees("situation_people_affected_told").text() == words.understood
    commander.go_to("situation_workaround")
    commander.press("0", ALT)
    assert commander.sees("situation_workaround").placeholderText() == words.no_workaround


def be_warned_after_three_hours(commander: Commander, clock: Any, words: Words) -> None:
    commander.sees_not("roles_warning")
    clock.forward(180)
    commander.window.context.bridge.ticked.emit()
    assert words.too_long in commander.sees("roles_warning").text()


def write_the_brief(commander: Commander, words: Words) -> None:
    commander.press("H", CONTROL)
    assert commander.sees("handover_person").hasFocus()
    commander.type("Bruno")
    commander.press("Return")
    text = commander.sees(f"brief_{words.language}")
    assert text.hasFocus()
    for piece in (words.affected, words.no_workaround):
        assert piece in text.toPlainText()
    commander.type(words.limits)
    commander.press("Return")
    commander.press("Return")


def print_it(commander: Commander, monkeypatch: Any, folder: Path) -> Path:
    path = folder / "brief.pdf"
    monkeypatch.setattr(hand_over, "ask_save_path", lambda _parent, _proposed, chosen: chosen(path))
    commander.click("handover_print")
    commander.waits_for(path.exists)
    commander.waits_for(lambda: not commander.window.tasks.busy)
    return path


def offer(commander: Commander, words: Words) -> None:
    """Until the yes the one who leaves is responsible, and everybody can see it."""
    commander.press("Return", CONTROL)
    assert commander.sees("offer_state").text() == words.until_yes
    assert commander.sees("fact_commander").text() == "Ana"
    commander.sees_not("roles_warning")


def accept(commander: Commander, words: Words) -> None:
    commander.click("offer_read")
    assert words.limits in commander.sees("offer_brief").text()
    commander.go_to("offer_name")
    commander.type("Bruno")
    commander.press("Return")
    commander.sees_not("offer_state")
    assert commander.sees("fact_commander").text() == "Bruno"
    assert commander.sees("roles_passed").text().endswith(words.passed)
    assert "Bruno" in commander.window.frame.incident.header._commander.text()


def read_the_timeline(commander: Commander, words: Words) -> None:
    commander.press("4", ALT)
    model = commander.sees("timeline").model()
    said = " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    for piece in (words.limits, words.accepted):
        assert piece in said


def check_the_paper(path: Path, words: Words) -> None:
    read = PdfReader(io.BytesIO(path.read_bytes()))
    assert len(read.pages) == 1
    text = " ".join(read.pages[0].extract_text().split())
    for piece in (words.title, words.kind, words.affected, words.limits, "Bruno", "Ana"):
        assert piece in text
    assert read.trailer["/Root"]["/Lang"] == words.language
