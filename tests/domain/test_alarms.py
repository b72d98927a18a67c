"""What becomes due is told once, in one go, and not at all where it is silenced."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bodies import INCIDENT, declared, fact
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.alarms import SILENT_FOR, Alarm, Silence, Told, ring
from incident_desk.domain.board import card
from incident_desk.domain.deadlines import ASSESS, ORDER, UPDATE, Need
from incident_desk.domain.fold import fold

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LOUD = Silence()
NOTHING: Told = frozenset()
OURS = card(fold(INCIDENT, [fact(1, declared())]))
OTHER = replace(OURS, id=UUID(int=2))


def update(minutes: float = 0, of: object = OURS) -> Need:
    return Need(of, UPDATE, NOW + minutes * MINUTE)  # type: ignore[arg-type]


def told_by(alarm: Alarm | None) -> tuple[Need, ...]:
    return alarm.needs if alarm else ()


def test_the_same_thing_is_never_told_twice() -> None:
    alarm, told = ring([update()], LOUD, NOTHING, NOW)
    assert told_by(alarm) == (update(),)
    for seconds in range(1, 300):
        alarm, told = ring([update()], LOUD, told, NOW + timedelta(seconds=seconds))
        assert alarm is None


def test_a_promise_is_told_before_its_time_and_once_more_at_it() -> None:
    heard = []
    told = NOTHING
    for second in range(0, 400, 10):
        alarm, told = ring([update(5)], LOUD, told, NOW + timedelta(seconds=second))
        heard += [second] * len(told_by(alarm))
    assert heard == [0, 300]


def test_several_are_told_in_one_go_with_one_sound() -> None:
    needs = [update(-3), Need(OURS, ORDER, NOW, UUID(int=9)), update(0, OTHER)]
    alarm, _ = ring(needs, LOUD, NOTHING, NOW)
    assert alarm == Alarm(tuple(needs), sound=True)


def test_at_the_start_there_is_one_summary_without_a_sound() -> None:
    needs = [update(-600), update(-1, OTHER)]
    alarm, told = ring(needs, LOUD, None, NOW)
    assert alarm == Alarm(tuple(needs), sound=False)
    assert ring(needs, LOUD, told, NOW)[0] is None


def test_a_start_with_nothing_due_tells_nothing_and_the_next_has_its_sound() -> None:
    alarm, told = ring([], LOUD, None, NOW)
    assert alarm is None
    assert ring([update()], LOUD, told, NOW)[0] == Alarm((update(),), sound=True)


def test_a_silenced_incident_is_not_told_until_it_may_sound_again() -> None:
    needs = [update(), update(0, OTHER)]
    alarm, told = ring(needs, Silence(incidents=frozenset({INCIDENT})), NOTHING, NOW)
    assert told_by(alarm) == (needs[1],)
    alarm, _ = ring(needs, LOUD, told, NOW + MINUTE)
    assert told_by(alarm) == (needs[0],)


def test_what_became_due_in_a_silent_hour_is_told_when_it_ends() -> None:
    silence, told = Silence(until=NOW + SILENT_FOR), NOTHING
    needs = [update(1), update(2, OTHER)]
    for minutes in range(60):
        alarm, told = ring(needs, silence, told, NOW + minutes * MINUTE)
        assert alarm is None
    alarm, _ = ring(needs, silence, told, NOW + SILENT_FOR)
    assert alarm == Alarm(tuple(needs), sound=True)


def test_a_clock_that_was_set_back_ends_the_silence_rather_than_lengthen_it() -> None:
    silence = Silence(until=NOW + SILENT_FOR)
    assert silence.holds(NOW)
    assert not silence.holds(NOW - MINUTE)
    assert not silence.holds(NOW + SILENT_FOR)
    assert not LOUD.holds(NOW)


def test_an_order_that_was_given_more_time_is_told_anew() -> None:
    order = Need(OURS, ORDER, NOW, UUID(int=9))
    _, told = ring([order], LOUD, NOTHING, NOW)
    moved = replace(order, at=NOW + 10 * MINUTE)
    alarm, _ = ring([moved], LOUD, told, NOW + 10 * MINUTE)
    assert told_by(alarm) == (moved,)


def test_what_has_no_time_is_never_told() -> None:
    assert ring([Need(OURS, ASSESS)], LOUD, NOTHING, NOW) == (None, NOTHING)


@given(st.lists(st.tuples(st.integers(-30, 30), st.booleans(), st.booleans()), max_size=30))
def test_whatever_the_clock_and_the_silence_do_nothing_is_told_twice(
    steps: list[tuple[int, bool, bool]],
) -> None:
    """The clock may be set forth and back, all may be silenced, and so may one incident."""
    needs, told = [update(), update(7, OTHER)], NOTHING
    heard: list[tuple[UUID, bool]] = []
    now = NOW
    for minutes, all_silent, one_silent in steps:
        now += minutes * MINUTE
        silence = Silence(
            now + MINUTE if all_silent else None,
            frozenset({INCIDENT}) if one_silent else frozenset(),
        )
        alarm, told = ring(needs, silence, told, now)
        assert not (alarm and all_silent)
        heard += [(need.card.id, now < (need.at or now)) for need in told_by(alarm)]
    assert len(heard) == len(set(heard))
