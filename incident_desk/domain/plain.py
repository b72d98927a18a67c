"""Words as a reader compares them: without capitals and accents."""

import unicodedata


def bare(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def bare_in_place(text: str) -> str:
    """The same, letter by letter: what is found in it stands at the same place in `text`."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    return (bare(letter) or " ")[0]
