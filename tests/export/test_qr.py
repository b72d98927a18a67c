"""QR codes, held against what the standard says of every code."""

import pytest

from incident_desk.errors import InputError
from incident_desk.export.qr import MOST, code
from incident_desk.i18n import LANGUAGES, texts

FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")


def corner(rows, top, left):
    return tuple(
        "".join("01"[module] for module in row[left : left + 7]) for row in rows[top : top + 7]
    )


@pytest.mark.parametrize("text", ["x", "Interrupción 🔥\nhttps://a.example", "x" * MOST])
def test_a_code_is_square_and_has_its_three_corners_and_its_rulers(text):
    made = code(text)
    rows = made.rows
    assert all(len(row) == made.side for row in rows)
    assert (made.side - 17) % 4 == 0
    for top, left in ((0, 0), (0, made.side - 7), (made.side - 7, 0)):
        assert corner(rows, top, left) == FINDER
    ruler = rows[6][8 : made.side - 8]
    assert all(module == (place % 2 == 0) for place, module in enumerate(ruler))


def test_the_finest_code_has_77_modules_a_side():
    assert code("x" * MOST).side == 77
    assert code("ó" * (MOST // 2)).side == 77


def test_another_text_has_another_code_and_the_same_the_same():
    assert code("Cards are down") == code("Cards are down")
    assert code("Cards are down") != code("Cards are up")


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_long_a_text_is_refused_with_what_to_do(language):
    with pytest.raises(InputError) as refused:
        code("ó" * 261)
    assert "522" in refused.value.told(texts(language))
    assert "520" in refused.value.told(texts(language))


def test_no_text_is_refused():
    with pytest.raises(InputError):
        code("")
