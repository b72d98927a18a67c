"""Numbers that name a person or an account, proven by their own check digits.

Sources: DNI and NIE (Spain, Royal Decree 1553/2005 and the Interior Ministry's letter table), RUT
(Chile, modulo 11), CPF (Brazil, Receita Federal), CURP (Mexico, RENAPO), SSN (United States, SSA:
which numbers are never issued), payment cards (ISO/IEC 7812-1, Luhn), IBAN (ISO 13616, ISO 7064
modulo 97-10). Each function takes the number as it is written and gives whether it holds.
"""

import string
from itertools import cycle

_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_CURP_DIGITS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_CURP_STATES = frozenset(
    [
        "AS",
        "BC",
        "BS",
        "CC",
        "CL",
        "CM",
        "CS",
        "CH",
        "DF",
        "DG",
        "GT",
        "GR",
        "HG",
        "JC",
        "MC",
        "MN",
        "MS",
        "NT",
        "NL",
        "OC",
        "PL",
        "QT",
        "QR",
        "SP",
        "SL",
        "SR",
        "TC",
        "TS",
        "TL",
        "VZ",
        "YN",
        "ZS",
        "NE",
    ]
)


def is_dni(text: str) -> bool:
    """Eight digits and the letter they ask for; of an NIE X, Y or Z stands for 0, 1 or 2."""
    code = _letters_and_digits(text)
    digits, letter = code[:-1], code[-1:]
    if digits[:1] in ("X", "Y", "Z"):
        digits = f"{'XYZ'.index(digits[0])}{digits[1:]}"
    if len(digits) != 8 or not _digits(digits):
        return False
    return _DNI_LETTERS[int(digits) % 23] == letter


def is_rut(text: str) -> bool:
    code = _letters_and_digits(text)
    digits, check = code[:-1], code[-1:]
    if not 7 <= len(digits) <= 8 or not _digits(digits) or _same(digits):
        return False
    weights = cycle((2, 3, 4, 5, 6, 7))
    rest = 11 - sum(int(d) * w for d, w in zip(reversed(digits), weights, strict=False)) % 11
    return check == {10: "K", 11: "0"}.get(rest, str(rest))


def is_cpf(text: str) -> bool:
    code = _letters_and_digits(text)
    if len(code) != 11 or not _digits(code) or _same(code):
        return False
    return all(_cpf_digit(code[:length]) == code[length] for length in (9, 10))


def is_curp(text: str) -> bool:
    """Four letters, a date, sex, state, three letters, a mark, and the check digit."""
    code = _letters_and_digits(text)
    if len(code) != 18 or not code[17].isdigit() or code[11:13] not in _CURP_STATES:
        return False
    if not _digits(code[4:10]) or code[10] not in ("H", "M", "X"):
        return False
    if any(character not in _CURP_DIGITS for character in code):
        return False
    total = sum(_CURP_DIGITS.index(c) * (18 - place) for place, c in enumerate(code[:17]))
    return int(code[17]) == -total % 10


def is_ssn(text: str) -> bool:
    """Written 3-2-4; it has no check digit, but some groups were never issued."""
    area, _, rest = text.partition("-")
    group, _, serial = rest.partition("-")
    if not (_digits(area + group + serial) and (len(area), len(group), len(serial)) == (3, 2, 4)):
        return False
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def is_card(text: str) -> bool:
    """A payment card number: its length, its first digit, and Luhn's sum."""
    code = _letters_and_digits(text)
    if not 13 <= len(code) <= 19 or not _digits(code) or _same(code) or code[0] not in "23456":
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(code))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def is_iban(text: str) -> bool:
    code = _letters_and_digits(text)
    if not 15 <= len(code) <= 34 or not _digits(code[2:4]) or not code.isascii():
        return False
    return (
        code[:2].isalpha() and int("".join(str(int(c, 36)) for c in code[4:] + code[:4])) % 97 == 1
    )


def _cpf_digit(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _falling(digits), strict=True))
    return str(total * 10 % 11 % 10)


def _falling(digits: str) -> range:
    return range(len(digits) + 1, 1, -1)


def _letters_and_digits(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


def _digits(text: str) -> bool:
    return bool(text) and all(character in string.digits for character in text)


def _same(digits: str) -> bool:
    """One digit again and again holds by its sum, and names nobody."""
    return len(set(digits)) == 1
