"""Messages on the desk: two languages as one, approval by name, sending, and the promise."""

from datetime import timedelta
from functools import partial

import pytest
from clocks import NIGHT

from incident_desk.domain.message import APPROVED, DRAFT, SENT
from incident_desk.domain.message_text import Text, digest
from incident_desk.errors import RuleError

SOON = NIGHT + timedelta(minutes=30)
BOTH = {
    "en": Text("Next: {next_update}", "We know", "Next {next_update}"),
    "es": Text("Próximo: {next_update}", "Lo sabemos", "Luego {next_update}"),
}


@pytest.fixture
def incident_id(desk):
    return desk.declare("Card payments are down")


@pytest.fixture
def message_id(desk, incident_id):
    return desk.draft(incident_id, "customers", "acknowledged", BOTH)


def held(desk, incident_id, message_id):
    return desk.incident(incident_id).messages[message_id]


def approve(desk, incident_id, message_id, due_at, approver=""):
    """Over whatever the readiness checks hold against these short texts."""
    desk.approve(incident_id, message_id, due_at, approver, "It is known")


def refused(verb):
    with pytest.raises(RuleError) as error:
        verb()
    return error.value.key


def test_one_message_holds_both_languages_and_goes_out_with_its_promise(
    desk, incident_id, message_id
):
    approve(desk, incident_id, message_id, SOON, "Laura")
    message = held(desk, incident_id, message_id)
    assert (message.state, message.approved_by) == (APPROVED, "Laura")
    assert "{" not in "".join("".join(text.parts) for text in message.texts.values())
    desk.mark_sent(incident_id, message_id, "en", "email", "All customers", "copied")
    message = held(desk, incident_id, message_id)
    (sending,) = message.sendings
    assert message.state == SENT
    assert sending.sha256 == digest(f"We know\n\n{message.texts['en'].body}")
    assert (sending.group, sending.way, sending.language) == ("All customers", "copied", "en")
    assert desk.incident(incident_id).next_update_at == SOON


def test_what_was_sent_never_changes(desk, incident_id, message_id):
    approve(desk, incident_id, message_id, SOON)
    desk.mark_sent(incident_id, message_id, "en", "sms", "Doctors")
    before = desk.incident(incident_id)
    for verb in (
        lambda: desk.edit_draft(incident_id, message_id, "en", Text("Other")),
        lambda: desk.discard_draft(incident_id, message_id),
        lambda: approve(desk, incident_id, message_id, SOON),
        lambda: desk.name_reviewer(incident_id, message_id, "Laura"),
    ):
        assert refused(verb) == "messages.sent_never_changes"
    assert desk.incident(incident_id) == before


def test_editing_one_language_puts_the_other_behind_until_it_is_confirmed(
    desk, incident_id, message_id
):
    desk.edit_draft(incident_id, message_id, "en", Text("We know more."))
    assert held(desk, incident_id, message_id).behind == ("es",)
    assert refused(lambda: approve(desk, incident_id, message_id, SOON)) == "messages.behind"
    desk.edit_draft(incident_id, message_id, "es", Text("Sabemos más."))
    assert held(desk, incident_id, message_id).behind == ("es",)
    desk.confirm_language(incident_id, message_id, "es")
    approve(desk, incident_id, message_id, None)
    assert held(desk, incident_id, message_id).state == APPROVED


def test_a_changed_text_voids_the_approval_and_its_promise(desk, incident_id, message_id):
    approve(desk, incident_id, message_id, SOON)
    desk.edit_draft(incident_id, message_id, "en", Text("Other", "We know"))
    message = held(desk, incident_id, message_id)
    assert (message.state, message.approved_by) == (DRAFT, "")
    assert desk.incident(incident_id).next_update_at is None


def test_an_edit_after_approval_leaves_no_old_promise_in_the_other_language(
    desk, incident_id, message_id
):
    approve(desk, incident_id, message_id, SOON)
    desk.edit_draft(incident_id, message_id, "en", Text("Sooner: {next_update}"))
    assert held(desk, incident_id, message_id).texts["es"] == BOTH["es"]
    desk.confirm_language(incident_id, message_id, "es")
    approve(desk, incident_id, message_id, NIGHT + timedelta(minutes=15))
    assert held(desk, incident_id, message_id).texts["es"].body == "Próximo: 03:15 (UTC)"


def test_another_promise_is_approved_again_and_touches_no_other_time(desk, incident_id):
    text = Text("Over about 03:30 (UTC). Next: {next_update}")
    message_id = desk.draft(incident_id, "customers", "update", {"en": text})
    approve(desk, incident_id, message_id, SOON)
    approve(desk, incident_id, message_id, SOON + timedelta(minutes=15))
    message = held(desk, incident_id, message_id)
    assert message.texts["en"].body == "Over about 03:30 (UTC). Next: 03:45 (UTC)"
    assert message.drafts["en"] == text
    assert desk.incident(incident_id).next_update_at == SOON + timedelta(minutes=15)


