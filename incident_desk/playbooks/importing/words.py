"""What runbooks call their parts and begin their actions with: `resources/runbook_words.toml`."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any

from incident_desk import paths

_TABLE: dict[str, Any] = tomllib.loads(
    (paths.resources() / "runbook_words.toml").read_text("utf-8")
)
_HEADINGS, _SAID = _TABLE["headings"], _TABLE["sentences"]


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _inside(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(words)}\b", re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"^{_any(words)}$", re.IGNORECASE)


def _set(name: str) -> frozenset[str]:
    return frozenset(_SAID[name].split())


ACTION, LISTS = _inside(_HEADINGS["action"]), _inside(_HEADINGS["lists"])
BACKGROUND, REFERENCE = _whole(_HEADINGS["background"]), _whole(_HEADINGS["reference"])
EXAMPLE = re.compile(r"(?:examples?|ejemplos?)\b", re.IGNORECASE)
FOR_A_ROLE = _inside(_HEADINGS["for_a_role"])
ROLES: dict[str, re.Pattern[str]] = {
    role: _inside(words) for role, words in _TABLE["roles"].items()
}

VERBS = _set("verbs_en") | _set("verbs_es")
NO_INFINITIVES, AFTER_NOUN = _set("no_infinitives"), _set("after_noun")
BEFORE_CLAUSE, NAMES, AFTER_VERB = _set("before_clause"), _set("names"), _set("after_verb")
DETERMINERS, BEGINS_CLAUSE = _set("determiners"), _set("begins_clause")
ENDINGS = _set("endings")
COMMON: dict[str, frozenset[str]] = {"en": _set("common_en"), "es": _set("common_es")}
# A Spanish infinitive says what an imperative does: 'Comprobar el disco'.
INFINITIVE = re.compile(r"[a-záéíóúñü]{2,}(?:ar|er|ir|arse|erse|irse)\b")
LEADS = re.compile(
    rf"^(?:{_any(_SAID['leads'])}(?:\s+(?:also|first|then))?,?\s+)+",
    re.IGNORECASE,
)
CONDITION = re.compile(
    rf"^{_any(_SAID['conditions'])}\b[^.!?]*?(?:[,:]\s+|\s+then,?\s+)(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
NO_ACTION = re.compile(rf"^{_any(_SAID['no_action'])}", re.IGNORECASE)
FORBIDDING = re.compile(r"^(?:do not|don[’']t|never|avoid|nunca|jamás|evite)\s+\w+", re.IGNORECASE)
# Spanish 'no' before its verb, with or without a pronoun: 'No lo reinicie'.
NO_VERB = re.compile(r"^no\s+(?:(?:se|lo|la|los|las|le|les|me|te)\s+)?(?P<verb>\w+)", re.IGNORECASE)
