"""The words of the program, in every language at once.

One mechanism for window, command line and documents, because a Spanish report must be made from an
English window. Catalogues are keyed: no language is the one the others are translated from.
"""

import gettext
from functools import cache
from string import Formatter

from incident_desk import paths

LANGUAGES = ("en", "es")


class Texts:
    """The catalogue of one language: `texts("declare.title")`, with values for its fields."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        text = self._catalogue.gettext(key)
        return _FORMAT.vformat(text, (), values) if values else text

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The text for this many: the catalogue holds the forms of `key` and `key.plural`."""
        text = self._catalogue.ngettext(key, f"{key}.plural", number)
        return _FORMAT.vformat(text, (), {"number": number, **values})


@cache
def texts(language: str) -> Texts:
    """The catalogue of `language`; any other language is answered in English."""
    chosen = language if language in LANGUAGES else LANGUAGES[0]
    path = paths.resources() / "i18n" / f"{chosen}.mo"
    with path.open("rb") as file:
        return Texts(chosen, gettext.GNUTranslations(file))


_FORMAT = Formatter()
