"""What is known: changed, withdrawn, or asked and not known; and what was said before."""

import pytest
from bodies import declared, fact

from incident_desk.domain.facts import RoleAssigned, SituationChanged
from incident_desk.domain.fold import fold
from incident_desk.domain.situation import Known, change
from incident_desk.errors import RuleError
from incident_desk.store import codec

HELD = Known("A cable", "Ana", fact(1, declared()).happened_at)
ASKED = Known("", "Ana", HELD.at, unknown=True)


def folded(*bodies):
    facts = [fact(number, body) for number, body in enumerate((declared(), *bodies), 1)]
    return fold(facts[0].incident_id, facts)


@pytest.mark.parametrize(
    ("held", "value", "unknown"), [(HELD, " A cable ", False), (None, "", False), (ASKED, "", True)]
)
def test_what_holds_already_gives_no_fact(held, value, unknown):
    assert change("cause", held, value, unknown=unknown) == ()


def test_not_known_is_another_thing_than_nothing_said():
    assert change("cause", None, "", unknown=True) == (SituationChanged("cause", "", True),)
    assert change("cause", ASKED, "") == (SituationChanged("cause", ""),)
    assert change("cause", HELD, "") == (SituationChanged("cause", ""),)


@pytest.mark.parametrize("words", ["Unknown", "no se sabe.", "Aún no se sabe", "desconocido", "?"])
def test_words_for_not_known_say_the_same(words):
    assert change("cause", HELD, words) == (SituationChanged("cause", "", unknown=True),)


def test_none_is_no_workaround_known_and_an_answer_elsewhere():
    assert change("workaround", None, "Ninguna") == (SituationChanged("workaround", "", True),)
    assert change("impact", None, "Ninguna") == (SituationChanged("impact", "Ninguna"),)


def test_a_field_that_is_none_is_refused():
    with pytest.raises(RuleError, match="no_such_field"):
        change("mood", None, "bad")


def test_what_was_said_before_is_kept_in_order():
    incident = folded(
        SituationChanged("cause", "A fuse"),
        SituationChanged("cause", "", unknown=True),
        SituationChanged("cause", "A cable"),
        RoleAssigned("scribe", "Ana"),
        RoleAssigned("scribe", "Bruno"),
    )
    cause = incident.situation["cause"]
    assert (cause.value, cause.unknown) == ("A cable", False)
    assert [(known.value, known.unknown) for known in cause.earlier] == [
        ("A fuse", False),
        ("", True),
    ]
    assert all(known.earlier == () for known in cause.earlier)
    assert [known.value for known in incident.roles["scribe"].earlier] == ["Ana"]


def test_a_fact_from_before_there_was_not_known_still_reads():
    old = codec.decoded("situation_changed", 1, '{"field":"cause","value":"A fuse"}')
    assert old == SituationChanged("cause", "A fuse")
