"""The first notice, from declaring to sent, with the keyboard alone and in both languages."""

from dataclasses import dataclass
from typing import Any

import pytest
from commander import ALT, CONTROL, Commander
from PySide6.QtWidgets import QApplication

from incident_desk.domain.message import APPROVED, SENT

_FARTHEST = 80  # stops of the tabulator


@dataclass(frozen=True)
class Words:
    """What this commander says, in the language of the window."""

    language: str
    other: str
    title: str
    impact: str
    reason: str


ENGLISH = Words(
    language="en",
    other="es",
    title="Card payments fail",
    impact="You cannot pay by card in our shops",
    reason="The other language quotes us",
)
SPANISH = Words(
    language="es",
    other="en",
    title="Fallan los pagos con tarjeta",
    impact="No se puede pagar con tarjeta en nuestras tiendas",
    reason="El otro idioma cita lo que dijimos",
)


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=lambda words: words.language)
def test_the_first_notice_goes_out_without_a_mouse(
    start: Any, qtbot: Any, clock: Any, words: Words
) -> None:
    commander = Commander(start(clock, words.language), qtbot)
    declare(commander, words)
    say_what_it_means(commander, words)
    read_both_languages(commander, words)
    approve(commander, words)
    send(commander, words)


def only_message(commander: Commander) -> Any:
    incident_id = commander.window.frame.incident.incident_id
    (message,) = commander.window.context.desk.incident(incident_id).messages.values()
    return message


def tab_to(commander: Commander, name: str) -> None:
    """By the tabulator, as far as it takes."""
    commander.sees(name)
    for _ in range(_FARTHEST):
        focused = QApplication.focusWidget()
        if focused and focused.objectName() == name:
            return
        commander.press("Tab")
    raise AssertionError(f"the tabulator does not lead to {name}")


def declare(commander: Commander, words: Words) -> None:
    commander.press("N", CONTROL)
    assert commander.dialog.isVisible()
    commander.type(words.title)
    commander.press("Return")
    commander.sees("wizard_severity")
    commander.type("115")
    commander.press("Escape")
    commander.has_no_dialog()


def say_what_it_means(commander: Commander, words: Words) -> None:
    """The draft is begun, and its red field leads to where it is told."""
    commander.press("3", ALT)
    assert commander.sees("message_first").hasFocus()
    commander.press("Space")
    commander.sees(f"message_subject_{words.language}")
    assert "{impact}" in commander.sees(f"message_body_{words.language}").toPlainText()
    tab_to(commander, "field_impact")
    commander.press("Space")
    assert commander.sees("situation_impact").hasFocus()
    commander.type(words.impact)
    commander.press("Tab")
    commander.press("3", ALT)
    tab_to(commander, "field_impact")
    commander.press("Space")
    for language in ("en", "es"):
        assert words.impact in commander.sees(f"message_body_{language}").toPlainText()


def read_both_languages(commander: Commander, words: Words) -> None:
    """Approving before the other language is read over is refused, and leads to it."""
    tab_to(commander, f"message_body_{words.language}")
    commander.press("Return", CONTROL)
    if commander.sees(f"message_confirm_{words.other}") is not QApplication.focusWidget():
        give_a_reason(commander, words)
    refused = commander.window.context.texts("messages.behind")
    assert commander.window.context.notices.text == refused
    assert commander.sees(f"message_confirm_{words.other}").hasFocus()
    commander.press("Space")
    commander.sees_not(f"message_behind_{words.other}")
    assert only_message(commander).behind == ()


def approve(commander: Commander, words: Words) -> None:
    commander.press("Return", CONTROL)
    if only_message(commander).state != APPROVED:
        give_a_reason(commander, words)
    message = only_message(commander)
    assert (message.state, message.approved_by) == (APPROVED, "Ana")
    assert commander.sees("message_language").hasFocus()


def give_a_reason(commander: Commander, words: Words) -> None:
    assert commander.sees("message_reason").hasFocus()
    if not commander.sees("message_reason").text():
        commander.type(words.reason)
    commander.press("Return", CONTROL)


def send(commander: Commander, words: Words) -> None:
    tab_to(commander, "ways_copy")
    commander.press("Space")
    copied = QApplication.clipboard().text()
    assert words.impact in copied
    assert "{" not in copied
    tab_to(commander, "message_sent")
    commander.press("Space")
    message = only_message(commander)
    (sending,) = message.sendings
    assert message.state == SENT
    assert (sending.language, sending.way) == (words.language, "copied")
    assert commander.sees(f"message_as_sent_{words.other}").isReadOnly()
    assert commander.sees("message_sent").hasFocus()
