"""The rules of an organisation that has filled in its own names, and the table of cases."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from incident_desk import paths
from incident_desk.domain.readiness import Finding, Record, Rules, check, load

CASES = Path(__file__).parent / "cases.toml"
LANGUAGES = ("en", "es")
_OWN = {
    "domains = []": 'domains = ["example.com"]',
    "products = []": 'products = ["Rosa Pay"]',
    "customers = []": 'customers = ["Acme", "Banco Norte"]',
    "hosts = []": 'hosts = ["mad-*"]',
}


@cache
def source() -> str:
    return (paths.resources() / "readiness.toml").read_text("utf-8")


@cache
def rules() -> Rules:
    text = source()
    for empty, filled in _OWN.items():
        assert text.count(f"\n{empty}") == 1
        text = text.replace(f"\n{empty}", f"\n{filled}")
    return load(text, "readiness.toml")


@cache
def table() -> dict:
    return tomllib.loads(CASES.read_text("utf-8"))


def cases(kind: str) -> list[tuple[str, str, str, dict]]:
    """Rule, language, text and record of each case of this kind."""
    return [
        (rule, language, *_text_and_record(item, case, language))
        for rule, case in table().items()
        for language in LANGUAGES
        for item in case[language][kind]
    ]


def found(rule: str, text: str, record: dict) -> list[Finding]:
    return [each for each in check(text, Record(**record), rules()) if each.rule == rule]


def _text_and_record(item: str | dict, case: dict, language: str) -> tuple[str, dict]:
    own = {"text": item} if isinstance(item, str) else dict(item)
    text = own.pop("text")
    shared = {**case.get("record", {}), **case[language].get("record", {})}
    record = {"language": language, **shared, **own}
    if "zone" in record:
        record["zone"] = ZoneInfo(record["zone"])
    if record.get("approved_sha256") == "sha256 of the text":
        record["approved_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return text, record
