"""D01 to D08, D12 and D13: what would help an attacker, or names who must not be named."""

import ipaddress
import re
from collections.abc import Iterator, Mapping

from incident_desk.domain.readiness.case import Case, Check, Found
from incident_desk.domain.readiness.numbers import dates
from incident_desk.domain.readiness.phrases import Match, fold
from incident_desk.domain.readiness.rules import Forbidden

_IPV4 = re.compile(
    r"(?<![\w.])(?P<address>(?:\d{1,3}\.){3}\d{1,3})(?:/\d{1,2})?(?::\d{1,5})?(?![\w]|\.\d)"
)
_IPV6 = re.compile(
    r"(?<![\w:.])(?=[0-9a-f:]{2,39}(?![\w:]))[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:/\d{1,3})?",
    re.I,
)
_VERSION_BEFORE = re.compile(
    r"(?:versi[oó]n|release|build|firmware|v\.?|rev\.?|driver|update|actualizaci[oó]n)[ \t:]{0,3}$",
    re.I,
)
_HOST = re.compile(
    r"(?:(?<![\w.@/-])|(?<=//))(?=[a-z]{1,30}[\d.-])[a-z0-9]{1,63}(?:-[a-z0-9]{1,63}){0,8}(?:\.[a-z0-9-]{1,63}){0,6}(?![\w@-])",
    re.I,
)
_INSIDE = (
    *(".local", ".internal", ".lan", ".corp", ".intranet", ".intra", ".localdomain", ".home.arpa"),
)
_NUMBERED = re.compile(r"([a-z]{2,20})\d{2,3}")
_SMALL_NUMBER = re.compile(r"[a-z]{0,20}\d{1,3}")
_VERSION = r"v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+~][a-z0-9]{1,12}){0,3}|v?\d{1,4}(?![\w.:,%]|\.\d)"
_VERSION_AFTER = re.compile(
    r"[ \t/-]{0,2}(?:(?:versi[oó]n|release|server|v\.?)[ \t]{0,2})?"
    rf"(?P<version>{_VERSION})(?![\w%:])",
    re.I,
)
_WORD_VERSION = re.compile(
    r"\b(?:versi[oó]n|release|build|firmware)(?:es|s)?[ \t:]{1,3}"
    r"(?P<version>v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+][a-z0-9]{1,12}){0,2})(?![\w%])",
    re.I,
)
_BARE_VERSION = re.compile(
    r"(?<![\w.,:/@#€$-])(?P<version>v\d{1,4}(?:\.\d{1,6}){1,4}|\d{1,4}(?:\.\d{1,6}){2,4})(?:[-+][a-z0-9]{1,12}){0,2}(?![\w%]|[.,:/]\d)",
    re.I,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_WEAKNESS = re.compile(
    r"\b(?:CVE-\d{4}-\d{4,7}|GHSA(?:-[a-z0-9]{4}){3}|CWE-\d{1,5}|MS\d\d-\d{3}|VU#\d{5,7}|ZDI-\d\d-\d{3,5})\b",
    re.I,
)
_TICKET = re.compile(r"(?<![\w/#-])(?P<queue>[A-Z][A-Z0-9]{1,9})-\d{2,7}(?![\w-])")
_NOT_A_TICKET = frozenset(
    "ISO UTF SHA MD RFC IEEE IEC EN COVID HTTP TLS SSL GSM UTC GMT CET CEST SEV WPA AES RSA CVE CWE"  # noqa: SIM905
    " ZDI UNE RD BOE A B LTE USB H HTML CSS WCAG PCI NIST CP MP ART".split()
)
_INNER = re.compile(
    # a path of Unix, of Windows, of a shared folder
    r"(?<![\w/:.<])/(?:var|etc|opt|usr|home|srv|mnt|tmp|root|data|proc|dev|bin)(?:/[\w.@+-]{1,64}){1,12}/?"
    r"|\b[A-Z]:\\(?:[^\\\s:*?\"<>|]{1,64}\\?){1,12}|(?<!\\)\\\\[\w.-]{1,64}(?:\\[\w.$-]{1,64}){1,8}"
    # port 8443; localhost; a chat channel; hardware address
    r"|\b(?:ports?|puertos?)[ \t](?:n[ºo.]{1,2}[ \t])?\d{2,5}\b|\blocalhost(?::\d{2,5})?\b"
    r"|(?<![\w&/#])#(?:inc|incident|ops|sre|dev|team|war-?room)[\w-]{0,40}"
    r"|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b",
    re.I,
)
_NEAR = 6  # words between a guard and that it is off


def ip_address(case: Case) -> Iterator[Found]:
    text = case.draft.text
    for match in _IPV4.finditer(text):
        if _is_ip(match["address"]) and not _VERSION_BEFORE.search(
            text[max(0, match.start() - 20) : match.start()]
        ):
            yield _stand_in(case, match.start(), match.end(), "D01", "before_host")
    if text.count(":") > 1:
        for match in _IPV6.finditer(text):
            if _is_ip(match[0].split("/")[0]):
                yield _stand_in(case, match.start(), match.end(), "D01", "before_host")


def host_name(case: Case) -> Iterator[Found]:
    for match in _HOST.finditer(case.draft.text):
        if _is_host(fold(match[0]), case.rules.forbidden):
            yield _stand_in(case, match.start(), match.end(), "D02", "before_host")


def product_version(case: Case) -> Iterator[Found]:
    draft = case.draft
    taken = bytearray(len(draft.prose))
    for match in draft.matches("product_names"):
        version = _VERSION_AFTER.match(draft.prose, match.end)
        if version and _meant(case, match) and not case.is_own(match.start, match.end):
            taken[match.start : version.end()] = b"x" * (version.end() - match.start)
            yield _stand_in(case, match.start, version.end(), "D03_product", "article")
    for pattern in (_WORD_VERSION, _BARE_VERSION):
        for found in pattern.finditer(draft.prose):
            start, end = found.span()
            if any(taken[start:end]) or _is_other_figure(found["version"]):
                continue
            if not _is_version_of_ours(case, start):
                taken[start:end] = b"x" * (end - start)
                yield _stand_in(case, start, end, "D03_version", "article")


def vulnerability(case: Case) -> Iterator[Found]:
    """Not where it is said that it does no harm: 'we are not affected by'."""
    for found in _WEAKNESS.finditer(case.draft.text):
        if case.negated_at(case.draft.word_at(found.start()), reach=6):
            continue
        yield _stand_in(case, *found.span(), "D04", "article")
    for match in case.draft.matches("vulnerability_names"):
        if _meant(case, match) and not case.negated(match, reach=6):
            yield _stand_in(case, match.start, match.end, "D04", "article")


def internal_reference(case: Case) -> Iterator[Found]:
    for found in _TICKET.finditer(case.draft.text):
        if found["queue"] not in _NOT_A_TICKET:
            yield Found(*found.span(), values={"found": found[0]})
    for found in _INNER.finditer(case.draft.text):
        yield Found(*found.span(), values={"found": found[0]})


def vendor(case: Case) -> Iterator[Found]:
    if not case.rules.vendors_may_be_named:
        yield from _named(case, "vendor_names", "D06")


def component(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("component"):
        if match.phrase.stand_in is not None:
            yield case.stands_in(match)
        else:
            yield _stand_in(case, match.start, match.end, "D07")


def open_door(case: Case) -> Iterator[Found]:
    """A guard, and near it in the same sentence that it is off."""
    told = set()
    for guard in case.draft.matches("guard"):
        if guard.sentence in told or case.draft.has(guard.sentence, "on_again"):
            continue
        for off in case.draft.near(guard, "off", _NEAR):
            if not case.negated(off, reach=3):
                told.add(guard.sentence)
                start, end = min(guard.start, off.start), max(guard.end, off.end)
                yield Found(start, end, values={"found": case.draft.text[start:end]})
                break


def customer(case: Case) -> Iterator[Found]:
    yield from _named(case, "customer_names", "D12")


def extortion(case: Case) -> Iterator[Found]:
    for match in case.draft.matches("extortion"):
        yield case.stands_in(match)


def _named(case: Case, names: str, mend: str) -> Iterator[Found]:
    """Behind an article stands more than the name, and no stand-in fits: 'the Acme outage'."""
    for match in case.draft.matches(names):
        if not _meant(case, match):
            continue
        if case.draft.right_before(match.start, "article") < match.start:
            found = case.draft.text[match.start : match.end]
            yield Found(match.start, match.end, values={"found": found})
        else:
            yield _stand_in(case, match.start, match.end, mend)


def _meant(case: Case, match: Match) -> bool:
    """A name that is written with a capital is not meant by the same word in small letters."""
    return not match.phrase.text[:1].isupper() or case.draft.text[match.start].isupper()


def _stand_in(case: Case, start: int, end: int, mend: str, *before: str) -> Found:
    """The mend covers the phrase of the lists `before` right in front, as in 'the server at'."""
    first = case.draft.right_before(start, *before)
    words = case.fitted(first, case.mend(mend))
    return Found(start, end, "reason", {"found": case.draft.text[start:end]}, words, (first, end))


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return text != "::"


def _is_host(name: str, own: Forbidden) -> bool:
    """By the organisation's own patterns, by a name that exists inside only, or by its parts."""
    if own.hosts.fullmatch(name) or ("." in name and name.endswith(_INSIDE)):
        return True
    parts = name.split(".", maxsplit=1)[0].split("-")
    if len(parts) > 1:
        numbered = any(_SMALL_NUMBER.fullmatch(part) for part in parts)
        return numbered and any(part.rstrip("0123456789") in own.host_parts for part in parts)
    found = _NUMBERED.fullmatch(parts[0])
    return found is not None and found[1] in own.host_parts


def _is_version_of_ours(case: Case, start: int) -> bool:
    """'Acme Pay 5.2', 'Acme Pay Lite 5.2': customers may have to know it."""
    before = case.draft.word_at(start) - 1
    ours = case.draft.covered("own_products")
    return before in ours or before - 1 in ours


def _is_other_figure(text: str) -> bool:
    """1.200.000 is a number in Spanish, 12.10.2024 a day, and four parts may be an address."""
    return bool(_THOUSANDS.fullmatch(text) or dates(text) or _is_ip(text))


CHECKS: Mapping[str, Check] = {
    "D01": ip_address,
    "D02": host_name,
    "D03": product_version,
    "D04": vulnerability,
    "D05": internal_reference,
    "D06": vendor,
    "D07": component,
    "D08": open_door,
    "D12": customer,
    "D13": extortion,
}