def test_over_a_check_that_blocks_only_with_a_reason_that_is_kept(desk, incident_id, message_id):
    blocked = partial(desk.approve, incident_id, message_id, SOON, "Laura")
    assert refused(blocked) == "messages.blocked"
    assert held(desk, incident_id, message_id).state == DRAFT
    blocked("The lawyer has read it")
    message = held(desk, incident_id, message_id)
    assert message.overridden
    assert message.override_reason == "The lawyer has read it"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (Text("  "), "messages.empty"),
        (Text("We know.", "{title}"), "messages.unfilled"),
        (Text("We know.", "", "{impact}"), "messages.unfilled"),
    ],
)
def test_what_is_not_ready_is_not_approved(desk, incident_id, text, key):
    message_id = desk.draft(incident_id, "staff", "update", {"en": text})
    assert refused(lambda: approve(desk, incident_id, message_id, None)) == key


def test_a_promise_in_the_past_is_no_promise(desk, incident_id, message_id):
    past = NIGHT - timedelta(minutes=1)
    key = refused(lambda: approve(desk, incident_id, message_id, past))
    assert key == "messages.promise_in_the_past"


def test_the_same_text_goes_to_the_same_people_once_unless_again_is_said(
    desk, incident_id, message_id
):
    approve(desk, incident_id, message_id, SOON)
    desk.mark_sent(incident_id, message_id, "en", "chat", "Shops")
    send = desk.mark_sent
    assert refused(lambda: send(incident_id, message_id, "en", "phone", "SHOPS")) == (
        "messages.sent_already"
    )
    desk.mark_sent(incident_id, message_id, "en", "chat", "Offices")
    desk.mark_sent(incident_id, message_id, "es", "chat", "Shops")
    desk.mark_sent(incident_id, message_id, "en", "phone", "Shops", again=True)
    sendings = held(desk, incident_id, message_id).sendings
    assert [one.again for one in sendings] == [False, False, False, True]


def test_nothing_is_sent_before_it_is_approved_nor_with_an_empty_short_form(desk, incident_id):
    message_id = desk.draft(incident_id, "staff", "update", {"en": Text("We know.")})
    send = desk.mark_sent
    assert refused(lambda: send(incident_id, message_id, "en", "email")) == (
        "messages.not_approved"
    )
    approve(desk, incident_id, message_id, None)
    assert refused(lambda: send(incident_id, message_id, "en", "sms")) == "messages.empty"
    assert refused(lambda: send(incident_id, message_id, "es", "email")) == (
        "messages.not_in_language"
    )


def test_a_correction_names_the_message_that_it_puts_right(desk, incident_id, message_id):
    again = {"en": Text("We were wrong.")}
    correct = partial(desk.draft, incident_id, "customers", "update", again, {}, (), message_id)
    assert refused(correct) == "messages.corrects_unsent"
    approve(desk, incident_id, message_id, SOON)
    desk.mark_sent(incident_id, message_id, "en", "email")
    assert held(desk, incident_id, correct()).corrects == message_id


def test_each_audience_has_its_own_promise_and_the_earliest_is_on_the_board(
    desk, clock, incident_id, message_id
):
    approve(desk, incident_id, message_id, SOON)
    staff = desk.draft(incident_id, "staff", "update", {"en": Text("We know.")})
    approve(desk, incident_id, staff, NIGHT + timedelta(minutes=10))
    incident = desk.incident(incident_id)
    assert incident.promises == {"customers": SOON, "staff": NIGHT + timedelta(minutes=10)}
    assert incident.next_update_at == NIGHT + timedelta(minutes=10)
    clock.forward(8)
    assert [need.text for need in desk.needs() if need.kind == "update"] == ["staff"]


def test_a_promise_is_moved_with_a_reason_and_the_next_message_replaces_it(
    desk, clock, incident_id, message_id
):
    approve(desk, incident_id, message_id, SOON)
    later = SOON + timedelta(minutes=30)
    move = desk.move_promise
    assert refused(lambda: move(incident_id, "customers", later, " ")) == "messages.reason_needed"
    move(incident_id, "customers", later, "The provider asks for time")
    assert desk.incident(incident_id).promises["customers"] == later
    clock.forward(5)
    second = desk.draft(incident_id, "customers", "resolved", {"en": Text("It works.")})
    approve(desk, incident_id, second, None)
    assert desk.incident(incident_id).promises == {}


def test_an_older_row_of_one_language_is_read_as_one_message(desk, incident_id):
    from incident_desk.store.codec import decoded

    message = "01a20658-9b80-7ede-a2aa-588a8332f228"
    old = decoded(
        "message_drafted",
        1,
        f'{{"message":"{message}","audience":"customers","stage":"identified",'
        '"language":"es","text":"Lo sabemos."}',
    )
    assert (old.stage, old.texts) == ("known_scope", {"es": Text("Lo sabemos.")})
