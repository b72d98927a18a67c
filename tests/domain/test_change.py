"""What a fact has set can always be set back, whatever was told before."""

from bodies import INCIDENT, bodies, fact, histories
from hypothesis import given

from incident_desk.domain import undo
from incident_desk.domain.facts import Body, Fact
from incident_desk.domain.fold import apply, fold


@given(histories(), bodies)
def test_setting_back_gives_what_held_before(history: list[Fact], body: Body) -> None:
    before = fold(INCIDENT, history)
    after = apply(before, fact(500, body))
    change = undo.change(1, before, after, (body,))
    if change is None:
        return
    back = undo.setting(change.thing, change.before)
    assert back is not None
    assert undo.value(apply(after, fact(501, back)), change.thing) == change.before
    again = undo.setting(change.thing, change.after)
    assert again is not None
    assert undo.value(apply(before, fact(502, again)), change.thing) == change.after
