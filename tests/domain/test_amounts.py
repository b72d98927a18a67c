"""How many people, read in English and Spanish at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.amounts import Amount, parse, said
from incident_desk.i18n import texts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("200-500", Amount(200, 500)),
        ("200–500 people", Amount(200, 500)),
        ("entre 200 y 500 personas", Amount(200, 500)),
        ("from 20 to 30 users", Amount(20, 30)),
        ("500-200", Amount(200, 500)),
        ("unos 300", Amount(300, 300, approximate=True)),
        ("about 300", Amount(300, 300, approximate=True)),
        ("300 customers in the north", Amount(300, 300)),
        ("~40", Amount(40, 40, approximate=True)),
        (">1000", Amount(1000, None)),
        ("100+", Amount(100, None)),
        ("al menos 50", Amount(50, None)),
        ("más de 1.200 clientes", Amount(1200, None)),
        ("up to 50", Amount(0, 50)),
        ("menos de 50", Amount(0, 50)),
        ("unas 2 mil", Amount(2000, 2000, approximate=True)),
        ("2-3 mil", Amount(2000, 3000)),
        ("900-1k", Amount(900, 1000)),
        ("1,5 mil", Amount(1500, 1500)),
        ("2 millones", Amount(2_000_000, 2_000_000)),
        ("1.200", Amount(1200, 1200)),
        ("1,200", Amount(1200, 1200)),
        ("12 000", Amount(12_000, 12_000)),
        ("12%", Amount(12, 12, share=True)),
        ("10-20 %", Amount(10, 20, share=True)),
        ("12,5 % de los clientes", Amount(12.5, 12.5, share=True)),
        ("half", Amount(50, 50, share=True, approximate=True)),
        ("todos los clientes", Amount(100, 100, share=True)),
        ("hundreds of users", Amount(100, 1000, approximate=True)),
        ("nobody yet", Amount(0, 0)),
        ("nadie aún", Amount(0, 0)),
        ("0", Amount(0, 0)),
    ],
)
def test_an_amount_is_read_as_people_say_it(text, amount):
    assert parse(text) == amount
    assert parse(f"  {text.upper()}. ") == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "desconocido",
        "unknown",
        "the whole north office",
        "150 %",
        "1.5",
        "-5",
        "300 customers, 20 of the staff",
        "gate 4",
        "5 shops",
        "more than up to 5",
        "0 000",
        "0.123.456",
        "99999999999",
        "x" * 5000,
    ],
)
def test_what_is_not_understood_stays_text(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("200-500", "200 to 500 people", "de 200 a 500 personas"),
        ("unas 2 mil", "about 2,000 people", "aproximadamente 2.000 personas"),
        ("1", "1 person", "1 persona"),
        (">1000", "1,000 people or more", "1.000 personas o más"),
        ("hasta 50", "up to 50 people", "hasta 50 personas"),
        ("12,5%", "12.5 % of users", "12,5 % de los usuarios"),
        ("10-20 %", "10 to 20 % of users", "del 10 al 20 % de los usuarios"),
        ("nadie", "nobody yet", "nadie todavía"),
    ],
)
def test_it_is_told_in_either_language(text, english, spanish):
    amount = parse(text)
    assert amount is not None
    assert said(amount, texts("en")) == english
    assert said(amount, texts("es")) == spanish


@pytest.mark.parametrize("text", ["40", "40 staff", "~40 of our users", "40 people or more"])
def test_an_amount_may_stand_alone(text):
    assert parse(text, alone=True) == parse(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "40 staff and everyone who shops there",
        "unos 40 clientes de León",
        "half our guests in Leon",
    ],
)
def test_a_text_may_tell_more_than_the_amount(text):
    assert parse(text, alone=True) is None


@given(st.text(alphabet="0123456789., %-+<>~kmil toaunsy", max_size=40) | st.text(max_size=40))
def test_no_text_is_a_fault(text):
    amount = parse(text)
    if amount is not None:
        assert amount.low >= 0
        assert amount.high is None or amount.low <= amount.high
        assert said(amount, texts("es"))
