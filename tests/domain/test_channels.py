"""How much room a text takes: SMS by alphabet and parts, posts by weight."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.channels import (
    GSM_7,
    UCS_2,
    plain_typography,
    sms,
    social_cut,
    social_length,
)


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", GSM_7, 0, 1),
        ("a" * 160, GSM_7, 160, 1),
        ("a" * 161, GSM_7, 161, 2),
        ("a" * 306, GSM_7, 306, 2),
        ("a" * 307, GSM_7, 307, 3),
        ("€" * 80, GSM_7, 160, 1),
        ("é" * 160, GSM_7, 160, 1),
        ("ó" * 70, UCS_2, 70, 1),
        ("ó" * 71, UCS_2, 71, 2),
        ("ó" + "a" * 133, UCS_2, 134, 2),
        ("ó" + "a" * 134, UCS_2, 135, 3),
        ("😅" * 35, UCS_2, 70, 1),
        ("😅" * 36, UCS_2, 72, 2),
    ],
)
def test_an_sms_is_counted_by_its_alphabet(text, alphabet, units, parts):
    counted = sms(text)
    assert (counted.alphabet, counted.units, counted.parts) == (alphabet, units, parts)


def test_what_counts_as_two_is_not_torn_apart_between_parts():
    # 76 pairs fill 152 of 153: the last septet of each part stays empty.
    assert sms("€" * 81).ends == (76, 81)
    assert sms("😅" * 36).ends == (33, 36)


@pytest.mark.parametrize("letter", "éñÑüÜàèìòùöÖäÄ¿¡ÇÉ§£¥")
def test_these_letters_cost_nothing(letter):
    assert sms(letter).alphabet == GSM_7


@pytest.mark.parametrize("letter", "áíóúÁÍÓÚçªº")
def test_these_letters_have_no_stand_in(letter):
    (forced,) = sms(f"a{letter}").forced
    assert (forced.character, forced.at, forced.stand_in) == (letter, 1, None)


def test_typography_has_one():
    text = "‘a’ “b” – — … «c»\u00a0d"
    assert {each.stand_in for each in sms(text).forced} == {"'", '"', "-", "...", " "}
    plain = plain_typography(text)
    assert plain == '\'a\' "b" - - ... "c" d'
    assert sms(plain).alphabet == GSM_7


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("abc", 3),
        ("áñ¿", 3),
        ("cafe\u0301", 4),
        ("收银机", 6),
        ("😅", 2),
        ("👨‍👩‍👧", 2),
        ("👍🏽", 2),
        ("🇪🇸", 2),
        ("1️⃣", 2),
        ("“—”…", 5),
        ("https://status.example.com/a/very/long/way", 23),
        ("See https://a.es, now", 32),
        ("status.example.com", 23),
        ("e.g. this", 9),
    ],
)
def test_a_post_is_weighed(text, length):
    assert social_length(text) == length


def test_the_cut_is_where_the_room_ends():
    assert social_cut("abc", 280) == 3
    assert social_cut("a" * 281, 280) == 280
    assert social_cut("a" * 270 + " https://example.com", 280) == 271


@given(st.text())
def test_any_text_can_be_counted(text):
    counted = sms(text)
    assert counted.ends[-1] == len(text)
    assert sum(counted.ends) == sum(sorted(counted.ends))
    alone, joined = (160, 153) if counted.alphabet == GSM_7 else (70, 67)
    assert (counted.parts == 1) == (counted.units <= alone)
    assert counted.units <= counted.parts * joined or counted.parts == 1
    normal = unicodedata.normalize("NFC", text)
    assert social_cut(normal, social_length(text)) == len(normal)
