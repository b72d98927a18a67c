"""What goes out by each channel, and whether it fits."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.message_text import Text
from incident_desk.export.outgoing import SHORT, TITLED, Misfit, fit, outgoing, seconds_aloud
from incident_desk.export.sms import Cause, taken_apart
from incident_desk.i18n import texts

CHANNELS = ("status_page", "internal_page", "email", "chat", "phone", "sms", "social")
TEXT = Text("**Cards** fail.\n\n- pay in cash", "Card\n payments", "Cards fail: pay in cash")


def misfits(channel: str, **parts: str) -> list[tuple[str, bool]]:
    text = Text(**{"body": "b", "subject": "s", "short": "x", **parts})
    return [(each.key, each.grave) for each in fit(outgoing(text, channel))]


@pytest.mark.parametrize("channel", TITLED)
def test_pages_and_mail_have_a_subject_and_the_text(channel):
    assert outgoing(TEXT, channel).exact == "Card payments\n\nCards fail.\n\n- pay in cash"


@pytest.mark.parametrize("channel", ["chat", "phone"])
def test_chat_and_telephone_have_the_text_alone(channel):
    assert outgoing(TEXT, channel).exact == "Cards fail.\n\n- pay in cash"


@pytest.mark.parametrize("channel", SHORT)
def test_sms_and_posts_carry_the_short_form_as_it_was_written(channel):
    text = Text("long", "s", " **2 < 3** & <b>x</b>\n\nbye\nbye ")
    going = outgoing(text, channel)
    assert going.exact == "**2 < 3** & <b>x</b>\n\nbye\nbye"
    assert going.html == ("<p>**2 &lt; 3** &amp; &lt;b&gt;x&lt;/b&gt;</p>\n<p>bye<br>\nbye</p>\n")


def test_letters_are_composed_so_that_each_counts_once():
    assert outgoing(Text("o\u0301", "o\u0301", "o\u0301"), "sms").exact == "ó"
    assert outgoing(Text("o\u0301", "o\u0301"), "email").exact == "ó\n\nó"


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_text_of_common_length_fits_every_channel(channel):
    assert fit(outgoing(TEXT, channel)) == ()


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_not_there_cannot_go_out(channel):
    going = outgoing(Text(""), channel)
    assert going.is_empty
    found = fit(going)
    assert {each.part for each in found} == (
        {"short"} if channel in SHORT else {"body", "subject"} if channel in TITLED else {"body"}
    )
    assert all(each.grave and each.is_empty for each in found)


@pytest.mark.parametrize(
    ("channel", "good", "most"), [("status_page", 80, 255), ("email", 60, 150)]
)
def test_subjects_have_a_length_that_is_read_and_one_that_is_taken(channel, good, most):
    assert misfits(channel, subject="s" * good) == []
    assert misfits(channel, subject="s" * (good + 1)) == [("outgoing.subject_long", False)]
    assert misfits(channel, subject="s" * most) == [("outgoing.subject_long", False)]
    assert misfits(channel, subject="s" * (most + 1)) == [("outgoing.subject_too_long", True)]


def test_a_status_page_has_limits_and_an_email_has_none():
    assert misfits("status_page", body="b" * 1000) == []
    assert misfits("status_page", body="b" * 1001) == [("outgoing.body_long", False)]
    assert misfits("internal_page", body="b" * 5001) == [("outgoing.body_too_long", True)]
    assert misfits("email", body="b" * 9000) == []


def test_the_gravest_comes_first():
    assert misfits("status_page", body="b" * 1001, subject="s" * 256) == [
        ("outgoing.subject_too_long", True),
        ("outgoing.body_long", False),
    ]


def test_a_post_is_counted_by_weight():
    assert misfits("social", short="x" * 230) == []
    assert misfits("social", short="x" * 231) == [("outgoing.post_long", False)]
    assert misfits("social", short="日" * 140) == [("outgoing.post_long", False)]
    assert misfits("social", short="日" * 141) == [("outgoing.post_too_long", True)]
    assert misfits("social", short="https://a.example/" + "x" * 400) == []


def test_an_sms_is_counted_by_its_parts():
    assert misfits("sms", short="x" * 160) == []
    assert misfits("sms", short="x" * 161) == [("outgoing.sms_long", False)]
    assert misfits("sms", short="x" * 460) == [("outgoing.sms_too_long", True)]
    assert misfits("sms", short="ó" * 71) == [("outgoing.sms_long", False)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_misfit_says_how_much_and_what_may_be(language):
    said = Misfit("outgoing.post_too_long", "short", True, {"count": 301, "good": 230, "most": 280})
    assert "301" in said.told(texts(language))
    assert "280" in said.told(texts(language))


def test_the_letters_that_make_an_sms_longer_are_named_with_what_avoids_them():
    found = taken_apart("Interrupción: la próxima y otra próxima, “ya” 🔥")
    assert found.causes == (
        Cause("ó", None, (("Interrupción", "corte"), ("próxima", "siguiente"))),
        Cause("“", '"', ()),
        Cause("”", '"', ()),
        Cause("🔥", None, ()),
    )
    assert found.without.alphabet == "GSM-7"
    assert not found.would_save


def test_what_would_be_saved_is_told():
    found = taken_apart("Interrupción. " + "x" * 100)
    assert (found.counted.parts, found.without.parts) == (2, 1)
    assert found.would_save
    assert found.parts == ("Interrupción. " + "x" * 53, "x" * 47)


def test_the_gsm_alphabet_needs_nothing_avoided():
    found = taken_apart("¿Qué señal, mañana? €")
    assert found.causes == ()
    assert found.without == found.counted


@given(st.text(max_size=400))
def test_the_parts_are_the_text_and_nothing_is_torn(text):
    found = taken_apart(text)
    assert "".join(found.parts) == text
    assert len(found.parts) == found.counted.parts


@given(st.text("aeñéáíóúÁÍÓÚçÇ“”’–…🔥✓ \n€", max_size=400))
def test_without_its_causes_every_text_of_europe_is_in_the_gsm_alphabet(text):
    found = taken_apart(text)
    assert found.without.alphabet == "GSM-7"
    assert bool(found.causes) == (found.counted.alphabet == "UCS-2")


def test_reading_aloud_takes_its_time_and_pauses_after_each_paragraph():
    assert seconds_aloud("") == 0
    assert seconds_aloud(" ".join(["word"] * 110)) == 62
    assert seconds_aloud("one\n\ntwo") > seconds_aloud("one\ntwo")


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_no_character_does_not_go_out(channel):
    text = "a\x00b\r\nc\rd\u2028e\ud800\x1b[31m\ufeff\u200b\ufffc"
    assert outgoing(Text(text, "s", text), channel).content == "ab\nc\nd\ne[31m"


def test_a_subject_has_one_line():
    assert outgoing(Text("b", "a\r\nBcc: x\u2028y\x0bz"), "email").subject == "a Bcc: x y z"


def test_marks_of_direction_and_emoji_stay():
    text = "\u200fمرحبا\u200e 👩\u200d🚒 \u2066x\u2069"
    assert outgoing(Text(text, text, text), "sms").exact == text
    assert outgoing(Text(text, "s"), "chat").exact == text


@given(st.text(max_size=300), st.sampled_from(CHANNELS))
def test_any_text_at_all_can_be_hashed(text, channel):
    exact = outgoing(Text(text, text, text), channel).exact
    assert hashlib.sha256(exact.encode()).hexdigest()
    assert "\r" not in exact
