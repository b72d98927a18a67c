"""Characters that cannot be printed, and how they are told instead: as their code point."""

import re
from collections.abc import Iterator

# PDF/UA forbids controls and byte order marks; lone surrogates are no characters; private use
# means something else in every font.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_REFUSED = re.compile(
    r'the text(?: contains the disallowed codepoint)? `"(.+?)"`(?: could not be displayed)?'
)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def unprintable(data: object) -> str:
    """The characters anywhere in `data` that no font may show, each once and in order."""
    return "".join(sorted({each for text in _texts(data) for each in _UNPRINTABLE.findall(text)}))


def refused(diagnostic: str) -> set[str]:
    """The characters Typst says it cannot show: only plain letters are never among them."""
    found = (
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), quoted)
        for quoted in _REFUSED.findall(diagnostic)
    )
    return {character for text in found for character in text if not character.isascii()}


def code_point(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def spelt(data: object, missing: str) -> object:
    """The same data with every character of `missing` as its code point."""
    if isinstance(data, str):
        spelling = {ord(character): code_point(character) for character in missing}
        return data.replace("\r\n", "\n").translate(spelling)
    if isinstance(data, dict):
        return {key: spelt(value, missing) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [spelt(value, missing) for value in data]
    return data


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data.replace("\r\n", "\n")
    elif isinstance(data, dict):
        yield from _texts(list(data.values()))
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
