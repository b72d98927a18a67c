"""An SMS taken apart: its parts, what makes it cost more of them, and what would avoid that."""

import re
import unicodedata
from dataclasses import dataclass

from incident_desk.domain import channels
from incident_desk.domain.channels import UCS_2, Sms

# Spanish words with a letter that the GSM alphabet lacks, and others that say the same.
_SAME = {
    "actualización": "aviso",
    "aquí": "en esta web",
    "caída": "fallo",
    "electrónico": "e-mail",
    "información": "detalles",
    "interrupción": "corte",
    "línea": "red",
    "número": "nro.",
    "página": "web",
    "próxima": "siguiente",
    "próximo": "siguiente",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """A character outside the GSM alphabet.

    `stand_in` is its plain twin, or None for a letter or an emoji. `words` are the words that hold
    it, each once, with one that says the same or an empty text.
    """

    character: str
    stand_in: str | None
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TakenApart:
    """`parts` are the texts of the parts; `without` counts the text without its causes."""

    counted: Sms
    parts: tuple[str, ...]
    causes: tuple[Cause, ...]
    without: Sms

    @property
    def would_save(self) -> bool:
        return self.without.parts < self.counted.parts


def taken_apart(text: str) -> TakenApart:
    counted = channels.sms(text)
    starts = (0, *counted.ends)
    parts = tuple(text[start:end] for start, end in zip(starts, counted.ends, strict=False))
    if counted.alphabet != UCS_2:
        return TakenApart(counted, parts, (), counted)
    forced = {each.character: each.stand_in for each in counted.forced}
    causes = tuple(Cause(*each, _words(text, each[0])) for each in forced.items())
    plain = "".join(_plain(each, forced) for each in text)
    return TakenApart(counted, parts, causes, channels.sms(plain))


def _words(text: str, character: str) -> tuple[tuple[str, str], ...]:
    if not character.isalpha():
        return ()
    words = dict.fromkeys(word for word in re.findall(r"\w+", text) if character in word)
    return tuple((word, _SAME.get(word.lower(), "")) for word in words)


def _plain(character: str, forced: dict[str, str | None]) -> str:
    """As many letters as another word would have; what is no letter could be left out."""
    if character not in forced:
        return character
    stand_in = forced[character]
    if stand_in is not None:
        return stand_in
    return unicodedata.normalize("NFD", character)[0] if character.isalpha() else ""
