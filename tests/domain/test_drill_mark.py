"""A text that leaves a drill begins by saying so."""

import pytest

from incident_desk.domain.drill_mark import drill_marked, drill_named


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Cards are refused.", "en", "[DRILL] Cards are refused."),
        ("No pasan las tarjetas.", "es", "[SIMULACRO] No pasan las tarjetas."),
        ("\n  Cards are refused.", "en", "[DRILL] Cards are refused."),
        ("[DRILL] Cards are refused.", "en", "[DRILL] Cards are refused."),
        ("[drill] Cards are refused.", "en", "[drill] Cards are refused."),
        ("[SIMULACRO] No pasan.", "en", "[SIMULACRO] No pasan."),
        ("Drill bits are late.", "en", "[DRILL] Drill bits are late."),
        ("", "es", ""),
        ("Rien ne marche.", "fr", "[DRILL] Rien ne marche."),
    ],
)
def test_it_begins_with_the_mark_once(text: str, language: str, marked: str) -> None:
    assert drill_marked(text, language) == marked
    assert drill_marked(marked, language) == marked


def test_a_file_that_leaves_a_drill_is_named_so() -> None:
    assert drill_named("INC-K7-0012-es.pdf", "es") == "SIMULACRO-INC-K7-0012-es.pdf"
    assert drill_named("INC-K7-0012-en.pdf", "en") == "DRILL-INC-K7-0012-en.pdf"
