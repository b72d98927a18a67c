"""Numbers of persons, cards and accounts are proven by their check digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain import check_digits

HOLD = [
    (check_digits.is_dni, "12345678Z", "00000000T", "X1234567L", "Y-0000000-Z", "87654321-x"),
    (check_digits.is_rut, "12.345.678-5", "11222333-9", "20.347.878-K", "6.834.243-0"),
    (check_digits.is_cpf, "529.982.247-25", "11144477735"),
    (check_digits.is_curp, "HEGG560427MVZRRL04", "hegg560427mvzrrl04"),
    (check_digits.is_ssn, "078-05-1120", "899-99-9999"),
    (check_digits.is_card, "4111 1111 1111 1111", "5500-0000-0000-0004", "340000000000009"),
    (check_digits.is_iban, "ES91 2100 0418 4502 0005 1332", "GB82WEST12345698765432"),
]
FAIL = [
    (check_digits.is_dni, "12345678A", "1234567Z", "W1234567L", "", "Z"),
    (check_digits.is_rut, "12.345.678-4", "11.111.111-1", "1-9", ""),
    (check_digits.is_cpf, "529.982.247-26", "111.111.111-11", "529982247", ""),
    (check_digits.is_curp, "HEGG560427MVZRRL05", "HEGG560427MXXRRL04", "HEGG560427ZVZRRL04", ""),
    (
        check_digits.is_ssn,
        "000-05-1120",
        "666-05-1120",
        "900-05-1120",
        "078-00-1120",
        "078-05-0000",
    ),
    (
        check_digits.is_card,
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "1234 5678 9012 3452",
        "41",
    ),
    (check_digits.is_iban, "ES92 2100 0418 4502 0005 1332", "ES9121", "9991 2100 0418 4502", ""),
]


@pytest.mark.parametrize(("holds", "number"), [(each, n) for each, *all_ in HOLD for n in all_])
def test_a_true_number_holds(holds, number):
    assert holds(number)


@pytest.mark.parametrize(("holds", "number"), [(each, n) for each, *all_ in FAIL for n in all_])
def test_a_false_number_does_not(holds, number):
    assert not holds(number)


@pytest.mark.parametrize("number", [numbers[0] for _, *numbers in HOLD if numbers[0][0].isdigit()])
def test_one_digit_changed_is_found(number):
    holds = next(each for each, *numbers in HOLD if number in numbers)
    if holds is check_digits.is_ssn:  # it has no check digit
        return
    changed = str((int(number[0]) + 1) % 10) + number[1:]
    assert not holds(changed)


@given(st.text())
def test_any_text_is_answered(text):
    for holds, *_ in HOLD:
        assert holds(text) in (True, False)
