"""Typed reading of a TOML text: each mistake is told with its file, its line and its key."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Never

from incident_desk.domain.toml_lines import Spot, line_of, lines
from incident_desk.errors import InputError
from incident_desk.i18n import LANGUAGES


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file, and the path of keys that leads to it."""

    file: str
    path: str
    data: Mapping[str, object]
    spot: Spot = ()
    lines: Mapping[Spot, int] = field(default_factory=lambda: {(): 1})

    def key(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def refuse(self, mistake: str, name: str, **values: object) -> Never:
        """Raise the InputError of this mistake, a key of the catalogues, at this place."""
        line = line_of((*self.spot, name), self.lines)
        raise InputError(mistake, file=self.file, line=line, where=self.key(name), **values)

    def allow(self, names: Collection[str]) -> None:
        """Refuse a key of another name: it would be a slip of the pen, silently without effect."""
        for name in self.data:
            if name not in names:
                self.refuse("toml_file.no_such_key", name)

    def word(self, name: str) -> str:
        value = self._value(name)
        if not isinstance(value, str) or not value.strip():
            self.refuse("toml_file.not_text", name)
        return value.strip()

    def number(self, name: str, default: float | None = None) -> float:
        value = self._value(name) if default is None else self.data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse("toml_file.not_number", name)
        return value

    def whole(self, name: str, least: int, most: int) -> int:
        value = self.number(name)
        if not isinstance(value, int) or not least <= value <= most:
            self.refuse("toml_file.not_between", name, least=least, most=most)
        return value

    def switch(self, name: str) -> bool:
        value = self.data.get(name, False)
        if not isinstance(value, bool):
            self.refuse("toml_file.not_switch", name)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of texts; it may be empty."""
        value = self._value(name)
        if not isinstance(value, list):
            self.refuse("toml_file.not_words", name)
        return tuple(self._each_word(name, place, item) for place, item in enumerate(value, 1))

    def numbers(self, name: str, least: int, most: int) -> tuple[int, ...]:
        """A list of whole numbers; it may be empty."""
        value = self._value(name)
        if not isinstance(value, list):
            self.refuse("toml_file.not_numbers", name)
        each = {str(place): item for place, item in enumerate(value, 1)}
        listed = Entry(self.file, self.key(name), each, (*self.spot, name), self.lines)
        return tuple(listed.whole(place, least, most) for place in each)

    def choice(self, name: str, words: Collection[str]) -> str:
        word = self.word(name)
        if word not in words:
            self.refuse("toml_file.not_one_of", name, words=", ".join(words))
        return word

    def languages(self, name: str = "") -> Mapping[str, str]:
        """The same text in every language; with no `name`, beside the other keys of this table."""
        entry = self.entry(name) if name else self
        if name:
            entry.allow(LANGUAGES)
        return {language: entry.word(language) for language in LANGUAGES}

    def entry(self, name: str) -> "Entry":
        value = self._value(name)
        if not isinstance(value, dict):
            self.refuse("toml_file.not_table", name)
        return Entry(self.file, self.key(name), value, (*self.spot, name), self.lines)

    def entries(self, name: str, label: str) -> list["Entry"]:
        """A list of tables; each is told apart by its value of `label`, or else by its place."""
        value = self._value(name)
        if not isinstance(value, list) or not value:
            self.refuse("toml_file.not_list", name)
        found: list[Entry] = []
        for place, item in enumerate(value, 1):
            if not isinstance(item, dict):
                self.refuse("toml_file.not_table", f"{name}.{place}")
            path = f"{self.key(name)}.{item.get(label, place)}"
            if any(path == entry.path for entry in found):
                line = line_of((*self.spot, name, place - 1), self.lines)
                raise InputError("toml_file.twice", file=self.file, line=line, where=path)
            spot = (*self.spot, name, place - 1)
            found.append(Entry(self.file, path, item, spot, self.lines))
        return found

    def _each_word(self, name: str, place: int, item: object) -> str:
        if not isinstance(item, str) or not item.strip():
            self.refuse("toml_file.not_text", f"{name}.{place}")
        return item.strip()

    def _value(self, name: str) -> object:
        if name not in self.data:
            self.refuse("toml_file.missing", name)
        return self.data[name]


def parse(text: str, name: str) -> Entry:
    """The whole file. Raises InputError, with the line, when it is not TOML."""
    try:
        return Entry(name, "", tomllib.loads(text), (), lines(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        at = int(line[1]) if line else text.count("\n") + 1
        raise InputError("toml_file.not_toml", file=name, line=at) from error
