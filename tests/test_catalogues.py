"""Both languages say everything, and every text that the program asks for is there."""

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from incident_desk import i18n, paths

PACKAGE = Path(i18n.__file__).parent
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_]+)+")


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Every key of a language, and its text or texts."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((paths.resources() / "i18n" / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id:
                    continue
                many = isinstance(message.id, tuple)
                key = message.id[0] if many else message.id
                found[key] = tuple(message.string) if many else (message.string,)
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def asked_for() -> dict[str, str]:
    """Texts that the code asks for by a literal key: key -> file."""
    asked = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            first = node.args[0]
            speaks = name in ("texts", "t", "words", "_texts", "count") or name.endswith("Error")
            literal = first.value if isinstance(first, ast.Constant) else None
            if speaks and isinstance(literal, str) and KEY.fullmatch(literal):
                asked[literal] = path.name
    return asked


def test_both_languages_hold_the_same_keys():
    assert catalogue("en").keys() == catalogue("es").keys()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_text_is_empty(language):
    assert [key for key, texts in catalogue(language).items() if not all(texts)] == []


def test_both_languages_fill_the_same_fields():
    differing = [
        key
        for key, texts in catalogue("en").items()
        if fields(texts[-1]) != fields(catalogue("es")[key][-1])
    ]
    assert differing == []


def test_every_text_that_is_asked_for_is_there():
    missing = {key: file for key, file in asked_for().items() if key not in catalogue("en")}
    assert missing == {}
    assert len(asked_for()) > 100


def test_a_language_we_do_not_speak_is_answered_in_english():
    assert i18n.texts("fr").language == "en"


def test_one_and_many_are_told_apart():
    assert i18n.texts("es").count("board.drafts", 1) == "1 borrador"
    assert i18n.texts("es").count("board.drafts", 3) == "3 borradores"
